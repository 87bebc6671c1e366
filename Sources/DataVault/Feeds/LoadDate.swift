/// The column that holds each record's load date.
///
/// ```swift
/// LoadDate(row.changedAt)
/// ```
///
/// as a line of a delta source. Each record is stored at the date in the column, so that a record may
/// be late on its own.
public struct LoadDate: Hashable, Sendable {
  package let column: Column
  package let place: ModelPlace

  /// Takes the load date from a column.
  ///
  /// - Parameters:
  ///   - column: A `timestamptz`, `timestamp` or `date`; the last two are read as UTC.
  ///   - file: Filled in by Swift.
  ///   - line: Filled in by Swift.
  public init(_ column: Column, file: String = #filePath, line: Int = #line) {
    self.column = column
    place = ModelPlace(file: file, line: line)
  }
}
