/// A column of a source table.
///
/// A class, though it is a value: a source table is a value of many columns, and for each that is more
/// than one reference the compiler writes every way to copy and destroy the table out in full. That
/// was nearly all of the time that a large model took to compile.
public final class Column: Sendable {
  package let name: String
  package let type: SQLType
  package let place: ModelPlace
  /// What it is made of, where records have no such column.
  package let derivation: InputDerivation?
  /// The columns that it is made of.
  package let origins: [Column]

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
    derivation = nil
    origins = []
  }

  /// A value that is made of columns, and named by what makes it.
  init(
    _ name: String, _ type: SQLType, made derivation: InputDerivation, from origins: [Column],
    file: String, line: Int
  ) {
    self.name = name
    self.type = type
    self.derivation = derivation
    self.origins = origins
    place = ModelPlace(file: file, line: line)
  }

  /// What an attribute that is made of it is called without a word to the contrary.
  package var attributeName: String {
    switch derivation {
    case .element(let array): array
    case .position(let array): "\(array)_position"
    case .constant, .combined, .rowHash, .lookedUpTenant, nil: name
    }
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
