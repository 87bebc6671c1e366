/// The same value in every record of a source.
///
/// ```swift
/// Satellite("fee", of: customer) {
///   row.amount
///   Constant("EUR", .varchar(3)).named("currency")
/// }
/// ```
///
/// As a part of a key a constant is written as a text alone: `branch.key("SOUTH", row.number)`.
public struct Constant: AttributeConvertible {
  private let column: Column

  /// Declares a constant.
  ///
  /// - Parameters:
  ///   - text: The value, as PostgreSQL reads it.
  ///   - type: Its type.
  ///   - file: Filled in by Swift.
  ///   - line: Filled in by Swift.
  public init(_ text: String, _ type: SQLType, file: String = #filePath, line: Int = #line) {
    column = Column(
      "constant(\(text)::\(type))", type, made: .constant(text: text), from: [], file: file,
      line: line)
  }

  /// An attribute that needs a name.
  public var attribute: Attribute { Attribute(column) }
}
