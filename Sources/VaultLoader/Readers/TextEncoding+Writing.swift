/// Writing text back in the encoding that it came in: the opposite of `TranscodedBytes`.
extension TextEncoding {
  /// What stands before the first character: UTF-16 tells its byte order there, where its name does not.
  var mark: [UInt8] { self == .utf16 ? [0xFE, 0xFF] : [] }

  /// The bytes of a text that `TranscodedBytes` gave.
  ///
  /// Bytes that are no UTF-8 stand for what the encoding had no character for, and become such again.
  func bytes(of text: [UInt8]) -> [UInt8] {
    guard self != .utf8 else { return text }
    var output: [UInt8] = []
    output.reserveCapacity(text.count * 2)
    var rest = text[...]
    while let first = rest.first {
      if let (value, length) = Self.character(at: rest) {
        append(value, to: &output)
        rest = rest.dropFirst(length)
      } else {
        appendStray(first, to: &output)
        rest = rest.dropFirst()
      }
    }
    return output
  }

  /// The number of the character that begins the bytes, halves of UTF-16 pairs too, and its length.
  private static func character(at bytes: ArraySlice<UInt8>) -> (value: UInt32, length: Int)? {
    guard let first = bytes.first else { return nil }
    let (length, bits): (Int, UInt8) =
      switch first {
      case 0x00..<0x80: (1, 0x7F)
      case 0xC2..<0xE0: (2, 0x1F)
      case 0xE0..<0xF0: (3, 0x0F)
      case 0xF0..<0xF5: (4, 0x07)
      default: (0, 0)
      }
    let rest = bytes.prefix(length).dropFirst()
    guard length > 0, rest.count == length - 1, rest.allSatisfy({ $0 & 0xC0 == 0x80 }) else {
      return nil
    }
    return (rest.reduce(UInt32(first & bits)) { $0 << 6 | UInt32($1 & 0x3F) }, length)
  }

  private func append(_ value: UInt32, to output: inout [UInt8]) {
    switch self {
    case .utf8: preconditionFailure("UTF-8 is what the text is in")
    case .latin1: output.append(UInt8(truncatingIfNeeded: value))
    case .windows1252:
      let place = TranscodedBytes.windows1252.firstIndex { UInt32($0) == value && value > 0 }
      output.append(place.map { UInt8(0x80 + $0) } ?? UInt8(truncatingIfNeeded: value))
    case .utf16, .utf16LittleEndian, .utf16BigEndian:
      guard value > 0xFFFF else { return append(unit: UInt16(value), to: &output) }
      append(unit: UInt16(0xD800 + (value - 0x10000) >> 10), to: &output)
      append(unit: UInt16(0xDC00 + (value - 0x10000) & 0x3FF), to: &output)
    }
  }

  private func appendStray(_ byte: UInt8, to output: inout [UInt8]) {
    switch self {
    case .utf8, .latin1, .windows1252: output.append(byte)
    // Half a unit at the end of a text; alone half a pair is no character either.
    case .utf16, .utf16LittleEndian, .utf16BigEndian: append(unit: 0xDC00, to: &output)
    }
  }

  private func append(unit: UInt16, to output: inout [UInt8]) {
    let (high, low) = (UInt8(unit >> 8), UInt8(truncatingIfNeeded: unit))
    output += self == .utf16LittleEndian ? [low, high] : [high, low]
  }
}
