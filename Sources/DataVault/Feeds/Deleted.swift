/// The column that marks a record as a deletion.
///
/// ```swift
/// Deleted(when: row.operation, is: "D")
/// ```
///
/// as a line of a delta source. Such a record closes the open versions of its keys and writes their
/// absence to the source's status satellites.
public struct Deleted: Hashable, Sendable {
  /// The values of the column that mark a deletion.
  package enum Mark: Hashable, Sendable {
    case isTrue
    case isPresent
    case isOneOf([String])
  }

  package let column: Column
  package let mark: Mark
  package let place: ModelPlace

  /// Marks a deletion by the value of a column.
  ///
  /// - Parameters:
  ///   - column: The column that decides.
  ///   - value: The value of a deletion, as the column's type reads it.
  ///   - more: More values of deletions.
  ///   - file: Filled in by Swift.
  ///   - line: Filled in by Swift.
  public init(
    when column: Column, is value: String, _ more: String..., file: String = #filePath,
    line: Int = #line
  ) {
    self.init(column, .isOneOf([value] + more), ModelPlace(file: file, line: line))
  }

  /// Marks a deletion by a column that is true.
  ///
  /// - Parameters:
  ///   - column: A `bool`.
  ///   - file: Filled in by Swift.
  ///   - line: Filled in by Swift.
  public init(when column: Column, file: String = #filePath, line: Int = #line) {
    self.init(column, .isTrue, ModelPlace(file: file, line: line))
  }

  /// Marks a deletion by a column that is not NULL.
  ///
  /// - Parameters:
  ///   - column: A column of any type but `bool`.
  ///   - file: Filled in by Swift.
  ///   - line: Filled in by Swift.
  public init(whenPresent column: Column, file: String = #filePath, line: Int = #line) {
    self.init(column, .isPresent, ModelPlace(file: file, line: line))
  }

  private init(_ column: Column, _ mark: Mark, _ place: ModelPlace) {
    self.column = column
    self.mark = mark
    self.place = place
  }
}
