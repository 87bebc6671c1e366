/// The type of a column or of an argument, as SQL spells it.
package struct DataType: Hashable, Sendable {
  package var sql: SQL

  package init(_ sql: SQL) { self.sql = sql }

  package static let bigint = DataType("bigint")
  package static let boolean = DataType("boolean")
  package static let bytea = DataType("bytea")
  package static let integer = DataType("integer")
  package static let jsonb = DataType("jsonb")
  package static let numeric = DataType("numeric")
  package static let text = DataType("text")
  package static let timestamptz = DataType("timestamp with time zone")
  /// Whatever type the argument of a call has.
  package static let anyElement = DataType("anyelement")

  package static func varchar(_ limit: Int) -> DataType { DataType("character varying(\(limit))") }
  package static func array(of element: DataType) -> DataType { DataType("\(element.sql)[]") }
  /// Rows of the columns named, which a function gives.
  package static func rows(_ columns: [(name: String, type: DataType)]) -> DataType {
    let lines = columns.map { "\(id: $0.name) \($0.type.sql)" as SQL }
    return DataType("\(Self.rowsStart)\(lines.joined(separator: Self.rowsSeparator)))")
  }

  /// Rows as a table or view has them, which a function gives.
  package static func rows(of relation: QualifiedName) -> DataType { DataType("SETOF \(relation)") }

  /// The table or view whose rows a function gives; nil for all other types.
  package var rowRelation: QualifiedName? {
    let names = /SETOF "((?:[^"]|"")*)"\."((?:[^"]|"")*)"/
    guard let match = sql.text.wholeMatch(of: names) else { return nil }
    let parts = [match.1, match.2].map { String($0).replacing("\"\"", with: "\"") }
    return QualifiedName(schema: parts[0], name: parts[1])
  }

  private static let rowsStart: SQL = "TABLE (\n    "
  private static let rowsSeparator: SQL = ",\n    "

  /// The columns of rows, as they are spelled; nil for what is no rows.
  package var rowColumns: [(name: String, type: String)]? {
    guard sql.text.hasPrefix(Self.rowsStart.text), sql.text.hasSuffix(")") else { return nil }
    let list = sql.text.dropFirst(Self.rowsStart.text.count).dropLast()
    return list.split(separator: Self.rowsSeparator.text).map { line in
      // A quote within a name is doubled, so this ends the name in every case.
      let name = line.prefixMatch(of: /"([^"]|"")*"/)?.output.0 ?? ""
      return (String(name), String(line.dropFirst(name.count).drop { $0 == " " }))
    }
  }

  /// A whole row of a table or view.
  package static func row(of table: QualifiedName) -> DataType { DataType(table.sql) }
}
