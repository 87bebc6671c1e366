/// The type of a column or of an argument, as SQL spells it.
package struct DataType: Hashable, Sendable {
  package var sql: SQL

  package init(_ sql: SQL) { self.sql = sql }

  package static let bigint = DataType("bigint")
  package static let boolean = DataType("boolean")
  package static let bytea = DataType("bytea")
  package static let integer = DataType("integer")
  package static let jsonb = DataType("jsonb")
  package static let text = DataType("text")
  package static let timestamptz = DataType("timestamp with time zone")
  /// Whatever type the argument of a call has.
  package static let anyElement = DataType("anyelement")

  package static func varchar(_ limit: Int) -> DataType { DataType("character varying(\(limit))") }
  package static func array(of element: DataType) -> DataType { DataType("\(element.sql)[]") }
  /// Rows of the columns named, which a function gives.
  package static func rows(_ columns: [(name: String, type: DataType)]) -> DataType {
    let lines = columns.map { "\(id: $0.name) \($0.type.sql)" as SQL }
    return DataType("TABLE (\n    \(lines.joined(separator: ",\n    ")))")
  }

  /// A whole row of a table or view.
  package static func row(of table: QualifiedName) -> DataType { DataType(table.sql) }
}
