/// Spans of months, days and microseconds, printed as ISO 8601 durations the way PostgreSQL does.
///
/// See PostgreSQL's manual, chapters 8.5.4 "Interval Input" and 8.5.5 "Interval Output".
enum IntervalValue {
  static let fault = ValueFault.invalidSyntax(
    expected: "an interval such as P1DT2H or 1 day 02:00:00")

  static func append(
    _ input: UnsafeRawBufferPointer, to output: inout ByteBuffer
  ) throws(ValueFault) {
    var scanner = ASCIIScanner(trimming: input)
    guard !scanner.isAtEnd else { throw fault }
    var span = Span()
    if scanner.skip(UInt8(ascii: "P")) {
      guard scanner.rest.count + 1 == input.count else { throw fault }
      try span.readDesignators(&scanner)
    } else {
      try span.readVerbose(&scanner)
    }
    guard span.isInRange else {
      throw .outOfRange(expected: "an interval of at most 178000000 years")
    }
    span.append(to: &output)
  }
}

/// What PostgreSQL keeps of an interval.
package struct Span {
  package private(set) var months = 0
  package private(set) var days = 0
  package private(set) var microseconds = 0

  init() {}

  /// Reads back what `append` printed.
  package init(canonical text: UnsafeRawBufferPointer) {
    var scanner = ASCIIScanner(trimming: text)
    do throws(ValueFault) {
      guard scanner.skip(UInt8(ascii: "P")) else { throw IntervalValue.fault }
      try readDesignators(&scanner)
    } catch {
      preconditionFailure("a canonical interval can be read")
    }
  }

  var isInRange: Bool {
    Int32(exactly: months) != nil && Int32(exactly: days) != nil
  }

  /// A unit of an interval, by what one of it is made of.
  enum Unit {
    case months(Int)
    case days(Int)
    case microseconds(Int)

    static let year = Unit.months(12)
    static let month = Unit.months(1)
    static let week = Unit.days(7)
    static let day = Unit.days(1)
    static let hour = Unit.microseconds(3_600_000_000)
    static let minute = Unit.microseconds(60_000_000)
    static let second = Unit.microseconds(1_000_000)
  }

  /// A written number: its whole part and its decimals, in billionths, of one sign.
  struct Quantity {
    var whole: Int
    var billionths: Int

    static func read(
      _ scanner: inout ASCIIScanner, isNegative: Bool
    ) throws(ValueFault) -> Quantity {
      let whole = scanner.digits(atMost: 15)
      var billionths = 0
      if scanner.skip(UInt8(ascii: ".")) {
        let digits = scanner.take(while: ASCIIScanner.isDigit)
        guard !digits.isEmpty else { throw IntervalValue.fault }
        for index in 0..<9 {
          billionths = billionths * 10 + (index < digits.count ? Int(digits[index] & 15) : 0)
        }
      }
      guard let value = whole?.value else { throw IntervalValue.fault }
      return Quantity(
        whole: isNegative ? -value : value, billionths: isNegative ? -billionths : billionths)
    }
  }

  /// Adds so many of a unit.
  ///
  /// Parts of a month are days of a thirtieth, parts of a day are time.
  mutating func add(_ quantity: Quantity, of unit: Unit) throws(ValueFault) {
    switch unit {
    case .months(let size):
      try Self.add(quantity.whole, times: size, to: &months)
      let partial = quantity.billionths * size
      months += partial / 1_000_000_000
      let rest = partial % 1_000_000_000
      // Versions of PostgreSQL differ in what they make of a year's parts that are no whole months.
      guard size == 1 || rest == 0 else { throw IntervalValue.fault }
      try addDays(billionths: rest * 30)
    case .days(let size):
      try Self.add(quantity.whole, times: size, to: &days)
      try addDays(billionths: quantity.billionths * size)
    case .microseconds(let size):
      try Self.add(quantity.whole, times: size, to: &microseconds)
      try addTime(billionths: quantity.billionths, of: size)
    }
  }

  mutating func negate() {
    (months, days, microseconds) = (-months, -days, -microseconds)
  }

  private mutating func addDays(billionths: Int) throws(ValueFault) {
    days += billionths / 1_000_000_000
    try addTime(billionths: billionths % 1_000_000_000, of: TimeOfDay.day)
  }

  private mutating func addTime(billionths: Int, of size: Int) throws(ValueFault) {
    // A fraction below one of at most a day: it fits where the product is taken apart.
    let (high, low) = billionths.multipliedFullWidth(by: size)
    let (quotient, _) = 1_000_000_000.dividingFullWidth((high, low))
    try Self.add(quotient, times: 1, to: &microseconds)
  }

  private static func add(
    _ value: Int, times factor: Int, to total: inout Int
  ) throws(ValueFault) {
    let (product, overflow) = value.multipliedReportingOverflow(by: factor)
    let (sum, carry) = total.addingReportingOverflow(product)
    guard !overflow, !carry else {
      throw .outOfRange(expected: "an interval of at most 178000000 years")
    }
    total = sum
  }
}

extension Span.Quantity {
  /// Whether PostgreSQL too keeps every microsecond.
  ///
  /// It reads the numbers of ISO 8601 as binary fractions: beside a large whole part, decimals become
  /// other ones.
  fileprivate func isExact(of unit: Span.Unit) -> Bool {
    let size: Int
    switch unit {
    case .months(1):
      // Tenths of a month are whole days; what lies just below one the server cuts to the day before.
      let isTenth = billionths % 100_000_000 == 0 && billionths % 500_000_000 != 0
      if whole != 0, isTenth { return false }
      size = 30 * TimeOfDay.day
    // Decimals of a year are months, rounded to whole ones.
    case .months: return true
    case .days(let days): size = days * TimeOfDay.day
    case .microseconds(let microseconds): size = microseconds
    }
    return billionths == 0 || abs(whole) < (1 << 51) / size
  }
}

// MARK: - ISO 8601: P1Y2M3DT4H5M6.7S

extension Span {
  mutating func readDesignators(_ scanner: inout ASCIIScanner) throws(ValueFault) {
    var isTime = false
    var hasPart = false
    while !scanner.isAtEnd {
      if !isTime, scanner.skip(UInt8(ascii: "T")) {
        isTime = true
        continue
      }
      let isNegative = scanner.skip(UInt8(ascii: "-"))
      let quantity = try Quantity.read(&scanner, isNegative: isNegative)
      guard let letter = scanner.next() else { throw IntervalValue.fault }
      guard let unit = Self.unit(designator: letter, isTime: isTime) else {
        throw IntervalValue.fault
      }
      guard quantity.isExact(of: unit) else { throw IntervalValue.fault }
      try add(quantity, of: unit)
      hasPart = true
    }
    guard hasPart else { throw IntervalValue.fault }
  }

  private static func unit(designator: UInt8, isTime: Bool) -> Unit? {
    switch (designator, isTime) {
    case (UInt8(ascii: "Y"), false): .year
    case (UInt8(ascii: "M"), false): .month
    case (UInt8(ascii: "W"), false): .week
    case (UInt8(ascii: "D"), false): .day
    case (UInt8(ascii: "H"), true): .hour
    case (UInt8(ascii: "M"), true): .minute
    case (UInt8(ascii: "S"), true): .second
    default: nil
    }
  }
}

// MARK: - Printing

extension Span {
  func append(to output: inout ByteBuffer) {
    if months == 0, days == 0, microseconds == 0 { return output.append("PT0S") }
    output.append(UInt8(ascii: "P"))
    Self.append(months / 12, "Y", to: &output)
    Self.append(months % 12, "M", to: &output)
    Self.append(days, "D", to: &output)
    guard microseconds != 0 else { return }
    output.append(UInt8(ascii: "T"))
    Self.append(microseconds / 3_600_000_000, "H", to: &output)
    Self.append(microseconds / 60_000_000 % 60, "M", to: &output)
    let rest = microseconds % 60_000_000
    guard rest != 0 else { return }
    if rest < 0 { output.append(UInt8(ascii: "-")) }
    output.append(decimal: abs(rest) / 1_000_000)
    TimeOfDay.append(fraction: abs(rest) % 1_000_000, to: &output)
    output.append(UInt8(ascii: "S"))
  }

  private static func append(
    _ value: Int, _ designator: StaticString, to output: inout ByteBuffer
  ) {
    guard value != 0 else { return }
    output.append(decimal: value)
    output.append(designator)
  }
}
