/// Takes tokens off a text, one by one, as PostgreSQL's own scanner does.
///
/// Strings are read as with `standard_conforming_strings = on`, the only setting that every supported
/// server has by default.
struct Lexer {
  let bytes: [UInt8]
  private(set) var offset: Int
  private var cursor: TextCursor

  /// Begins at an offset: behind a byte order mark, where the text has one.
  init(_ bytes: [UInt8], from offset: Int = 0) {
    self.bytes = bytes
    self.offset = offset
    cursor = TextCursor(from: offset)
  }

  /// The next token, a comment too; nil at the end.
  mutating func next() throws(ScanError) -> Token? {
    while let byte = byte(0), byte.isSpace { offset += 1 }
    guard let first = byte(0) else { return nil }
    let start = offset
    let place = cursor.place(of: start, in: bytes)
    let kind = try read(first, at: place)
    return Token(kind: kind, range: start..<offset, place: place)
  }

  /// The byte that many places on; nil behind the end.
  private func byte(_ ahead: Int) -> UInt8? {
    let index = offset + ahead
    return index < bytes.count ? bytes[index] : nil
  }

  private func starts(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Bool {
    byte(0) == UInt8(ascii: first) && byte(1) == UInt8(ascii: second)
  }
}

// MARK: Kinds of tokens

extension Lexer {
  private mutating func read(_ first: UInt8, at place: TextPlace) throws(ScanError) -> Token.Kind {
    if starts("-", "-") { return readLineComment() }
    if starts("/", "*") { return try readBlockComment(at: place) }
    switch first {
    case .singleQuote: return try readString(hasEscapes: false, at: place)
    case .doubleQuote: return try readQuotedName(at: place)
    case .dollar: return try readDollar(at: place)
    case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "["), UInt8(ascii: "]"),
      UInt8(ascii: ","), UInt8(ascii: ";"):
      return take(1, as: .punctuation)
    case UInt8(ascii: "."):
      return byte(1)?.isDigit == true ? readNumber() : take(1, as: .punctuation)
    case UInt8(ascii: ":"):
      return take(starts(":", ":") || starts(":", "=") ? 2 : 1, as: .punctuation)
    case .backslash: throw ScanError(.psqlCommand(text(while: { !$0.isSpace })), at: place)
    case 0: throw ScanError(.nulByte, at: place)
    case _ where first.startsName: return try readWord(at: place)
    case _ where first.isDigit: return readNumber()
    case _ where first.isOperator: return readOperator()
    default: throw ScanError(.unknownCharacter(Unicode.Scalar(first)), at: place)
    }
  }

  private mutating func take(_ count: Int, as kind: Token.Kind) -> Token.Kind {
    offset += count
    return kind
  }

  private mutating func skip(while belongs: (UInt8) -> Bool) {
    while let byte = byte(0), belongs(byte) { offset += 1 }
  }

  private func text(while belongs: (UInt8) -> Bool) -> String {
    String(decoding: bytes[offset...].prefix(while: belongs), as: UTF8.self)
  }

  private mutating func readLineComment() -> Token.Kind {
    skip { !$0.isNewline }
    return .comment
  }

  private mutating func readBlockComment(at place: TextPlace) throws(ScanError) -> Token.Kind {
    var depth = 0
    repeat {
      if starts("/", "*") {
        depth += 1
        offset += 2
      } else if starts("*", "/") {
        depth -= 1
        offset += 2
      } else if byte(0) != nil {
        offset += 1
      } else {
        throw ScanError(.unclosed(.comment), at: place)
      }
    } while depth > 0
    return .comment
  }

  /// A word; or what a letter and a quote begin, as `E'…'` or `U&"…"`.
  private mutating func readWord(at place: TextPlace) throws(ScanError) -> Token.Kind {
    switch ((byte(0) ?? 0) | 0x20, byte(1)) {
    case (UInt8(ascii: "e"), .singleQuote):
      offset += 1
      return try readString(hasEscapes: true, at: place)
    case (UInt8(ascii: "b"), .singleQuote), (UInt8(ascii: "x"), .singleQuote),
      (UInt8(ascii: "n"), .singleQuote):
      offset += 1
      return try readString(hasEscapes: false, at: place)
    case (UInt8(ascii: "u"), UInt8(ascii: "&")) where byte(2) == .singleQuote:
      offset += 2
      return try readString(hasEscapes: false, at: place)
    case (UInt8(ascii: "u"), UInt8(ascii: "&")) where byte(2) == .doubleQuote:
      offset += 2
      return try readQuotedName(at: place)
    default:
      skip(while: \.continuesName)
      return .word
    }
  }

  private mutating func readQuotedName(at place: TextPlace) throws(ScanError) -> Token.Kind {
    try skipQuoted(.doubleQuote, hasEscapes: false, .name, at: place)
    return .quotedName
  }

  /// A string, and those that continue it on lines below.
  private mutating func readString(
    hasEscapes: Bool, at place: TextPlace
  ) throws(ScanError) -> Token.Kind {
    try skipQuoted(.singleQuote, hasEscapes: hasEscapes, .string, at: place)
    // Without its start such a line would be read with the wrong escapes.
    while let next = continuation() {
      offset = next
      try skipQuoted(.singleQuote, hasEscapes: hasEscapes, .string, at: place)
    }
    return .string
  }

  private mutating func skipQuoted(
    _ quote: UInt8, hasEscapes: Bool, _ enclosure: ScanError.Enclosure, at place: TextPlace
  ) throws(ScanError) {
    offset += 1
    while let byte = byte(0) {
      guard byte != 0 else { throw ScanError(.nulByte, at: place) }
      if hasEscapes, byte == .backslash {
        offset += 2
      } else if byte != quote {
        offset += 1
      } else if self.byte(1) == quote {
        offset += 2
      } else {
        offset += 1
        return
      }
    }
    offset = bytes.count
    throw ScanError(.unclosed(enclosure), at: place)
  }

  /// Where a string goes on behind white space with a line's end in it.
  private func continuation() -> Int? {
    var ahead = self
    var hasNewline = false
    while let byte = ahead.byte(0) {
      if byte.isSpace {
        hasNewline = hasNewline || byte.isNewline
        ahead.offset += 1
      } else if hasNewline, ahead.starts("-", "-") {
        _ = ahead.readLineComment()
      } else {
        return hasNewline && byte == .singleQuote ? ahead.offset : nil
      }
    }
    return nil
  }

  private mutating func readDollar(at place: TextPlace) throws(ScanError) -> Token.Kind {
    if byte(1)?.isDigit == true {
      offset += 1
      skip(while: \.isDigit)
      return .parameter
    }
    var length = 1
    if byte(1)?.startsName == true {
      while let byte = byte(length), byte.continuesName, byte != .dollar { length += 1 }
    }
    guard byte(length) == .dollar else {
      throw ScanError(.unknownCharacter("$"), at: place)
    }
    let tag = Array(bytes[offset...(offset + length)])
    offset += tag.count
    while offset < bytes.count {
      if bytes[offset] == .dollar, bytes[offset...].starts(with: tag) {
        offset += tag.count
        return .dollarString
      }
      offset += 1
    }
    throw ScanError(.unclosed(.dollarString), at: place)
  }

  private mutating func readNumber() -> Token.Kind {
    skip { $0.continuesName || $0 == UInt8(ascii: ".") }
    // The sign of an exponent belongs to the number, but not behind a hexadecimal one.
    if let last = offset > 0 ? bytes[offset - 1] : nil, last | 0x20 == UInt8(ascii: "e"),
      byte(0) == UInt8(ascii: "-") || byte(0) == UInt8(ascii: "+"), byte(1)?.isDigit == true
    {
      offset += 1
      skip(while: \.isDigit)
    }
    return .number
  }

  private mutating func readOperator() -> Token.Kind {
    while let byte = byte(0), byte.isOperator, !starts("-", "-"), !starts("/", "*") { offset += 1 }
    return .operator
  }
}
