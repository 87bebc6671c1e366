extension String {
  /// Whether the name comes first by bytes: the order of hashing, and of everything that is written.
  ///
  /// Swift's own `<` takes two spellings of a letter for one; their order would hang on the input's.
  package func precedesByBytes(_ other: String) -> Bool {
    utf8.lexicographicallyPrecedes(other.utf8)
  }
}
