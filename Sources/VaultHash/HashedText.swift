/// How texts are joined before they are hashed, so that different lists never give one text.
enum HashedText {
  static let delimiter = UInt8(ascii: "|")
  static let null: StaticString = "\\N"
  private static let escape = UInt8(ascii: "\\")

  /// Appends a text with `\` before each `\` and `|`.
  static func appendEscaped(_ text: UnsafeRawBufferPointer, to output: inout ByteBuffer) {
    var start = 0
    for index in text.indices where text[index] == delimiter || text[index] == escape {
      output.append(UnsafeRawBufferPointer(rebasing: text[start..<index]))
      output.append(escape)
      start = index
    }
    output.append(UnsafeRawBufferPointer(rebasing: text[start...]))
  }
}

/// Appends bytes as lower-case hex.
package func appendHex(_ bytes: UnsafeRawBufferPointer, to output: inout ByteBuffer) {
  for byte in bytes {
    output.append(hexDigit(byte >> 4))
    output.append(hexDigit(byte & 15))
  }
}

@inline(__always)
private func hexDigit(_ value: UInt8) -> UInt8 {
  value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") - 10 + value
}
