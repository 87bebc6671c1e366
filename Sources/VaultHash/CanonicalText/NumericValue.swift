/// Decimal numbers, never through a binary fraction.
///
/// `numeric(p,s)` prints `s` decimals; unconstrained `numeric` prints as many as were written. What
/// does not fit is refused, never rounded. See PostgreSQL's manual, chapter 8.1.2.
enum NumericValue {
  /// The digits of a number without its leading zeros, and where the point stands among them.
  struct Decimal {
    var isNegative = false
    /// The significant digits as they are written, the point taken out.
    var digits: UnsafeRawBufferPointer
    /// The index of the point within `digits`' bytes; nil where there is none.
    var pointIndex: Int?
    var exponent = 0

    var digitCount: Int { digits.count - (pointIndex == nil ? 0 : 1) }

    /// Digits before the point, which may be negative or more than there are digits.
    var integerCount: Int { (pointIndex ?? digits.count) + exponent }

    /// The digit at an index, the point left out; zero beyond both ends.
    func digit(_ index: Int) -> UInt8 {
      guard index >= 0, index < digitCount else { return UInt8(ascii: "0") }
      guard let pointIndex, index >= pointIndex else { return digits[index] }
      return digits[index + 1]
    }
  }

  enum Parsed {
    case finite(Decimal)
    case notANumber
    case infinity(isNegative: Bool)
  }

  static func append(
    _ input: UnsafeRawBufferPointer, precision: Int, scale: Int, to output: inout ByteBuffer
  ) throws(ValueFault) {
    switch try parse(input) {
    case .notANumber: output.append("NaN")
    case .infinity: throw .outOfRange(expected: "a number of numeric(\(precision),\(scale))")
    case .finite(let number):
      try requireFit(number, precision: precision, scale: scale)
      append(number, scale: max(scale, 0), to: &output)
    }
  }

  /// Unconstrained: the scale is that of the text.
  static func append(
    _ input: UnsafeRawBufferPointer, to output: inout ByteBuffer
  ) throws(ValueFault) {
    switch try parse(input) {
    case .notANumber: output.append("NaN")
    case .infinity(let isNegative): output.append(isNegative ? "-Infinity" : "Infinity")
    case .finite(let number): try append(number, to: &output)
    }
  }

  /// Prints a number with the scale that PostgreSQL gives it.
  static func append(_ number: Decimal, to output: inout ByteBuffer) throws(ValueFault) {
    let written = number.pointIndex.map { number.digits.count - 1 - $0 } ?? 0
    let scale = max(written - number.exponent, 0)
    // The server's own bounds: 131072 digits before the point, 16383 behind it.
    guard significantIntegerCount(of: number) <= 131_072, scale <= 16_383 else {
      throw .outOfRange(expected: "a number of at most 131072 digits before the point")
    }
    append(number, scale: scale, to: &output)
  }

  private static func requireFit(
    _ number: Decimal, precision: Int, scale: Int
  ) throws(ValueFault) {
    let firstDropped = number.integerCount + scale
    for index in max(firstDropped, 0)..<max(number.digitCount, firstDropped, 0)
    where number.digit(index) != UInt8(ascii: "0") {
      throw .tooManyDecimals(scale: scale)
    }
    guard significantIntegerCount(of: number) <= precision - scale else {
      throw .outOfRange(expected: "a number of numeric(\(precision),\(scale))")
    }
  }

  /// Digits before the point without leading zeros; negative where zeros follow the point.
  private static func significantIntegerCount(of number: Decimal) -> Int {
    let first = (0..<number.digitCount).first { number.digit($0) != UInt8(ascii: "0") }
    guard let first else { return Int.min / 2 }
    return number.integerCount - first
  }

  private static func append(_ number: Decimal, scale: Int, to output: inout ByteBuffer) {
    let integers = number.integerCount
    let isZero = significantIntegerCount(of: number) == Int.min / 2
    if number.isNegative, !isZero { output.append(UInt8(ascii: "-")) }
    let first = isZero ? nil : (0..<max(integers, 0)).first { number.digit($0) != 0x30 }
    if let first {
      for index in first..<integers { output.append(number.digit(index)) }
    } else {
      output.append(UInt8(ascii: "0"))
    }
    guard scale > 0 else { return }
    output.append(UInt8(ascii: "."))
    for index in integers..<integers + scale { output.append(isZero ? 0x30 : number.digit(index)) }
  }
}

// MARK: - Reading

extension NumericValue {
  private static var fault: ValueFault { .invalidSyntax(expected: "a decimal number") }

  static func parse(_ input: UnsafeRawBufferPointer) throws(ValueFault) -> Parsed {
    var scanner = ASCIIScanner(trimming: input)
    let isNegative = scanner.skip(UInt8(ascii: "-"))
    let hasSign = isNegative || scanner.skip(UInt8(ascii: "+"))
    if let byte = scanner.peek, ASCIIScanner.isLetter(byte) {
      return try parseWord(&scanner, isNegative: isNegative, hasSign: hasSign)
    }
    var seenPoint = false
    let digits = scanner.take { byte in
      if ASCIIScanner.isDigit(byte) { return true }
      guard byte == UInt8(ascii: "."), !seenPoint else { return false }
      seenPoint = true
      return true
    }
    var number = Decimal(isNegative: isNegative, digits: digits)
    if seenPoint { number.pointIndex = digits.firstIndex(of: UInt8(ascii: ".")) }
    guard number.digitCount > 0 else { throw fault }
    if scanner.skip(word: "e") { number.exponent = try parseExponent(&scanner) }
    guard scanner.isAtEnd else { throw fault }
    return .finite(number)
  }

  private static func parseWord(
    _ scanner: inout ASCIIScanner, isNegative: Bool, hasSign: Bool
  ) throws(ValueFault) -> Parsed {
    let parsed: Parsed
    if !hasSign, scanner.skip(word: "nan") {
      parsed = .notANumber
    } else if scanner.skip(word: "infinity") || scanner.skip(word: "inf") {
      parsed = .infinity(isNegative: isNegative)
    } else {
      throw fault
    }
    guard scanner.isAtEnd else { throw fault }
    return parsed
  }

  private static func parseExponent(_ scanner: inout ASCIIScanner) throws(ValueFault) -> Int {
    let isNegative = scanner.skip(UInt8(ascii: "-"))
    if !isNegative { _ = scanner.skip(UInt8(ascii: "+")) }
    let run = scanner.take(while: ASCIIScanner.isDigit)
    guard !run.isEmpty else { throw fault }
    let significant = run.drop { $0 == UInt8(ascii: "0") }
    guard significant.count <= 9 else {
      throw .outOfRange(expected: "a number of at most 131072 digits before the point")
    }
    let value = significant.reduce(0) { $0 * 10 + Int($1 & 15) }
    return isNegative ? -value : value
  }
}
