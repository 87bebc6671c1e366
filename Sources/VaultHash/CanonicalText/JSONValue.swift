import VaultModel

/// JSON as `jsonb` prints it: no duplicate keys, the last one counts; keys by length, then by bytes;
/// numbers as `numeric`; one blank behind `:` and `,`.
///
/// See PostgreSQL's manual, chapter 8.14 "JSON Types", and RFC 8259.
enum JSONValue {
  static func append(
    _ input: UnsafeRawBufferPointer, hashing: JSONHashing?, to output: inout ByteBuffer
  ) throws(ValueFault) {
    _ = try UTF8Check.countCharacters(input)
    var parser = JSONParser(input, hashing: hashing)
    parser.skipBlanks()
    try parser.appendValue(to: &output, depth: 0)
    parser.skipBlanks()
    guard parser.isAtEnd else { throw JSONParser.fault }
  }
}

private struct JSONParser {
  static let fault = ValueFault.invalidSyntax(expected: "JSON")
  /// The server has a bound on its stack; this one lies well below it.
  private static let depthLimit = 1_000

  private let bytes: UnsafeRawBufferPointer
  private let hashing: JSONHashing?
  private var index = 0

  init(_ bytes: UnsafeRawBufferPointer, hashing: JSONHashing?) {
    self.bytes = bytes
    self.hashing = hashing
  }

  var isAtEnd: Bool { index == bytes.count }

  mutating func skipBlanks() {
    while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      index += 1
    }
  }

  mutating func appendValue(to output: inout ByteBuffer, depth: Int) throws(ValueFault) {
    guard depth < Self.depthLimit else {
      throw .outOfRange(expected: "JSON nested at most \(Self.depthLimit) deep")
    }
    switch peek {
    case UInt8(ascii: "{"): try appendObject(to: &output, depth: depth)
    case UInt8(ascii: "["): try appendArray(to: &output, depth: depth)
    case UInt8(ascii: "\""):
      var text = ByteBuffer(capacity: 64)
      try readString(into: &text)
      Self.appendQuoted(text.bytes, to: &output)
    case UInt8(ascii: "t"): try appendWord("true", to: &output)
    case UInt8(ascii: "f"): try appendWord("false", to: &output)
    case UInt8(ascii: "n"): try appendWord("null", to: &output)
    default: try appendNumber(to: &output)
    }
  }

  private var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func skip(_ byte: UInt8) -> Bool {
    guard peek == byte else { return false }
    index += 1
    return true
  }

  private mutating func appendWord(
    _ word: StaticString, to output: inout ByteBuffer
  ) throws(ValueFault) {
    for offset in 0..<word.utf8CodeUnitCount {
      guard skip(word.utf8Start[offset]) else { throw Self.fault }
    }
    output.append(word)
  }
}

// MARK: - Objects and arrays

extension JSONParser {
  private struct Member {
    var key: [UInt8]
    var value: Range<Int>
    var position: Int

    /// By length, then by bytes; the last of equal keys first.
    static func precedes(_ left: Member, _ right: Member) -> Bool {
      if left.key.count != right.key.count { return left.key.count < right.key.count }
      if left.key != right.key { return left.key.lexicographicallyPrecedes(right.key) }
      return left.position > right.position
    }
  }

  private mutating func appendObject(
    to output: inout ByteBuffer, depth: Int
  ) throws(ValueFault) {
    var values = ByteBuffer(capacity: 256)
    var members = try readMembers(values: &values, depth: depth)
    members.sort(by: Member.precedes)
    output.append(UInt8(ascii: "{"))
    var previous: [UInt8]?
    for member in members where member.key != previous {
      if previous != nil { output.append(", ") }
      previous = member.key
      member.key.withUnsafeBytes { Self.appendQuoted($0, to: &output) }
      output.append(": ")
      output.append(UnsafeRawBufferPointer(rebasing: values.bytes[member.value]))
    }
    output.append(UInt8(ascii: "}"))
  }

  private mutating func readMembers(
    values: inout ByteBuffer, depth: Int
  ) throws(ValueFault) -> [Member] {
    var members: [Member] = []
    var key = ByteBuffer(capacity: 32)
    index += 1
    skipBlanks()
    if skip(UInt8(ascii: "}")) { return members }
    while true {
      skipBlanks()
      key.removeAll()
      try readString(into: &key)
      skipBlanks()
      guard skip(UInt8(ascii: ":")) else { throw Self.fault }
      skipBlanks()
      let start = values.count
      try appendValue(to: &values, depth: depth + 1)
      members.append(
        Member(key: Array(key.bytes), value: start..<values.count, position: members.count))
      skipBlanks()
      if skip(UInt8(ascii: "}")) { return members }
      guard skip(UInt8(ascii: ",")) else { throw Self.fault }
    }
  }

  private mutating func appendArray(
    to output: inout ByteBuffer, depth: Int
  ) throws(ValueFault) {
    index += 1
    output.append(UInt8(ascii: "["))
    skipBlanks()
    if skip(UInt8(ascii: "]")) { return output.append(UInt8(ascii: "]")) }
    while true {
      skipBlanks()
      try appendValue(to: &output, depth: depth + 1)
      skipBlanks()
      if skip(UInt8(ascii: "]")) { return output.append(UInt8(ascii: "]")) }
      guard skip(UInt8(ascii: ",")) else { throw Self.fault }
      output.append(", ")
    }
  }
}

// MARK: - Numbers

extension JSONParser {
  private mutating func appendNumber(to output: inout ByteBuffer) throws(ValueFault) {
    let start = index
    _ = skip(UInt8(ascii: "-"))
    let firstDigit = index
    skipDigits()
    guard index > firstDigit else { throw Self.fault }
    // RFC 8259: no zero in front of other digits.
    guard index == firstDigit + 1 || bytes[firstDigit] != UInt8(ascii: "0") else {
      throw Self.fault
    }
    if skip(UInt8(ascii: ".")) {
      let firstDecimal = index
      skipDigits()
      guard index > firstDecimal else { throw Self.fault }
    }
    if let byte = peek, byte | 0x20 == UInt8(ascii: "e") {
      index += 1
      if !skip(UInt8(ascii: "-")) { _ = skip(UInt8(ascii: "+")) }
      let firstDigit = index
      skipDigits()
      guard index > firstDigit else { throw Self.fault }
    }
    let place = output.count
    try NumericValue.append(UnsafeRawBufferPointer(rebasing: bytes[start..<index]), to: &output)
    if hashing == .byValue { Self.trimDecimals(of: &output, from: place) }
  }

  /// Takes off the zeros at the end of a number's decimals, and a point that nothing follows.
  private static func trimDecimals(of output: inout ByteBuffer, from start: Int) {
    guard output.bytes[start...].contains(UInt8(ascii: ".")) else { return }
    var end = output.count
    while output.bytes[end - 1] == UInt8(ascii: "0") { end -= 1 }
    if output.bytes[end - 1] == UInt8(ascii: ".") { end -= 1 }
    output.truncate(to: end)
  }

  private mutating func skipDigits() {
    while let byte = peek, ASCIIScanner.isDigit(byte) { index += 1 }
  }
}

// MARK: - Strings

extension JSONParser {
  private mutating func readString(into text: inout ByteBuffer) throws(ValueFault) {
    guard skip(UInt8(ascii: "\"")) else { throw Self.fault }
    while true {
      let start = index
      while let byte = peek, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20 {
        index += 1
      }
      text.append(UnsafeRawBufferPointer(rebasing: bytes[start..<index]))
      if skip(UInt8(ascii: "\"")) { return }
      guard skip(UInt8(ascii: "\\")), let escape = peek else { throw Self.fault }
      index += 1
      try appendEscape(escape, to: &text)
    }
  }

  private mutating func appendEscape(
    _ escape: UInt8, to text: inout ByteBuffer
  ) throws(ValueFault) {
    switch escape {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(escape)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"): try appendScalar(to: &text)
    default: throw Self.fault
    }
  }

  private mutating func appendScalar(to text: inout ByteBuffer) throws(ValueFault) {
    let place = index
    var code = try readHexCode()
    if (0xD800..<0xDC00).contains(code) {
      guard skip(UInt8(ascii: "\\")), skip(UInt8(ascii: "u")) else { throw Self.fault }
      let low = try readHexCode()
      guard (0xDC00..<0xE000).contains(low) else { throw Self.fault }
      code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
    }
    if code == 0 { throw .containsNUL(offset: place - 2) }
    guard let scalar = Unicode.Scalar(code) else { throw Self.fault }
    for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter { text.append(byte) }
  }

  private mutating func readHexCode() throws(ValueFault) -> UInt32 {
    var code: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = peek, let digit = hexValue(byte) else { throw Self.fault }
      code = code << 4 | UInt32(digit)
      index += 1
    }
    return code
  }

  /// Quotes text as PostgreSQL does: what JSON demands and no more.
  private static func appendQuoted(_ text: UnsafeRawBufferPointer, to output: inout ByteBuffer) {
    output.append(UInt8(ascii: "\""))
    var start = 0
    for (index, byte) in text.enumerated() where byte < 0x20 || byte == 0x22 || byte == 0x5C {
      output.append(UnsafeRawBufferPointer(rebasing: text[start..<index]))
      appendEscape(of: byte, to: &output)
      start = index + 1
    }
    output.append(UnsafeRawBufferPointer(rebasing: text[start...]))
    output.append(UInt8(ascii: "\""))
  }

  private static func appendEscape(of byte: UInt8, to output: inout ByteBuffer) {
    switch byte {
    case 0x08: output.append("\\b")
    case 0x0C: output.append("\\f")
    case 0x0A: output.append("\\n")
    case 0x0D: output.append("\\r")
    case 0x09: output.append("\\t")
    case 0x22: output.append("\\\"")
    case 0x5C: output.append("\\\\")
    default:
      output.append("\\u00")
      withUnsafeBytes(of: byte) { appendHex($0, to: &output) }
    }
  }
}
