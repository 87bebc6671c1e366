extension CompiledVault {
  /// A column of a source that is not loaded: what stands in it is never kept.
  package struct ExcludedColumn: Hashable, Sendable, Codable {
    package var name: String
    package var reason: String

    package init(name: String, reason: String) {
      self.name = name
      self.reason = reason
    }
  }

  /// A table of a source system that is not loaded.
  package struct ExcludedTable: Hashable, Sendable, Codable {
    /// Its full name in the source system.
    package var name: String
    package var reason: String

    package init(name: String, reason: String) {
      self.name = name
      self.reason = reason
    }
  }
}
