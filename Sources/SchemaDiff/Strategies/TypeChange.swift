import PostgresSchema

/// What another type of a column means for the rows that are there.
enum TypeChange: Hashable {
  /// The server looks at no row, and every value keeps its text.
  case inCatalogAlone
  /// Rows are written anew, or values are spelled otherwise, so that stored hashes would not hold.
  case refused

  init(from old: DataType, to new: DataType) {
    guard let old = SpelledType(old), let new = SpelledType(new) else {
      self = .refused
      return
    }
    self = old.isWidened(by: new) ? .inCatalogAlone : .refused
  }
}

/// A type as the server spells it: `timestamp(3) with time zone` is a name and a modifier.
private struct SpelledType {
  var name: String
  var modifiers: [Int]

  init?(_ type: DataType) {
    let text = type.sql.text
    guard !text.hasSuffix("[]") else { return nil }
    guard let open = text.firstIndex(of: "("), let close = text.lastIndex(of: ")") else {
      name = text
      modifiers = []
      return
    }
    name = String(text[..<open] + text[text.index(after: close)...])
    let numbers = text[text.index(after: open)..<close].split(separator: ",").map { part in
      Int(part.filter { $0 != " " })
    }
    modifiers = numbers.compactMap(\.self)
    guard modifiers.count == numbers.count else { return nil }
  }

  func isWidened(by other: SpelledType) -> Bool {
    let isTextual = { (name: String) in name == "text" || name == "character varying" }
    if isTextual(name), isTextual(other.name) {
      guard let limit = other.modifiers.first else { return true }
      return modifiers.first.map { $0 <= limit } ?? false
    }
    guard name == other.name else { return false }
    switch name {
    case "numeric": return isWidenedNumeric(by: other)
    case "timestamp with time zone", "timestamp without time zone", "time with time zone",
      "time without time zone", "interval":
      guard let digits = other.modifiers.first else { return true }
      return modifiers.first.map { $0 <= digits } ?? false
    default: return false
    }
  }

  /// The scale stays: with another one every value would be written with more or fewer digits.
  private func isWidenedNumeric(by other: SpelledType) -> Bool {
    guard let precision = other.modifiers.first else { return true }
    guard let own = modifiers.first, own <= precision else { return false }
    return (modifiers.dropFirst().first ?? 0) == (other.modifiers.dropFirst().first ?? 0)
  }
}
