import VaultModel

/// Days, from 4713 BC to 5874897 AD, and the two infinities.
///
/// See PostgreSQL's manual, chapter 8.5 "Date/Time Types".
enum DateValue {
  static let fault = ValueFault.invalidSyntax(expected: "a date such as 2024-02-29")
  private static let days = -2_451_545...2_145_031_948

  static func append(
    _ input: UnsafeRawBufferPointer, converting conversion: ColumnConversion?,
    to output: inout ByteBuffer
  ) throws(ValueFault) {
    var scanner = ASCIIScanner(trimming: input)
    if let infinity = Infinity.read(&scanner) {
      guard scanner.isAtEnd else { throw fault }
      return infinity.append(to: &output)
    }
    guard let fields = try DateFields(&scanner) else { throw fault }
    // A time of day may follow, as in an extract of timestamps; microseconds from midnight UTC.
    var time = 0
    if !scanner.isAtEnd, !DateFields.isEra(scanner) {
      guard DateFields.skipSeparator(&scanner) else { throw fault }
      time = try TimeOfDay(&scanner, fault: fault).microseconds
      let offset = try ZoneOffset.read(&scanner, fault: fault) ?? 0
      if conversion != .utc, offset != 0 { throw .needsConversion(of: .offset) }
      if conversion != .utc, time != 0 { throw .needsConversion(of: .timeOfDay) }
      time -= offset * 1_000_000
    }
    let written = try fields.day(before: &scanner, fault: fault)
    let day = written + (time >= 0 ? time : time - TimeOfDay.day + 1) / TimeOfDay.day
    guard days.contains(day) else { throw .outOfRange(expected: "a date from 4713 BC to 5874897") }
    CanonicalTime.append(day: day, to: &output)
  }

  /// Year, month and day without the era.
  static func append(day: Int, to output: inout ByteBuffer) {
    let (year, month, day) = CivilDate.components(ofDay: day)
    output.append(decimal: year > 0 ? year : 1 - year, width: 4)
    output.append(UInt8(ascii: "-"))
    output.append(decimal: month, width: 2)
    output.append(UInt8(ascii: "-"))
    output.append(decimal: day, width: 2)
  }
}

/// The ends of time, of dates and timestamps.
enum Infinity {
  case future
  case past

  static func read(_ scanner: inout ASCIIScanner) -> Infinity? {
    if scanner.skip(word: "infinity") { return .future }
    return scanner.skip(word: "-infinity") ? .past : nil
  }

  func append(to output: inout ByteBuffer) {
    switch self {
    case .future: output.append("infinity")
    case .past: output.append("-infinity")
    }
  }
}

/// Year, month and day as they are written.
struct DateFields {
  private var year: Int
  private var month: Int
  private var dayOfMonth: Int

  /// Reads `2024-02-29` or `20240229`; nil where there is no such thing.
  init?(_ scanner: inout ASCIIScanner) throws(ValueFault) {
    guard let first = scanner.digits(atMost: 9) else { return nil }
    if first.count == 8, scanner.peek != UInt8(ascii: "-") {
      (year, month, dayOfMonth) = (
        first.value / 10_000, first.value / 100 % 100, first.value % 100
      )
      return
    }
    guard first.count >= 4, scanner.skip(UInt8(ascii: "-")), let month = scanner.digits(atMost: 2),
      scanner.skip(UInt8(ascii: "-")), let day = scanner.digits(atMost: 2)
    else { return nil }
    (year, self.month, dayOfMonth) = (first.value, month.value, day.value)
  }

  /// The day's number, after a ` BC` or ` AD` that must be the last thing in the text.
  func day(before scanner: inout ASCIIScanner, fault: ValueFault) throws(ValueFault) -> Int {
    scanner.skipSpaces()
    let isBeforeChrist = scanner.skip(word: "bc")
    if !isBeforeChrist { _ = scanner.skip(word: "ad") }
    guard scanner.isAtEnd, year > 0, (1...12).contains(month) else { throw fault }
    let astronomical = isBeforeChrist ? 1 - year : year
    guard (1...CivilDate.daysInMonth(month, year: astronomical)).contains(dayOfMonth) else {
      throw fault
    }
    return CivilDate.day(year: astronomical, month: month, day: dayOfMonth)
  }

  static func isEra(_ scanner: ASCIIScanner) -> Bool {
    var ahead = scanner
    ahead.skipSpaces()
    return ahead.skip(word: "bc") || ahead.skip(word: "ad")
  }

  /// A blank or a T between date and time.
  static func skipSeparator(_ scanner: inout ASCIIScanner) -> Bool {
    if scanner.skip(word: "t") { return true }
    guard let byte = scanner.peek, ASCIIScanner.isSpace(byte) else { return false }
    scanner.skipSpaces()
    return true
  }

  static func appendEra(ofDay day: Int, to output: inout ByteBuffer) {
    if CivilDate.components(ofDay: day).year <= 0 { output.append(" BC") }
  }
}
