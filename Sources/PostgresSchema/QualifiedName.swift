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

  /// By bytes, so that the order is the same on every machine and for every spelling of a letter.
  package static func < (left: QualifiedName, right: QualifiedName) -> Bool {
    if left.schema.utf8.elementsEqual(right.schema.utf8) {
      return left.name.utf8.lexicographicallyPrecedes(right.name.utf8)
    }
    return left.schema.utf8.lexicographicallyPrecedes(right.schema.utf8)
  }
}
