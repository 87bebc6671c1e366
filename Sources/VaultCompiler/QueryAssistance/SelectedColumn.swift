import PostgresSchema
import VaultModel

/// A column of a view, and what it is worked out from.
struct SelectedColumn {
  var name: String
  var expression: SQL

  /// A column of a table as it is there.
  init(_ column: Column, of row: SQL) {
    self.init(column.name, "\(row).\(id: column.name)")
  }

  init(_ name: String, _ expression: SQL) {
    self.name = name
    self.expression = expression
  }
}

extension SelectedColumn {
  /// The expression, and the name where it has not that one already.
  fileprivate var sql: SQL {
    let isNamed = expression.text.hasSuffix("." + SQL.identifier(name).text)
    return isNamed ? expression : "\(expression) AS \(id: name)"
  }
}

extension [Column] {
  /// A table's columns as views show them: none that the model gave up, and what got a column of
  /// another type under its one name.
  ///
  /// - Parameters:
  ///   - attributes: Those of the table.
  ///   - row: What the columns are read from.
  ///   - source: Whether that is the table itself, or a view that shows them so already.
  /// - Returns: The columns in the table's order.
  func shown(
    _ attributes: [CompiledVault.Attribute], of row: SQL, from source: RowSource
  ) -> [SelectedColumn] {
    let byName = Dictionary(attributes.map { ($0.name, $0) }) { first, _ in first }
    return compactMap { column in
      guard let attribute = byName[column.name] else { return SelectedColumn(column, of: row) }
      guard !attribute.isRetired else { return nil }
      let value: SQL =
        switch source {
        case .table: attributes.value(of: attribute, in: row)
        case .view: "\(row).\(id: attribute.shownName)"
        }
      return SelectedColumn(attribute.shownName, value)
    }
  }
}

/// What a view reads a row from.
enum RowSource {
  case table
  case view
}

extension [SelectedColumn] {
  /// `SELECT` and the columns.
  var selected: SQL { "SELECT\n  \(list)" }

  /// The columns, several on a line.
  var list: SQL { SQL.filled(map(\.sql), margin: "  ") }
}

/// Names that are given out once each, as long as PostgreSQL keeps them whole.
struct ColumnNames {
  private var given: Set<String>

  init(taken: [String] = []) { given = Set(taken) }

  /// The name itself; with a number behind it where it was given out before.
  mutating func give(_ name: String) -> String {
    var candidate = ObjectName.make(name, suffix: "")
    var number = 2
    while !given.insert(candidate).inserted {
      candidate = ObjectName.make(name, suffix: "_\(number)")
      number += 1
    }
    return candidate
  }
}
