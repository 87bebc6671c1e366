/// A column of a source table.
public struct Column: Hashable, Sendable {
  package let name: String
  package let type: SQLType
  package let place: ModelPlace

  /// Declares a column of a source table.
  ///
  /// - Parameters:
  ///   - name: The column's name in the source.
  ///   - type: Its type; an attribute that is made of it has the same.
  ///   - file: Filled in by Swift.
  ///   - line: Filled in by Swift.
  public init(_ name: String, _ type: SQLType, file: String = #filePath, line: Int = #line) {
    self.name = name
    self.type = type
    place = ModelPlace(file: file, line: line)
  }
}
