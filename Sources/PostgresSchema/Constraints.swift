/// The columns by which a table knows a row.
package struct PrimaryKey: Hashable, Sendable {
  package var name: String
  package var columns: [String]

  package init(_ name: String, _ columns: [String]) {
    self.name = name
    self.columns = columns
  }
}

/// A condition that every row of a table meets.
package struct Check: Hashable, Sendable {
  package var name: String
  package var condition: SQL

  package init(_ name: String, _ condition: SQL) {
    self.name = name
    self.condition = condition
  }
}

/// A column that holds the primary key of a row in another table.
package struct ForeignKey: Hashable, Sendable {
  package var name: String
  package var column: String
  package var table: QualifiedName

  package init(_ name: String, _ column: String, references table: QualifiedName) {
    self.name = name
    self.column = column
    self.table = table
  }
}
