/// Microseconds since midnight, of 00:00:00 to 24:00:00.
struct TimeOfDay {
  static let day = 86_400_000_000
  var microseconds: Int

  init(microseconds: Int) { self.microseconds = microseconds }

  /// Reads `12:34`, `12:34:56.789` or `123456`; what is finer than a microsecond is cut off.
  init(_ scanner: inout ASCIIScanner, fault: ValueFault) throws(ValueFault) {
    guard let first = scanner.digits(atMost: 6) else { throw fault }
    var (hour, minute, second) = (first.value, 0, 0)
    var hasSeconds = false
    if scanner.skip(UInt8(ascii: ":")) {
      guard first.count <= 2, let minutes = scanner.digits(atMost: 2) else { throw fault }
      minute = minutes.value
      if scanner.skip(UInt8(ascii: ":")) {
        guard let seconds = scanner.digits(atMost: 2) else { throw fault }
        second = seconds.value
        hasSeconds = true
      }
    } else if first.count == 6 {
      (hour, minute, second) = (first.value / 10_000, first.value / 100 % 100, first.value % 100)
      hasSeconds = true
    } else if first.count == 4 {
      (hour, minute) = (first.value / 100, first.value % 100)
    } else {
      throw fault
    }
    // Behind minutes a fraction would be one of seconds for PostgreSQL, of minutes for ISO 8601.
    let fraction = hasSeconds ? Self.fraction(&scanner) : 0
    guard hour <= 24, minute <= 59, second <= 60 else { throw fault }
    microseconds = (hour * 3_600 + minute * 60 + second) * 1_000_000 + fraction
    guard microseconds <= Self.day else { throw fault }
  }

  private static func fraction(_ scanner: inout ASCIIScanner) -> Int {
    guard scanner.skip(UInt8(ascii: ".")) else { return 0 }
    let digits = scanner.take(while: ASCIIScanner.isDigit)
    var value = 0
    for index in 0..<6 { value = value * 10 + (index < digits.count ? Int(digits[index] & 15) : 0) }
    return value
  }

  /// `12:34:56`, and the microseconds without zeros at the end.
  func append(to output: inout ByteBuffer) {
    let seconds = microseconds / 1_000_000
    output.append(decimal: seconds / 3_600, width: 2)
    output.append(UInt8(ascii: ":"))
    output.append(decimal: seconds / 60 % 60, width: 2)
    output.append(UInt8(ascii: ":"))
    output.append(decimal: seconds % 60, width: 2)
    Self.append(fraction: microseconds % 1_000_000, to: &output)
  }

  static func append(fraction: Int, to output: inout ByteBuffer) {
    guard fraction > 0 else { return }
    output.append(UInt8(ascii: "."))
    let start = output.count
    output.append(decimal: fraction, width: 6)
    var end = output.count
    while end > start, output.bytes[end - 1] == UInt8(ascii: "0") { end -= 1 }
    output.truncate(to: end)
  }
}

/// Times of day without a date and without a zone.
enum TimeValue {
  static func append(
    _ input: UnsafeRawBufferPointer, to output: inout ByteBuffer
  ) throws(ValueFault) {
    let fault = ValueFault.invalidSyntax(expected: "a time such as 23:59:59.5")
    var scanner = ASCIIScanner(trimming: input)
    let time = try TimeOfDay(&scanner, fault: fault)
    guard scanner.isAtEnd else { throw fault }
    time.append(to: &output)
  }
}

/// The distance of a zone from UTC.
enum ZoneOffset {
  /// Seconds to the east; nil where no zone is written.
  static func read(
    _ scanner: inout ASCIIScanner, fault: ValueFault
  ) throws(ValueFault) -> Int? {
    scanner.skipSpaces()
    if scanner.skip(word: "utc") || scanner.skip(word: "gmt") || scanner.skip(word: "z") {
      // An era needs a blank before it.
      if let next = scanner.peek, ASCIIScanner.isLetter(next) { throw fault }
      return 0
    }
    let isWest = scanner.peek == UInt8(ascii: "-")
    guard isWest || scanner.peek == UInt8(ascii: "+") else { return nil }
    _ = scanner.next()
    guard let first = scanner.digits(atMost: 4) else { throw fault }
    var (hour, minute, second) = (first.value, 0, 0)
    switch first.count {
    case 1, 2:
      if scanner.skip(UInt8(ascii: ":")) {
        guard let minutes = scanner.digits(atMost: 2) else { throw fault }
        minute = minutes.value
        if scanner.skip(UInt8(ascii: ":")) {
          guard let seconds = scanner.digits(atMost: 2) else { throw fault }
          second = seconds.value
        }
      }
    // Seconds need colons: of six digits PostgreSQL takes the first four for hours.
    default: (hour, minute) = (first.value / 100, first.value % 100)
    }
    guard hour <= 15, minute <= 59, second <= 59 else { throw fault }
    let seconds = hour * 3_600 + minute * 60 + second
    return isWest ? -seconds : seconds
  }
}
