extension CompiledVault {
  /// A code list and its table: known by a natural key, without hash keys and without tenants.
  package struct ReferenceTable: Hashable, Sendable, Codable {
    package var name: String
    package var about: String?
    package var table: TableName
    package var keyParts: [KeyPart]
    /// Sorted by ordinal; columns of `history` where there is one, else of `table`.
    package var attributes: [Attribute]
    /// Where the versions of the payload lie; nil where only the newest is kept.
    package var history: ReferenceHistory?
    package var traits: TableTraits
    package var past: TablePast

    package init(
      name: String, about: String? = nil, table: TableName, keyParts: [KeyPart],
      attributes: [Attribute], history: ReferenceHistory? = nil,
      traits: TableTraits = TableTraits(), past: TablePast = TablePast()
    ) {
      self.name = name
      self.about = about
      self.table = table
      self.keyParts = keyParts
      self.attributes = attributes
      self.history = history
      self.traits = traits
      self.past = past
    }
  }

  /// The table of a reference table's versions.
  package struct ReferenceHistory: Hashable, Sendable, Codable {
    package var table: TableName
    /// The SQL function that recomputes the hash diff of a row of `table`.
    package var hashDiffFunction: TableName

    package init(
      table: TableName, hashDiffFunction: TableName
    ) {
      self.table = table
      self.hashDiffFunction = hashDiffFunction
    }
  }
}
