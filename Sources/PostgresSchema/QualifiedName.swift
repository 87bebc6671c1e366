/// The name of a table, view or function within its schema, unquoted.
package struct QualifiedName: Hashable, Sendable, Comparable, CustomStringConvertible {
  package var schema: String
  package var name: String

  package init(schema: String, name: String) {
    self.schema = schema
    self.name = name
  }

  /// Both parts quoted.
  package var sql: SQL {
    SQL(trusted: SQL.identifier(schema).text + "." + SQL.identifier(name).text)
  }

  package var description: String { "\(schema).\(name)" }

  package static func < (left: QualifiedName, right: QualifiedName) -> Bool {
    (left.schema, left.name) < (right.schema, right.name)
  }
}
