/// A column of a source table.
///
/// A class, though it is a value: a source table is a value of many columns, and for each that is more
/// than one reference the compiler writes every way to copy and destroy the table out in full. That
/// was nearly all of the time that a large model took to compile.
public final class Column: Sendable {
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

extension Column: Hashable {
  /// Two columns are one where they say the same in the same line.
  public static func == (one: Column, other: Column) -> Bool {
    one.name == other.name && one.type == other.type && one.place == other.place
  }

  /// Takes in all that it says.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(type)
    hasher.combine(place)
  }
}
