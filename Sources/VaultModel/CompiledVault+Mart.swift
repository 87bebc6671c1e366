extension CompiledVault {
  /// What the vault is asked for: a query, as a view or kept in a materialised view.
  package struct Mart: Hashable, Sendable, Codable {
    package var name: String
    package var about: String?
    /// What readers read.
    package var view: TableName
    /// The author's SQL, a single SELECT without a semicolon.
    package var query: String
    /// The column that says whose a row is; nil where the mart is nobody's own.
    package var tenantColumn: String?
    /// Nil where the view computes its rows anew each time.
    package var stored: StoredMart?
    package var traits: TableTraits

    package init(
      name: String, about: String? = nil, view: TableName, query: String, tenantColumn: String?,
      stored: StoredMart? = nil, traits: TableTraits = TableTraits()
    ) {
      self.name = name
      self.about = about
      self.view = view
      self.query = query
      self.tenantColumn = tenantColumn
      self.stored = stored
      self.traits = traits
    }
  }

  /// The materialised view under a mart.
  package struct StoredMart: Hashable, Sendable, Codable {
    package var table: TableName
    /// The columns that tell its rows apart: a refresh beside readers needs them.
    package var key: [String]
    package var refreshFunction: TableName

    package init(
      table: TableName, key: [String], refreshFunction: TableName
    ) {
      self.table = table
      self.key = key
      self.refreshFunction = refreshFunction
    }
  }
}
