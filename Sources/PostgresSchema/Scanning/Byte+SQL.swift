/// The classes of bytes that PostgreSQL's scanner knows.
///
/// See PostgreSQL's manual, chapter 4.1 "Lexical Structure".
extension UInt8 {
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let singleQuote = UInt8(ascii: "'")
  static let doubleQuote = UInt8(ascii: "\"")
  static let backslash = UInt8(ascii: "\\")
  static let dollar = UInt8(ascii: "$")

  var isSpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
  /// A line comment ends at either; so does a line.
  var isNewline: Bool { self == .lineFeed || self == .carriageReturn }
  var isDigit: Bool { (0x30...0x39).contains(self) }
  var isLetter: Bool { (0x61...0x7A).contains(self | 0x20) }
  var lowercased: UInt8 { isLetter ? self | 0x20 : self }
  var startsName: Bool { isLetter || self == UInt8(ascii: "_") || self >= 0x80 }
  var continuesName: Bool { startsName || isDigit || self == .dollar }
  var isOperator: Bool {
    switch self {
    case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "/"),
      UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "="), UInt8(ascii: "~"),
      UInt8(ascii: "!"), UInt8(ascii: "@"), UInt8(ascii: "#"), UInt8(ascii: "%"),
      UInt8(ascii: "^"), UInt8(ascii: "&"), UInt8(ascii: "|"), UInt8(ascii: "`"),
      UInt8(ascii: "?"):
      true
    default: false
    }
  }

  /// Whether it is a later byte of a scalar that an earlier one began.
  var continuesScalar: Bool { self & 0xC0 == 0x80 }

  /// Whether a line ends with it; of a carriage return and a line feed the second ends it.
  func endsLine(before next: UInt8?) -> Bool {
    self == .lineFeed || (self == .carriageReturn && next != .lineFeed)
  }
}
