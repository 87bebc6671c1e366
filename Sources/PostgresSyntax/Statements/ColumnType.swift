/// A column's type as far as its name tells: `numeric(10,2)`, `text[]`.
package struct ColumnType: Hashable, Sendable {
  /// In the server's spelling: `int4`, `varchar`, `timestamptz`.
  package var name: String
  /// Length, precision, scale; empty where none is written.
  package var modifiers: [Int]
  package var isArray: Bool

  package init(_ name: String, _ modifiers: [Int] = [], isArray: Bool = false) {
    self.name = name
    self.modifiers = modifiers
    self.isArray = isArray
  }
}

extension ColumnType: CustomStringConvertible {
  package var description: String {
    let numbers = modifiers.map { "\($0)" }.joined(separator: ",")
    return name + (numbers.isEmpty ? "" : "(\(numbers))") + (isArray ? "[]" : "")
  }
}

extension ColumnType {
  /// Whether it is a number with a sequence of its own.
  package var isSerial: Bool { Self.serials.contains(name) }

  private static let serials: Set = [
    "serial", "serial2", "serial4", "serial8", "bigserial", "smallserial",
  ]
}
