/// The column that orders the records of a delivery.
///
/// ```swift
/// Ordered(by: row.sequence)
/// ```
///
/// as a line of a delta source. Versions of one key are stored in this order; without the line, the
/// position in the delivery decides.
public struct Ordered: Hashable, Sendable {
  package let column: Column
  package let place: ModelPlace

  /// Orders records by a column.
  ///
  /// - Parameters:
  ///   - column: A whole number, a `numeric`, a date with or without a time, or a text.
  ///   - file: Filled in by Swift.
  ///   - line: Filled in by Swift.
  public init(by column: Column, file: String = #filePath, line: Int = #line) {
    self.column = column
    place = ModelPlace(file: file, line: line)
  }
}
