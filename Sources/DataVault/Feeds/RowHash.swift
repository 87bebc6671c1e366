/// A key for records that have none of their own: the hash of what they hold.
///
/// ```swift
/// event.key(RowHash())
/// event.key(RowHash(of: row.customer, row.happenedAt, row.kind))
/// ```
///
/// It is made as a hash diff is: of the names and values of the columns, those that are NULL left out,
/// under the rules of `vw1` and with the vault's algorithm, written as lower-case hex. Two records that
/// agree in these columns are one. With all columns a new column gives every record that fills it
/// another key: where columns may be added, name those that make a record what it is.
public struct RowHash: AttributeConvertible, KeyValueConvertible {
  private let column: Column

  /// Hashes columns of the source.
  ///
  /// - Parameters:
  ///   - columns: What is hashed; all columns of the source by default.
  ///   - file: Filled in by Swift.
  ///   - line: Filled in by Swift.
  public init(of columns: Column..., file: String = #filePath, line: Int = #line) {
    let names = columns.map(\.name)
    let shown = names.isEmpty ? "*" : names.joined(separator: ", ")
    column = Column(
      "row_hash(\(shown))", .varchar(64), made: .rowHash(columns: names), from: columns, file: file,
      line: line)
  }

  /// An attribute that needs a name.
  public var attribute: Attribute { Attribute(column) }

  /// A part of a key.
  public var keyValue: KeyValue { .column(column) }
}
