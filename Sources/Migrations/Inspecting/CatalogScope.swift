package import PostgresSchema

/// What of a database is looked at.
package struct CatalogScope: Hashable, Sendable {
  /// All that lies in these is read.
  package var schemas: [String]
  /// Roles belong to the whole server, so only those asked for are read.
  package var roles: [String]
  package var extensions: [String]

  package init(schemas: [String], roles: [String] = [], extensions: [String] = []) {
    self.schemas = schemas
    self.roles = roles
    self.extensions = extensions
  }

  /// Where what is expected would be.
  package init(of expected: Catalog) {
    var schemas: Set<String> = []
    var roles: Set<String> = []
    var extensions: Set<String> = []
    for identity in expected.entries.keys {
      switch identity.kind {
      case .role: roles.insert(identity.schema)
      case .installedExtension: extensions.insert(identity.schema)
      // Rows are the business of whoever writes them.
      case .row: break
      case .namespace, .function, .table, .column, .primaryKey, .check, .partition, .index,
        .foreignKey, .view, .materializedView, .policy, .right:
        schemas.insert(identity.schema)
      }
    }
    self.init(schemas: schemas.sorted(), roles: roles.sorted(), extensions: extensions.sorted())
  }
}
