/// Text counts as it is: case, blanks and line ends are part of it.
enum TextValue {
  static func append(
    _ input: UnsafeRawBufferPointer, limit: Int?, to output: inout ByteBuffer
  ) throws(ValueFault) {
    let characters = try UTF8Check.countCharacters(input)
    if let limit, characters > limit {
      throw .tooLong(limit: limit, actual: characters)
    }
    output.append(input)
  }
}

/// Well-formed UTF-8 without U+0000, as PostgreSQL's text must be.
///
/// See the Unicode Standard, table 3-7 "Well-Formed UTF-8 Byte Sequences".
enum UTF8Check {
  /// The number of code points.
  static func countCharacters(_ bytes: UnsafeRawBufferPointer) throws(ValueFault) -> Int {
    var index = 0
    var count = 0
    while index < bytes.count {
      let ascii = asciiRun(bytes, from: index)
      index += ascii
      count += ascii
      guard index < bytes.count else { break }
      if bytes[index] == 0 { throw .containsNUL(offset: index) }
      guard let length = sequenceLength(bytes, at: index) else {
        throw .invalidUTF8(offset: index)
      }
      index += length
      count += 1
    }
    return count
  }

  /// How many bytes from `index` on are ASCII other than NUL; eight are looked at together.
  private static func asciiRun(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
    var index = start
    while index + 8 <= bytes.count {
      let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      // A byte is NUL where subtracting 1 borrows from its top bit, which was not set before.
      let hasNUL = (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
      if (word & 0x8080_8080_8080_8080) | hasNUL != 0 { break }
      index += 8
    }
    while index < bytes.count, bytes[index] < 0x80, bytes[index] != 0 { index += 1 }
    return index - start
  }

  private static func sequenceLength(_ bytes: UnsafeRawBufferPointer, at index: Int) -> Int? {
    let first = bytes[index]
    let (length, second): (Int, ClosedRange<UInt8>)
    switch first {
    case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xE1...0xEC, 0xEE...0xEF: (length, second) = (3, 0x80...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return nil
    }
    guard index + length <= bytes.count, second.contains(bytes[index + 1]) else { return nil }
    for offset in 2..<max(length, 2) where bytes[index + offset] & 0xC0 != 0x80 { return nil }
    return length
  }
}
