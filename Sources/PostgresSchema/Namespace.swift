/// What PostgreSQL calls a schema: a room for tables, views and functions.
package struct Namespace: Hashable, Sendable {
  package var name: String
  package var ownership: Ownership
  package var comment: String?

  package init(_ name: String, ownership: Ownership, comment: String? = nil) {
    self.name = name
    self.ownership = ownership
    self.comment = comment
  }
}

/// An extension of PostgreSQL that the database needs, and the schema of its functions.
package struct InstalledExtension: Hashable, Sendable {
  package var name: String
  package var schema: String

  package init(_ name: String, schema: String) {
    self.name = name
    self.schema = schema
  }
}

/// PL/pgSQL that is run once and not stored, as to stop where a database is not fit.
package struct CodeBlock: Hashable, Sendable {
  /// From `BEGIN`, or `DECLARE`, to `END`.
  package var body: SQL

  package init(_ body: SQL) { self.body = body }
}
