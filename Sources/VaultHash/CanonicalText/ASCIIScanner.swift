/// Reads a short ASCII text from left to right.
struct ASCIIScanner {
  private let bytes: UnsafeRawBufferPointer
  private(set) var index: Int

  /// Leaves out the blanks at both ends, as PostgreSQL's input functions do.
  init(trimming bytes: UnsafeRawBufferPointer) {
    var start = 0
    var end = bytes.count
    while start < end, Self.isSpace(bytes[start]) { start += 1 }
    while end > start, Self.isSpace(bytes[end - 1]) { end -= 1 }
    self.bytes = UnsafeRawBufferPointer(rebasing: bytes[start..<end])
    index = 0
  }

  var isAtEnd: Bool { index >= bytes.count }
  var rest: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: bytes[index...]) }
  var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

  func peek(ahead offset: Int) -> UInt8? {
    index + offset < bytes.count ? bytes[index + offset] : nil
  }

  mutating func next() -> UInt8? {
    guard index < bytes.count else { return nil }
    defer { index += 1 }
    return bytes[index]
  }

  mutating func skip(_ byte: UInt8) -> Bool {
    guard peek == byte else { return false }
    index += 1
    return true
  }

  mutating func skipSpaces() { while let byte = peek, Self.isSpace(byte) { index += 1 } }

  /// Skips a word, whatever its case; it must be given in lower case.
  mutating func skip(word: StaticString) -> Bool {
    let length = word.utf8CodeUnitCount
    guard index + length <= bytes.count else { return false }
    for offset in 0..<length where bytes[index + offset] | 0x20 != word.utf8Start[offset] | 0x20 {
      return false
    }
    index += length
    return true
  }

  /// The run of bytes that satisfy a condition.
  mutating func take(while condition: (UInt8) -> Bool) -> UnsafeRawBufferPointer {
    let start = index
    while let byte = peek, condition(byte) { index += 1 }
    return UnsafeRawBufferPointer(rebasing: bytes[start..<index])
  }

  /// A run of digits as a number and its length; nil where there is none or it is too long.
  mutating func digits(atMost limit: Int = 18) -> (value: Int, count: Int)? {
    let run = take(while: Self.isDigit)
    guard !run.isEmpty, run.count <= limit else { return nil }
    return (run.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }, run.count)
  }

  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
  static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
  static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
}

extension ByteBuffer {
  /// A number in decimal digits, with zeros in front up to `width`.
  package mutating func append(decimal value: Int, width: Int = 1) {
    if value < 0 { append(UInt8(ascii: "-")) }
    var rest = value.magnitude
    var digits: (UInt64, UInt64, UInt64) = (0, 0, 0)
    withUnsafeMutableBytes(of: &digits) { buffer in
      var start = buffer.count
      repeat {
        start -= 1
        buffer[start] = UInt8(ascii: "0") + UInt8(rest % 10)
        rest /= 10
      } while rest > 0 || buffer.count - start < width
      append(UnsafeRawBufferPointer(rebasing: buffer[start...]))
    }
  }
}
