/// Rows that a table holds from the beginning.
package struct RowInsert: Hashable, Sendable {
  package var table: QualifiedName
  package var columns: [String]
  /// Each as long as `columns`.
  package var rows: [[SQL]]
  package var existing: Existing

  package init(into table: QualifiedName, columns: [String], rows: [[SQL]], existing: Existing) {
    self.table = table
    self.columns = columns
    self.rows = rows
    self.existing = existing
  }
}

extension RowInsert {
  /// What is done about a row whose key is there already.
  package enum Existing: Hashable, Sendable {
    case fails
    case isKept
  }
}
