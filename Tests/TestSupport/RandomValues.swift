package import VaultModel

/// Random texts of every type, as sources write them: plain ones, hostile ones, extreme ones.
package struct RandomValues {
  package var random: SplitMix64

  package init(_ random: SplitMix64) { self.random = random }

  /// A text that PostgreSQL reads as a value of the type.
  package mutating func text(of type: SQLType) -> String {
    switch type {
    case .bool:
      pick(["t", "true", "TRUE", "y", "yes", "on", "1", "f", "false", "n", "no", "OFF", "0"])
    case .int2: integer(Int64(Int16.min)...Int64(Int16.max))
    case .int4: integer(Int64(Int32.min)...Int64(Int32.max))
    case .int8: integer(Int64.min...Int64.max)
    case .float4:
      chance(5)
        ? special() : float(Float(bitPattern: UInt32.random(in: 0 ... .max, using: &random)))
    case .float8: chance(5) ? special() : float(Double(bitPattern: random.next()))
    case .numeric(let precision, let scale): numeric(precision: precision, scale: scale)
    case .unconstrainedNumeric: chance(20) ? special() : unconstrainedNumeric()
    case .text: string(length: Int.random(in: 0...40, using: &random))
    case .varchar(let limit): string(length: Int.random(in: 0...limit, using: &random))
    case .bytea: chance(2) ? hex(Int.random(in: 0...40, using: &random)) : "a\\\\b\\000\\377 é"
    case .uuid: uuid()
    case .date: chance(20) ? infinity() : date()
    case .time: time()
    case .timestamp: chance(20) ? infinity() : "\(date())\(pick([" ", "T"]))\(time())"
    case .timestamptz: chance(20) ? infinity() : "\(date())\(pick([" ", "T"]))\(time())\(zone())"
    case .interval: interval()
    case .jsonb: json(depth: 0)
    case .inet: address()
    case .array(let element): array(of: element)
    }
  }
}

// MARK: - Choosing

extension RandomValues {
  private mutating func pick<Value>(_ values: [Value]) -> Value {
    values[Int.random(in: 0..<values.count, using: &random)]
  }

  /// True once in `count` times.
  package mutating func chance(_ count: Int) -> Bool {
    Int.random(in: 0..<count, using: &random) == 0
  }

  private mutating func number(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &random)
  }

  private mutating func digits(_ count: Int) -> String {
    String((0..<count).map { _ in pick(Array("0123456789")) })
  }
}

// MARK: - Numbers

extension RandomValues {
  private mutating func integer(_ range: ClosedRange<Int64>) -> String {
    switch number(0...5) {
    case 0: "\(range.lowerBound)"
    case 1: "\(range.upperBound)"
    case 2: " +00\(number(0...99)) "
    case 3: "-\(number(0...9))"
    default: "\(Int64.random(in: range, using: &random))"
    }
  }

  private mutating func float<Number: BinaryFloatingPoint & CustomStringConvertible>(
    _ value: Number
  ) -> String {
    if !value.isFinite { return "0.1" }
    return switch number(0...5) {
    case 0: "\(number(-1_000_000...1_000_000))"
    case 1: "\(number(-999...999)).\(digits(number(1...6)))"
    case 2: "\(number(1...9))e\(number(-20...20))"
    case 3: "-0"
    default: value.description
    }
  }

  private mutating func special() -> String {
    pick(["NaN", "Infinity", "-Infinity", "inf", "-inf", "nan", " infinity "])
  }

  private mutating func numeric(precision: Int, scale: Int) -> String {
    if chance(30) { return "NaN" }
    let sign = pick(["", "-", "+"])
    let integers = digits(number(0...(precision - scale)))
    let decimals = digits(number(0...scale)) + pick(["", "0", "000"])
    if integers.isEmpty, decimals.isEmpty { return "0" }
    if chance(8), !integers.isEmpty { return "\(sign)\(integers)e0" }
    return decimals.isEmpty ? sign + integers : "\(sign)\(integers).\(decimals)"
  }

  private mutating func unconstrainedNumeric() -> String {
    let number = numeric(precision: 60, scale: 30)
    guard chance(3), !number.contains("N"), !number.contains("e") else { return number }
    return "\(number)\(pick(["e", "E"]))\(pick(["", "+", "-"]))\(self.number(0...40))"
  }
}

// MARK: - Text

extension RandomValues {
  private static let pieces = [
    "a", "B", "0", " ", "|", "\\", "\\N", "\"", "'", ",", "\n", "\r\n", "\t", "é", "ß", "日本", "🙂",
    "👩🏽‍💻", "العربية", "e\u{301}", "\u{1F}", "\u{7F}", "{", "}", "=", "NULL", "\u{FEFF}", "😀",
  ]

  private mutating func string(length: Int) -> String {
    var text = ""
    while text.unicodeScalars.count < length { text += pick(Self.pieces) }
    return String(String.UnicodeScalarView(text.unicodeScalars.prefix(length)))
  }

  private mutating func hex(_ count: Int) -> String {
    "\\x" + String((0..<count * 2).map { _ in pick(Array("0123456789abcdefABCDEF")) })
  }

  private mutating func uuid() -> String {
    let groups = [8, 4, 4, 4, 12].map { count in
      String((0..<count).map { _ in pick(Array("0123456789abcdef")) })
    }
    return switch number(0...4) {
    case 0: groups.joined()
    case 1: "{" + groups.joined(separator: "-") + "}"
    case 2: groups.joined(separator: "-").uppercased()
    default: groups.joined(separator: "-")
    }
  }

  private mutating func address() -> String {
    switch number(0...5) {
    case 0: return "\(number(0...255)).0.\(number(0...255)).1/\(number(0...32))"
    case 1: return pick(["::", "::1", "::ffff:1.2.3.4", "::1.2.3.4", "1::", "fe80::1/64", "::2:3"])
    case 2, 3:
      let words = (0..<8).map { _ in chance(2) ? "0" : String(number(0...65_535), radix: 16) }
      return words.joined(separator: ":") + pick(["", "/\(number(0...128))"])
    default: return (0..<4).map { _ in "\(number(0...255))" }.joined(separator: ".")
    }
  }
}

// MARK: - Time

extension RandomValues {
  private mutating func infinity() -> String { pick(["infinity", "-infinity", "Infinity"]) }

  private mutating func date() -> String {
    let year = pick([2024, 1999, 1, 9999, 2000, number(1...9_999), number(1_900...2_100)])
    let month = number(1...12)
    let longest = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    let text = [padded(year, 4), padded(month, 2), padded(number(1...longest), 2)]
    return text.joined(separator: "-")
  }

  private mutating func time() -> String {
    if chance(30) { return "24:00:00" }
    let clock = [number(0...23), number(0...59)].map { padded($0, 2) }.joined(separator: ":")
    return switch number(0...3) {
    case 0: clock
    case 1: "\(clock):\(padded(number(0...59), 2))"
    default: "\(clock):\(padded(number(0...59), 2)).\(digits(number(1...6)))"
    }
  }

  private mutating func zone() -> String {
    let hours = padded(number(0...14), 2)
    return pick([
      "", "Z", "+00", "+\(hours)", "-\(hours)", "+\(hours):30", "-\(hours)45", " UTC",
      "+\(hours):00:30",
    ])
  }

  private mutating func interval() -> String {
    switch number(0...5) {
    case 0: return "P\(number(0...99))Y\(number(-20...20))M\(number(-40...40))DT\(number(0...50))H"
    case 1: return "PT\(number(0...99))M\(number(-59...59)).\(digits(number(1...6)))S"
    case 2:
      return "\(number(-9...9)) years \(number(-30...30)) mons \(number(-9...9)) days "
        + "\(pick(["", "-"]))\(padded(number(0...99), 2)):\(padded(number(0...59), 2)):10.5"
    case 3: return "\(number(0...9)).5 \(pick(["years", "days", "weeks", "hours"]))"
    case 4: return "\(number(0...99)) \(pick(["min", "sec", "week", "month", "day"]))s ago"
    default: return pick(["0", "PT0S", "1 day", "@ 2 hours", "-00:00:01", "30", "1 2:03:04"])
    }
  }

  private func padded(_ value: Int, _ width: Int) -> String {
    let text = "\(value)"
    return String(repeating: "0", count: max(width - text.count, 0)) + text
  }
}

// MARK: - Nested values

extension RandomValues {
  private mutating func json(depth: Int) -> String {
    let blank = pick(["", " ", "\n"])
    switch number(0...(depth > 3 ? 4 : 7)) {
    case 0: return pick(["true", "false", "null"])
    case 1:
      return pick([
        "0", "-0", "1.50", "1e3", "2.5E-7", "-12", "123456789012345678901234567890", "1.0", "-0.0",
        "10.010", "100", "1.00e1", "0.5000e-3", "20.05",
      ])
    case 2:
      return "\"\(pick(["\\u00e9", "\\ud83d\\ude00", "\\n\\t\\\"\\\\\\/", "\\u001f", "\\b\\f"]))\""
    case 3, 4: return jsonString()
    case 5:
      let items = (0..<number(0...4)).map { _ in json(depth: depth + 1) }
      return "[\(blank)" + items.joined(separator: ",\(blank)") + "]"
    default:
      let members = (0..<number(0...5)).map { _ in
        "\(jsonString())\(blank):\(blank)\(json(depth: depth + 1))"
      }
      return "{\(blank)" + members.joined(separator: ",\(blank)") + "\(blank)}"
    }
  }

  private mutating func jsonString() -> String {
    let text =
      chance(8) ? pick(["1.0", "\"2.50", "\\3.0", "4.0\\"]) : string(length: number(0...6))
    let escaped = text.unicodeScalars.map { scalar in
      switch scalar {
      case "\"", "\\": "\\\(scalar)"
      case "\n": "\\n"
      case "\r": "\\r"
      case "\t": "\\t"
      case "\u{1F}": "\\u001F"
      default: String(scalar)
      }
    }
    return "\"" + escaped.joined() + "\""
  }

  private mutating func array(of element: SQLType) -> String {
    let isNested = chance(6)
    let length = number(isNested ? 1...3 : 0...5)
    let rows = (0..<(isNested ? 2 : 1)).map { _ in
      "{" + (0..<length).map { _ in entry(of: element) }.joined(separator: pick([",", ", "])) + "}"
    }
    return isNested ? "{" + rows.joined(separator: ",") + "}" : rows[0]
  }

  private mutating func entry(of element: SQLType) -> String {
    if chance(6) { return pick(["NULL", "null"]) }
    let value = text(of: element)
    let escaped = value.unicodeScalars.map { scalar in
      scalar == "\"" || scalar == "\\" ? "\\\(scalar)" : String(scalar)
    }
    return "\"" + escaped.joined() + "\""
  }
}
