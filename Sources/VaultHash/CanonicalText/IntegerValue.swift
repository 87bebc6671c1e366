/// Whole numbers of two, four or eight bytes, printed without sign and zeros that say nothing.
enum IntegerValue {
  static func append(
    _ input: UnsafeRawBufferPointer, bits: Int, to output: inout ByteBuffer
  ) throws(ValueFault) {
    var scanner = ASCIIScanner(trimming: input)
    let isNegative = scanner.skip(UInt8(ascii: "-"))
    if !isNegative { _ = scanner.skip(UInt8(ascii: "+")) }
    let limit = UInt64(1) << UInt64(bits - 1) - (isNegative ? 0 : 1)
    let digits = scanner.take(while: ASCIIScanner.isDigit)
    guard !digits.isEmpty, scanner.isAtEnd else {
      throw .invalidSyntax(expected: "a whole number")
    }
    var value: UInt64 = 0
    for digit in digits {
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      let (sum, carry) = product.addingReportingOverflow(UInt64(digit & 15))
      guard !overflow, !carry, sum <= limit else {
        throw .outOfRange(expected: "a whole number of \(bits / 8) bytes")
      }
      value = sum
    }
    if isNegative, value > 0 { output.append(UInt8(ascii: "-")) }
    appendDigits(digits, to: &output)
  }

  /// Copies the digits behind the leading zeros.
  private static func appendDigits(
    _ digits: UnsafeRawBufferPointer, to output: inout ByteBuffer
  ) {
    let first = digits.firstIndex { $0 != UInt8(ascii: "0") } ?? digits.count - 1
    output.append(UnsafeRawBufferPointer(rebasing: digits[first...]))
  }
}
