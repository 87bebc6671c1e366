import VaultHash

#if canImport(Glibc)
  import Glibc
#endif

/// Whole numbers from canonical text.
enum IntegerBinary {
  static func read(_ text: UnsafeRawBufferPointer) -> Int64 {
    let isNegative = text.first == UInt8(ascii: "-")
    // Downwards, for the least number has no positive twin.
    let value = text.dropFirst(isNegative ? 1 : 0).reduce(Int64(0)) { $0 &* 10 &- Int64($1 & 15) }
    return isNegative ? value : -value
  }
}

/// Binary fractions from canonical text.
enum FloatBinary {
  static func single(_ text: UnsafeRawBufferPointer) -> Float {
    strtof(String(decoding: text, as: UTF8.self), nil)
  }

  static func double(_ text: UnsafeRawBufferPointer) -> Double {
    strtod(String(decoding: text, as: UTF8.self), nil)
  }
}

/// Hex digits, hyphens between them passed over, as bytes.
enum HexBinary {
  static func append(_ text: UnsafeRawBufferPointer, to output: inout ByteBuffer) {
    var high: UInt8?
    for byte in text where byte != UInt8(ascii: "-") {
      let value = byte < 0x3A ? byte - 0x30 : byte - 0x57
      if let first = high {
        output.append(first << 4 | value)
        high = nil
      } else {
        high = value
      }
    }
  }
}

/// Decimal numbers as groups of four digits.
enum NumericBinary {
  static let negative: UInt16 = 0x4000
  static let notANumber: UInt16 = 0xC000
  static let infinity: UInt16 = 0xD000
  static let negativeInfinity: UInt16 = 0xF000

  static func append(_ text: UnsafeRawBufferPointer, to output: inout ByteBuffer) {
    switch text.last {
    case UInt8(ascii: "N"): return appendSpecial(notANumber, to: &output)
    case UInt8(ascii: "y"):
      let isNegative = text.first == UInt8(ascii: "-")
      return appendSpecial(isNegative ? negativeInfinity : infinity, to: &output)
    default: appendFinite(text, to: &output)
    }
  }

  private static func appendSpecial(_ sign: UInt16, to output: inout ByteBuffer) {
    for word in [0, 0, sign, 0] { output.append(bigEndian: word) }
  }

  private static func appendFinite(
    _ text: UnsafeRawBufferPointer, to output: inout ByteBuffer
  ) {
    let isNegative = text.first == UInt8(ascii: "-")
    let digits = UnsafeRawBufferPointer(rebasing: text.dropFirst(isNegative ? 1 : 0))
    let integers = digits.firstIndex(of: UInt8(ascii: ".")) ?? digits.count
    let scale = max(digits.count - integers - 1, 0)
    let header = output.count
    output.append(bigEndian: UInt64(0))
    // The first group may be short: groups are aligned at the point.
    var weight = (integers + 3) / 4 - 1
    var position = integers - (weight + 1) * 4
    var groups = 0
    var lastUsed = output.count
    while position < integers + scale {
      let group = (0..<4).reduce(UInt16(0)) {
        $0 * 10 + digit(at: position + $1, of: digits, integers: integers)
      }
      position += 4
      if groups == 0, group == 0 {
        weight -= 1
        continue
      }
      output.append(bigEndian: group)
      groups += 1
      if group != 0 { lastUsed = output.count }
    }
    let used = (lastUsed - header - 8) / 2
    output.truncate(to: lastUsed)
    output.overwrite(bigEndian: Int16(used), at: header)
    output.overwrite(bigEndian: Int16(used == 0 ? 0 : weight), at: header + 2)
    output.overwrite(bigEndian: isNegative ? negative : 0, at: header + 4)
    output.overwrite(bigEndian: Int16(scale), at: header + 6)
  }

  /// A digit by its distance from the first one; the point is passed over.
  private static func digit(
    at position: Int, of digits: UnsafeRawBufferPointer, integers: Int
  ) -> UInt16 {
    let index = position < integers ? position : position + 1
    guard index >= 0, index < digits.count else { return 0 }
    return UInt16(digits[index] & 15)
  }
}
