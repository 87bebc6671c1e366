// Decodes base64.
#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
import VaultModel

/// Bytes as `\x` and hex digits.
///
/// Read as hex or in PostgreSQL's escape format, or as the base64 that a column declares. See its manual, chapter 8.4 "Binary Data Types".
enum ByteaValue {
  static func append(
    _ input: UnsafeRawBufferPointer, converting conversion: ColumnConversion?,
    to output: inout ByteBuffer
  ) throws(ValueFault) {
    output.append("\\x")
    if input.count >= 2, input[0] == backslash, input[1] == UInt8(ascii: "x") {
      try appendHexDigits(UnsafeRawBufferPointer(rebasing: input[2...]), to: &output)
    } else if conversion == .base64 {
      try appendBase64(input, to: &output)
    } else {
      try appendEscaped(input, to: &output)
    }
  }

  /// Text that other bytes would give, too, is none: its last bits would be cut.
  private static func appendBase64(
    _ input: UnsafeRawBufferPointer, to output: inout ByteBuffer
  ) throws(ValueFault) {
    let text = input.filter { !ASCIIScanner.isSpace($0) }
    guard let bytes = Data(base64Encoded: Data(text)), Array(bytes.base64EncodedData()) == text
    else {
      throw .invalidSyntax(expected: "base64 with its padding, or \\x and pairs of hex digits")
    }
    bytes.withUnsafeBytes { appendHex($0, to: &output) }
  }

  private static let backslash = UInt8(ascii: "\\")
  private static var fault: ValueFault {
    .invalidSyntax(expected: "bytes as \\x and pairs of hex digits, or in escape format")
  }

  private static func appendHexDigits(
    _ text: UnsafeRawBufferPointer, to output: inout ByteBuffer
  ) throws(ValueFault) {
    var isSecondDigit = false
    for byte in text {
      // Blanks may stand between two bytes, not within one.
      if !isSecondDigit, ASCIIScanner.isSpace(byte) { continue }
      guard let value = hexValue(byte) else { throw fault }
      output.append(value < 10 ? 0x30 + value : 0x57 + value)
      isSecondDigit.toggle()
    }
    if isSecondDigit { throw fault }
  }

  private static func appendEscaped(
    _ text: UnsafeRawBufferPointer, to output: inout ByteBuffer
  ) throws(ValueFault) {
    var index = 0
    while index < text.count {
      var byte = text[index]
      index += 1
      if byte == backslash {
        if index < text.count, text[index] == backslash {
          index += 1
        } else {
          byte = try octal(text, at: index)
          index += 3
        }
      }
      withUnsafeBytes(of: byte) { appendHex($0, to: &output) }
    }
  }

  private static func octal(
    _ text: UnsafeRawBufferPointer, at index: Int
  ) throws(ValueFault) -> UInt8 {
    guard index + 3 <= text.count, (0x30...0x33).contains(text[index]),
      (0x30...0x37).contains(text[index + 1]), (0x30...0x37).contains(text[index + 2])
    else { throw fault }
    return (text[index] & 7) << 6 | (text[index + 1] & 7) << 3 | (text[index + 2] & 7)
  }
}
