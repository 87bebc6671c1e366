#if canImport(Glibc)
  import Glibc
#endif

/// Binary fractions whose shortest decimal text PostgreSQL and Swift nearly agree on.
///
/// Both look for the fewest digits that read back as the number. Swift takes a text that lies
/// exactly half-way to a neighbour, where reading rounds to the even one; PostgreSQL does not.
protocol ShortestDigits: BinaryFloatingPoint, CustomStringConvertible {
  /// The number that a text is read as.
  static func read(_ text: String) -> Self
  /// The text with so many significant digits that is nearest to the number.
  func nearest(digits: Int32) -> String
}

extension Double: ShortestDigits {
  static func read(_ text: String) -> Double { strtod(text, nil) }

  func nearest(digits: Int32) -> String { scientificText(self, digits: digits) }
}

extension Float: ShortestDigits {
  static func read(_ text: String) -> Float { strtof(text, nil) }

  func nearest(digits: Int32) -> String { scientificText(Double(self), digits: digits) }
}

extension ShortestDigits {
  /// The fewest digits strictly between the half-ways to both neighbours.
  var shortestDigits: String {
    // Beyond the last odd whole number Swift writes every digit, also those that tell nothing.
    let isWritten = exponent > Self.Exponent(Self.significandBitCount)
    guard isWritten || isHalfWay(description) else { return description }
    // 17 digits tell any two doubles apart.
    for digits in Int32(1)...17 {
      let text = nearest(digits: digits)
      if Self.read(text) == self, !isHalfWay(text) { return text }
    }
    return description
  }

  /// Whether a text stands for a number exactly half-way between this one and a neighbour.
  ///
  /// That takes a whole number with a large power of two in it; others have too many digits.
  private func isHalfWay(_ text: String) -> Bool {
    guard exponent > Self.Exponent(Self.significandBitCount), magnitude < 1e41,
      let (odd, power) = oddPart(of: text)
    else { return false }
    let bits = Self.significandBitCount
    let unit = Int(exponent) - bits
    let significand = UInt128(significandBitPattern) | 1 << UInt128(bits)
    if power == unit - 1 { return odd == 2 * significand + 1 || odd == 2 * significand - 1 }
    // Below a power of two the neighbours are twice as near.
    return power == unit - 2 && significandBitPattern == 0 && odd == 4 * significand - 1
  }

  /// A decimal text as an odd number times a power of two.
  private func oddPart(of text: String) -> (odd: UInt128, power: Int)? {
    let parts = text.split(separator: "e")
    let mantissa = parts[0].drop { $0 == "-" }.split(separator: ".")
    let decimals = mantissa.count > 1 && mantissa[1] != "0" ? mantissa[1] : ""
    let shift = (parts.count > 1 ? Int(parts[1]) ?? 0 : 0) - decimals.utf8.count
    guard (0...23).contains(shift), var odd = UInt128(String(mantissa[0] + decimals)), odd > 0
    else { return nil }
    for _ in 0..<shift { odd *= 5 }
    let zeros = odd.trailingZeroBitCount
    return (odd >> UInt128(zeros), shift + zeros)
  }
}

private func scientificText(_ number: Double, digits: Int32) -> String {
  withUnsafeTemporaryAllocation(of: CChar.self, capacity: 64) { buffer in
    let count = withVaList([digits - 1, number]) { vsnprintf(buffer.baseAddress, 64, "%.*e", $0) }
    return String(decoding: buffer.prefix(Int(count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
