#if canImport(Glibc)
  import Glibc
#endif

/// Binary fractions, printed with the fewest digits that give the same number again.
///
/// See PostgreSQL's manual, chapter 8.1.3 "Floating-Point Types".
enum FloatValue {
  enum Width {
    case single
    case double

    /// Numbers from 1e-4 to below this power of ten are printed without an exponent.
    fileprivate var fixedLimit: Int {
      switch self {
      case .single: 6
      case .double: 15
      }
    }
  }

  private static let fault = ValueFault.invalidSyntax(expected: "a number")

  static func append(
    _ input: UnsafeRawBufferPointer, width: Width, to output: inout ByteBuffer
  ) throws(ValueFault) {
    guard case .finite(let number) = try NumericValue.parse(input) else {
      return try appendSpecial(input, to: &output)
    }
    let text = String(decoding: ASCIIScanner(trimming: input).rest, as: UTF8.self)
    let isZero = (0..<number.digitCount).allSatisfy { number.digit($0) == UInt8(ascii: "0") }
    let description: String?
    switch width {
    case .single: description = shortest(strtof(text, nil), isZero: isZero)
    case .double: description = shortest(strtod(text, nil), isZero: isZero)
    }
    guard let description else {
      throw .outOfRange(
        expected: width == .single ? "a number of type real" : "a number of type double precision")
    }
    append(description, fixedLimit: width.fixedLimit, to: &output)
  }

  /// The fewest digits that give the number again; nil where it overflowed or vanished.
  private static func shortest<Number: ShortestDigits>(_ number: Number, isZero: Bool) -> String? {
    guard !number.isInfinite, number != 0 || isZero else { return nil }
    return number.shortestDigits
  }

  private static func appendSpecial(
    _ input: UnsafeRawBufferPointer, to output: inout ByteBuffer
  ) throws(ValueFault) {
    switch try NumericValue.parse(input) {
    case .notANumber: output.append("NaN")
    case .infinity(let isNegative): output.append(isNegative ? "-Infinity" : "Infinity")
    case .finite: preconditionFailure("a finite number is no special one")
    }
  }

  /// Writes Swift's shortest digits the way PostgreSQL places point and exponent.
  private static func append(
    _ description: String, fixedLimit: Int, to output: inout ByteBuffer
  ) {
    let parts = description.split(separator: "e")
    let mantissa = parts[0].drop { $0 == "-" }
    if description.hasPrefix("-") { output.append(UInt8(ascii: "-")) }
    let integers = mantissa.prefix { $0 != "." }
    var digits = Array(mantissa.utf8.filter { $0 != UInt8(ascii: ".") })
    let leading = digits.prefix { $0 == UInt8(ascii: "0") }.count
    digits.removeFirst(leading)
    while digits.last == UInt8(ascii: "0") { digits.removeLast() }
    guard !digits.isEmpty else { return output.append(UInt8(ascii: "0")) }
    let written = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    // The power of ten of the first digit.
    let exponent = written + integers.utf8.count - leading - 1
    if (-4..<fixedLimit).contains(exponent) {
      appendFixed(digits, exponent: exponent, to: &output)
    } else {
      appendScientific(digits, exponent: exponent, to: &output)
    }
  }

  private static func appendFixed(
    _ digits: [UInt8], exponent: Int, to output: inout ByteBuffer
  ) {
    if exponent < 0 {
      output.append("0.")
      for _ in 1..<(-exponent) { output.append(UInt8(ascii: "0")) }
    }
    for (index, digit) in digits.enumerated() {
      if index == exponent + 1, exponent >= 0 { output.append(UInt8(ascii: ".")) }
      output.append(digit)
    }
    for _ in 0..<max(exponent + 1 - digits.count, 0) { output.append(UInt8(ascii: "0")) }
  }

  private static func appendScientific(
    _ digits: [UInt8], exponent: Int, to output: inout ByteBuffer
  ) {
    output.append(digits[0])
    if digits.count > 1 {
      output.append(UInt8(ascii: "."))
      for digit in digits.dropFirst() { output.append(digit) }
    }
    output.append(exponent < 0 ? "e-" : "e+")
    output.append(decimal: abs(exponent), width: 2)
  }
}
