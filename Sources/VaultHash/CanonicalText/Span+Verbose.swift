/// PostgreSQL's own way to write intervals: `1 year 2 mons -3 days +04:05:06.7`.
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
        return negate()
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
      return Self.unitsTaken(by: quantity, at: index)
    }
    scanner = ahead
    guard let index = Self.unit(named: word) else { throw IntervalValue.fault }
    try add(quantity, of: Self.units[index].unit)
    return Self.unitsTaken(by: quantity, at: index)
  }

  /// Seconds with decimals are milliseconds and microseconds as well.
  private static func unitsTaken(by quantity: Quantity, at index: Int) -> Set<Int> {
    index == secondIndex && quantity.billionths != 0 ? partsOfSecond : [index]
  }

  /// Seconds, minutes and hours, and the parts of a second.
  private static let clock: Set<Int> = [0, 1, 2, 3, 4]
  private static let partsOfSecond: Set<Int> = [0, 1, 2]
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
