import PostgresSchema

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
  var isSerial: Bool { Self.serials.contains(name) }

  private static let serials: Set = [
    "serial", "serial2", "serial4", "serial8", "bigserial", "smallserial",
  ]

  /// What the words of the SQL standard are to the server.
  static let spellings = [
    "int": "int4", "integer": "int4", "bigint": "int8", "smallint": "int2",
    "decimal": "numeric", "dec": "numeric", "real": "float4", "float": "float8",
    "boolean": "bool", "char": "bpchar", "character": "bpchar", "nchar": "bpchar",
    "double": "float8",
  ]
}

extension TokenReader {
  /// A type, as it stands behind a column's name.
  mutating func takeType() -> ColumnType? {
    _ = take("setof")
    guard let qualified = takeName() else { return nil }
    // A schema tells nothing of a built-in type, and a type of the user's is known by its name.
    let isBuiltIn = qualified.schema == "public" || qualified.schema == "pg_catalog"
    var name = isBuiltIn ? qualified.name : qualified.description
    if name == "character" || name == "char" || name == "nchar", take("varying") {
      name = "varchar"
    } else if name == "bit", take("varying") {
      name = "varbit"
    } else if name == "double" {
      _ = take("precision")
    }
    let modifiers = takeModifiers()
    if name == "timestamp" || name == "time" {
      if take("with", "time", "zone") { name += "tz" }
      _ = take("without", "time", "zone")
    }
    if name == "interval" { skipFields() }
    return ColumnType(
      ColumnType.spellings[name] ?? name, modifiers.isEmpty ? takeModifiers() : modifiers,
      isArray: takeArrayMarks())
  }

  private mutating func takeModifiers() -> [Int] {
    takeItems().compactMap { range in
      Int(statement.tokens[range].map(statement.text).joined())
    }
  }

  /// `YEAR TO MONTH` and the like.
  private mutating func skipFields() {
    while isAny(of: ["year", "month", "day", "hour", "minute", "second", "to"]) { skip() }
  }

  private mutating func takeArrayMarks() -> Bool {
    var isArray = take("array")
    while isAt("[") {
      while !isAtEnd, !isAt("]") { skip() }
      skip()
      isArray = true
    }
    return isArray
  }
}
