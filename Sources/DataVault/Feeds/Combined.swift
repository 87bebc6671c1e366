/// The texts of several columns as one.
///
/// ```swift
/// Satellite("customer_profile", of: customer) {
///   Combined(row.firstName, row.lastName, separatedBy: " ").named("full_name")
/// }
/// ```
///
/// Each value stands as PostgreSQL prints it. NULLs are left out together with their separator; where
/// all are NULL, so is the whole. Two records may give one text, so that a business key rather has
/// several parts.
public struct Combined: AttributeConvertible, KeyValueConvertible {
  private let column: Column

  /// Combines columns, in this order.
  ///
  /// - Parameters:
  ///   - first: The first column.
  ///   - second: The second one.
  ///   - more: All others.
  ///   - separator: Stands between two values.
  ///   - file: Filled in by Swift.
  ///   - line: Filled in by Swift.
  public init(
    _ first: Column, _ second: Column, _ more: Column..., separatedBy separator: String,
    file: String = #filePath, line: Int = #line
  ) {
    let columns = [first, second] + more
    let names = columns.map(\.name)
    column = Column(
      "combined(\(names.joined(separator: ", ")), '\(separator)')", .text,
      made: .combined(columns: names, separator: separator), from: columns, file: file, line: line)
  }

  /// An attribute that needs a name.
  public var attribute: Attribute { Attribute(column) }

  /// A part of a key.
  public var keyValue: KeyValue { .column(column) }
}
