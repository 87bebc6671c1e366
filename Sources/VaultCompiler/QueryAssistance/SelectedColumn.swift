import PostgresSchema

/// A column of a view, and what it is worked out from.
struct SelectedColumn {
  var name: String
  var expression: SQL
  var type: DataType
  var comment: String?

  /// A column of a table as it is there.
  init(_ column: Column, of row: SQL) {
    self.init(
      column.name, "\(row).\(id: column.name)", of: column.type, comment: column.comment)
  }

  init(_ name: String, _ expression: SQL, of type: DataType, comment: String? = nil) {
    self.name = name
    self.expression = expression
    self.type = type
    self.comment = comment
  }
}

extension SelectedColumn {
  /// The expression, and the name where it has not that one already.
  fileprivate var sql: SQL {
    let isNamed = expression.text.hasSuffix("." + SQL.identifier(name).text)
    return isNamed ? expression : "\(expression) AS \(id: name)"
  }
}

extension [SelectedColumn] {
  /// `SELECT` and the columns, one a line.
  var selected: SQL { "SELECT\n  \(list)" }

  /// The columns, one a line.
  var list: SQL { map(\.sql).joined(separator: ",\n  ") }

  var comments: [View.ColumnComment] {
    compactMap { column in column.comment.map { View.ColumnComment(column.name, $0) } }
  }
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
