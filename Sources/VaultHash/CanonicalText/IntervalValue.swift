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

    var isMonth: Bool {
      if case .months(1) = self { true } else { false }
    }
  }

  /// A written number: its whole part and its decimals, in billionths, of one sign.
  struct Quantity {
    var whole: Int
    var billionths: Int

    /// Whether the decimals are whole 512ths, as halves and quarters are.
    ///
    /// PostgreSQL reads the numbers of ISO 8601 as floating point. Of a month's other decimals it
    /// makes what rounding makes of them: P1.2M is five days and 24 hours, P0.2M is six days.
    var isExactInBinary: Bool { billionths % 1_953_125 == 0 }

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
      guard let unit = Self.unit(designator: letter, isTime: isTime),
        !unit.isMonth || quantity.isExactInBinary
      else { throw IntervalValue.fault }
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

// MARK: - PostgreSQL's own: 1 year 2 mons -3 days +04:05:06.7

extension Span {
  private static let units: [(names: [StaticString], unit: Unit)] = [
    (["microseconds", "microsecond", "usecs", "usec", "us"], .microseconds(1)),
    (["milliseconds", "millisecond", "msecs", "msec", "ms"], .microseconds(1_000)),
    (["seconds", "second", "secs", "sec", "s"], .second),
    (["minutes", "minute", "mins", "min", "m"], .minute),
    (["hours", "hour", "hrs", "hr", "h"], .hour),
    (["days", "day", "d"], .day),
    (["weeks", "week", "w"], .week),
    (["months", "month", "mons", "mon"], .month),
    (["years", "year", "yrs", "yr", "y"], .year),
    (["decades", "decade"], .months(120)),
    (["centuries", "century"], .months(1_200)),
    (["millennia", "millennium"], .months(12_000)),
  ]

  mutating func readVerbose(_ scanner: inout ASCIIScanner) throws(ValueFault) {
    _ = scanner.skip(UInt8(ascii: "@"))
    scanner.skipSpaces()
    var used: Set<Int> = []
    while !scanner.isAtEnd {
      if !used.isEmpty, scanner.skip(word: "ago") {
        guard scanner.isAtEnd else { throw IntervalValue.fault }
        (months, days, microseconds) = (-months, -days, -microseconds)
        return
      }
      let units = try readPart(&scanner, isFirst: used.isEmpty)
      // PostgreSQL takes each unit once.
      guard used.isDisjoint(with: units) else { throw IntervalValue.fault }
      used.formUnion(units)
      guard scanner.isAtEnd || scanner.peek.map(ASCIIScanner.isSpace) == true else {
        throw IntervalValue.fault
      }
      scanner.skipSpaces()
    }
    guard !used.isEmpty else { throw IntervalValue.fault }
  }

  /// Reads a number and its unit, or a time of day, and tells which units it was of.
  private mutating func readPart(
    _ scanner: inout ASCIIScanner, isFirst: Bool
  ) throws(ValueFault) -> Set<Int> {
    let isNegative = scanner.skip(UInt8(ascii: "-"))
    if !isNegative { _ = scanner.skip(UInt8(ascii: "+")) }
    if Self.isClock(scanner) {
      try readClock(&scanner, isNegative: isNegative)
      return Self.clock
    }
    let quantity = try Quantity.read(&scanner, isNegative: isNegative)
    var ahead = scanner
    ahead.skipSpaces()
    let word = ahead.take(while: ASCIIScanner.isLetter)
    if word.isEmpty {
      // A number alone is of days where a time of day follows, of seconds where nothing else is.
      let index = Self.isSignedClock(ahead) ? Self.dayIndex : Self.secondIndex
      guard index == Self.dayIndex || (ahead.isAtEnd && isFirst) else { throw IntervalValue.fault }
      try add(quantity, of: Self.units[index].unit)
      return [index]
    }
    scanner = ahead
    guard let index = Self.unit(named: word) else { throw IntervalValue.fault }
    try add(quantity, of: Self.units[index].unit)
    return [index]
  }

  /// Seconds, minutes and hours.
  private static let clock: Set<Int> = [2, 3, 4]
  private static let secondIndex = 2
  private static let dayIndex = 5

  private static func unit(named word: UnsafeRawBufferPointer) -> Int? {
    units.firstIndex { entry in
      entry.names.contains { name in
        name.utf8CodeUnitCount == word.count
          && word.indices.allSatisfy { word[$0] | 0x20 == name.utf8Start[$0] }
      }
    }
  }

  private static func isClock(_ scanner: ASCIIScanner) -> Bool {
    var ahead = scanner
    return !ahead.take(while: ASCIIScanner.isDigit).isEmpty && ahead.peek == UInt8(ascii: ":")
  }

  private static func isSignedClock(_ scanner: ASCIIScanner) -> Bool {
    var ahead = scanner
    if !ahead.skip(UInt8(ascii: "-")) { _ = ahead.skip(UInt8(ascii: "+")) }
    return isClock(ahead)
  }

  private mutating func readClock(
    _ scanner: inout ASCIIScanner, isNegative: Bool
  ) throws(ValueFault) {
    guard let hours = scanner.digits(atMost: 12), scanner.skip(UInt8(ascii: ":")),
      let minutes = scanner.digits(atMost: 2), minutes.value < 60,
      scanner.peek != UInt8(ascii: ".")
    else { throw IntervalValue.fault }
    var seconds = Quantity(whole: 0, billionths: 0)
    if scanner.skip(UInt8(ascii: ":")) {
      seconds = try Quantity.read(&scanner, isNegative: false)
      guard abs(seconds.whole) < 60 else { throw IntervalValue.fault }
    }
    let sign = isNegative ? -1 : 1
    try add(Quantity(whole: sign * hours.value, billionths: 0), of: .hour)
    try add(Quantity(whole: sign * minutes.value, billionths: 0), of: .minute)
    try add(
      Quantity(whole: sign * seconds.whole, billionths: sign * seconds.billionths), of: .second)
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
