import VaultHash

/// Pieces of JSON text that was found valid.
enum JSONText {
  @inline(__always)
  static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }

  @inline(__always)
  static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

  static func hexValue(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }

  /// Appends the characters of a string, given without its quotes.
  static func unescape(_ bytes: UnsafeRawBufferPointer, into output: inout ByteBuffer) {
    var index = 0
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "\\") else {
        output.append(bytes[index])
        index += 1
        continue
      }
      let letter = bytes[index + 1]
      index += 2
      guard letter == UInt8(ascii: "u") else {
        output.append(character(ofEscape: letter))
        continue
      }
      var value = unit(in: bytes, at: index)
      index += 4
      if UTF16.isLeadSurrogate(UInt16(value)) {
        let low = unit(in: bytes, at: index + 2)
        value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
        index += 6
      }
      guard let scalar = Unicode.Scalar(value) else {
        preconditionFailure("surrogates were found to come in pairs")
      }
      for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter { output.append(byte) }
    }
  }

  private static func unit(in bytes: UnsafeRawBufferPointer, at index: Int) -> UInt32 {
    bytes[index..<index + 4].reduce(0) { $0 << 4 | UInt32(hexValue($1) ?? 0) }
  }

  private static func character(ofEscape letter: UInt8) -> UInt8 {
    switch letter {
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "f"): 0x0C
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "t"): 0x09
    default: letter
    }
  }
}

// MARK: - Arrays

extension JSONText {
  /// Appends a JSON array as PostgreSQL reads an array of JSON: each element is a value of its own, whatever
  /// stands in it, and `null` is NULL.
  static func appendArrayLiteral(
    ofJSON bytes: UnsafeRawBufferPointer, to output: inout ByteBuffer
  ) {
    output.append(UInt8(ascii: "{"))
    var index = 1
    while bytes[index] != UInt8(ascii: "]") {
      switch bytes[index] {
      case let byte where isBlank(byte): index += 1
      case UInt8(ascii: ","):
        output.append(UInt8(ascii: ","))
        index += 1
      case UInt8(ascii: "n"):
        output.append("NULL")
        index += 4
      default:
        let end = endOfValue(in: bytes, at: index)
        appendElement(UnsafeRawBufferPointer(rebasing: bytes[index..<end]), to: &output)
        index = end
      }
    }
    output.append(UInt8(ascii: "}"))
  }

  /// Appends a JSON array as PostgreSQL reads arrays: `[1, "a", null]` is `{1,"a",NULL}`.
  static func appendArrayLiteral(_ bytes: UnsafeRawBufferPointer, to output: inout ByteBuffer) {
    var index = 0
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "["): output.append(UInt8(ascii: "{"))
      case UInt8(ascii: "]"): output.append(UInt8(ascii: "}"))
      case UInt8(ascii: "\""):
        let end = endOfString(in: bytes, at: index)
        var plain = ByteBuffer()
        unescape(UnsafeRawBufferPointer(rebasing: bytes[index + 1..<end - 1]), into: &plain)
        appendElement(plain.bytes, to: &output)
        index = end
        continue
      case UInt8(ascii: "{"):
        let end = endOfContainer(in: bytes, at: index)
        appendElement(UnsafeRawBufferPointer(rebasing: bytes[index..<end]), to: &output)
        index = end
        continue
      case UInt8(ascii: "n"):
        output.append("NULL")
        index += 4
        continue
      case let byte where isBlank(byte): break
      case let byte: output.append(byte)
      }
      index += 1
    }
  }

  private static func appendElement(
    _ bytes: UnsafeRawBufferPointer, to output: inout ByteBuffer
  ) {
    output.append(UInt8(ascii: "\""))
    for byte in bytes {
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
        output.append(UInt8(ascii: "\\"))
      }
      output.append(byte)
    }
    output.append(UInt8(ascii: "\""))
  }

  /// The place behind the string whose quote stands at `start`.
  private static func endOfString(in bytes: UnsafeRawBufferPointer, at start: Int) -> Int {
    var index = start + 1
    while bytes[index] != UInt8(ascii: "\"") {
      index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return index + 1
  }

  /// The place behind the value that begins at `start` in an array.
  private static func endOfValue(in bytes: UnsafeRawBufferPointer, at start: Int) -> Int {
    switch bytes[start] {
    case UInt8(ascii: "\""): return endOfString(in: bytes, at: start)
    case UInt8(ascii: "{"), UInt8(ascii: "["): return endOfContainer(in: bytes, at: start)
    default:
      var index = start
      while bytes[index] != UInt8(ascii: ","), bytes[index] != UInt8(ascii: "]"),
        !isBlank(bytes[index])
      {
        index += 1
      }
      return index
    }
  }

  /// The place behind the object or array that begins at `start`.
  private static func endOfContainer(in bytes: UnsafeRawBufferPointer, at start: Int) -> Int {
    var index = start
    var depth = 0
    while true {
      switch bytes[index] {
      case UInt8(ascii: "\""):
        index = endOfString(in: bytes, at: index)
        continue
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      default: break
      }
      index += 1
      if depth == 0 { return index }
    }
  }
}
