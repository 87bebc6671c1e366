import VaultModel

/// Arrays as PostgreSQL writes them: `{1,NULL,"two words"}`, in any number of dimensions.
///
/// See PostgreSQL's manual, chapter 8.15.6 "Array Input and Output Syntax".
enum ArrayValue {
  static func append(
    _ input: UnsafeRawBufferPointer, of element: Canonicalizer, to output: inout ByteBuffer
  ) throws(ValueFault) {
    var parser = ArrayParser(ASCIIScanner(trimming: input).rest, element: element)
    try parser.append(to: &output)
  }
}

private struct ArrayParser: ~Copyable {
  static let fault = ValueFault.invalidSyntax(expected: "an array such as {1,NULL,\"two words\"}")
  /// PostgreSQL's own bound on dimensions.
  private static let depthLimit = 6

  private let bytes: UnsafeRawBufferPointer
  private let element: Canonicalizer
  private var index = 0
  /// The lengths of the dimensions, known once the first list of each depth is closed.
  private var lengths: [Int?] = Array(repeating: nil, count: ArrayParser.depthLimit)
  /// The depth at which elements stand.
  private var elementDepth: Int?
  private var raw = ByteBuffer(capacity: 64)
  private var canonical = ByteBuffer(capacity: 64)

  init(_ bytes: UnsafeRawBufferPointer, element: Canonicalizer) {
    self.bytes = bytes
    self.element = element
  }

  mutating func append(to output: inout ByteBuffer) throws(ValueFault) {
    if isEmptyArray { return output.append("{}") }
    try appendList(to: &output, depth: 0)
    guard index == bytes.count else { throw Self.fault }
  }

  private var isEmptyArray: Bool {
    bytes.count >= 2 && bytes.first == UInt8(ascii: "{") && bytes.last == UInt8(ascii: "}")
      && bytes.dropFirst().dropLast().allSatisfy(ASCIIScanner.isSpace)
  }

  private mutating func appendList(
    to output: inout ByteBuffer, depth: Int
  ) throws(ValueFault) {
    guard depth < Self.depthLimit, skip(UInt8(ascii: "{")) else { throw Self.fault }
    output.append(UInt8(ascii: "{"))
    var length = 0
    repeat {
      if length > 0 { output.append(UInt8(ascii: ",")) }
      length += 1
      skipSpaces()
      if peek == UInt8(ascii: "{") {
        guard elementDepth.map({ $0 > depth }) ?? true else { throw Self.fault }
        try appendList(to: &output, depth: depth + 1)
      } else {
        guard elementDepth.map({ $0 == depth }) ?? true else { throw Self.fault }
        elementDepth = depth
        try appendElement(to: &output)
      }
      skipSpaces()
    } while skip(UInt8(ascii: ","))
    guard skip(UInt8(ascii: "}")), lengths[depth].map({ $0 == length }) ?? true else {
      throw Self.fault
    }
    lengths[depth] = length
    output.append(UInt8(ascii: "}"))
  }

  private mutating func appendElement(to output: inout ByteBuffer) throws(ValueFault) {
    raw.removeAll()
    let isQuoted = peek == UInt8(ascii: "\"")
    if isQuoted {
      try readQuoted()
    } else {
      let isLiteral = try readPlain()
      if isLiteral, Self.isNull(raw.bytes) { return output.append("NULL") }
    }
    canonical.removeAll()
    try element.append(raw.bytes, to: &canonical)
    Self.append(element: canonical.bytes, to: &output)
  }
}

// MARK: - Reading

extension ArrayParser {
  private var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func skip(_ byte: UInt8) -> Bool {
    guard peek == byte else { return false }
    index += 1
    return true
  }

  private mutating func skipSpaces() {
    while let byte = peek, ASCIIScanner.isSpace(byte) { index += 1 }
  }

  private mutating func readQuoted() throws(ValueFault) {
    index += 1
    while let byte = peek {
      index += 1
      switch byte {
      case UInt8(ascii: "\""): return
      case UInt8(ascii: "\\"):
        guard let escaped = peek else { throw Self.fault }
        raw.append(escaped)
        index += 1
      default: raw.append(byte)
      }
    }
    throw Self.fault
  }

  /// Reads an element without quotes; true where it holds no escape, so that it may mean NULL.
  private mutating func readPlain() throws(ValueFault) -> Bool {
    var isLiteral = true
    var end = 0
    while let byte = peek, byte != UInt8(ascii: ","), byte != UInt8(ascii: "}") {
      guard byte != UInt8(ascii: "{"), byte != UInt8(ascii: "\"") else { throw Self.fault }
      index += 1
      if byte == UInt8(ascii: "\\") {
        guard let escaped = peek else { throw Self.fault }
        isLiteral = false
        raw.append(escaped)
        index += 1
        end = raw.count
      } else {
        raw.append(byte)
        if !ASCIIScanner.isSpace(byte) { end = raw.count }
      }
    }
    guard end > 0 else { throw Self.fault }
    raw.truncate(to: end)
    return isLiteral
  }
}

// MARK: - Printing

extension ArrayParser {
  private static func isNull(_ text: UnsafeRawBufferPointer) -> Bool {
    text.count == 4 && zip(text, "null".utf8).allSatisfy { $0 | 0x20 == $1 }
  }

  private static func append(element text: UnsafeRawBufferPointer, to output: inout ByteBuffer) {
    let needsQuotes = text.isEmpty || isNull(text) || text.contains(where: isSpecial)
    guard needsQuotes else { return output.append(text) }
    output.append(UInt8(ascii: "\""))
    for byte in text {
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
        output.append(UInt8(ascii: "\\"))
      }
      output.append(byte)
    }
    output.append(UInt8(ascii: "\""))
  }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "{"), UInt8(ascii: "}"),
      UInt8(ascii: ","):
      true
    default: ASCIIScanner.isSpace(byte)
    }
  }
}
