/// UUIDs in lower case with hyphens after 8, 12, 16 and 20 digits.
///
/// Read as PostgreSQL does: any case, braces around it, hyphens after any group of four digits.
enum UUIDValue {
  static func append(
    _ input: UnsafeRawBufferPointer, to output: inout ByteBuffer
  ) throws(ValueFault) {
    var scanner = ASCIIScanner(trimming: input)
    guard scanner.rest.count == input.count else { throw fault }
    let hasBrace = scanner.skip(UInt8(ascii: "{"))
    for digit in 0..<32 {
      if digit > 0, digit % 4 == 0 { _ = scanner.skip(UInt8(ascii: "-")) }
      guard let byte = scanner.next(), let value = hexValue(byte) else { throw fault }
      if [8, 12, 16, 20].contains(digit) { output.append(UInt8(ascii: "-")) }
      output.append(value < 10 ? 0x30 + value : 0x57 + value)
    }
    if hasBrace, !scanner.skip(UInt8(ascii: "}")) { throw fault }
    guard scanner.isAtEnd else { throw fault }
  }

  private static var fault: ValueFault { .invalidSyntax(expected: "a UUID") }
}

/// The value of a hexadecimal digit.
@inline(__always)
func hexValue(_ byte: UInt8) -> UInt8? {
  switch byte {
  case 0x30...0x39: byte - 0x30
  case 0x41...0x46: byte - 0x37
  case 0x61...0x66: byte - 0x57
  default: nil
  }
}
