/// Instants, printed in UTC, and timestamps without a zone, printed as they are.
enum TimestampValue {
  private static let fault = ValueFault.invalidSyntax(
    expected: "a timestamp such as 2024-02-29 23:59:59.5+01")
  /// From 4713-11-24 BC to the end of 294276, in microseconds since 2000.
  private static let instants = -211_813_488_000_000_000...9_223_371_331_199_999_999

  static func append(
    _ input: UnsafeRawBufferPointer, zone: TimestampZone, to output: inout ByteBuffer
  ) throws(ValueFault) {
    var scanner = ASCIIScanner(trimming: input)
    if let infinity = Infinity.read(&scanner) {
      guard scanner.isAtEnd else { throw fault }
      return infinity.append(to: &output)
    }
    let microseconds = try read(&scanner, zone: zone)
    append(microseconds, zone: zone, to: &output)
  }

  /// Microseconds since 2000-01-01.
  private static func read(
    _ scanner: inout ASCIIScanner, zone: TimestampZone
  ) throws(ValueFault) -> Int {
    guard let date = try DateFields(&scanner) else { throw fault }
    var time = TimeOfDay(microseconds: 0)
    var offset: Int?
    if !scanner.isAtEnd, !DateFields.isEra(scanner) {
      guard DateFields.skipSeparator(&scanner) else { throw fault }
      time = try TimeOfDay(&scanner, fault: fault)
      offset = try ZoneOffset.read(&scanner, fault: fault)
    }
    let day = try date.day(before: &scanner, fault: fault)
    let (start, overflow) = day.multipliedReportingOverflow(by: TimeOfDay.day)
    let (local, carry) = start.addingReportingOverflow(time.microseconds)
    let shift = (offset ?? 0) * 1_000_000
    switch zone {
    case .none: if shift != 0 { throw .needsConversion(of: .offset) }
    case .converted, .universal: break
    }
    let (instant, borrow) = local.subtractingReportingOverflow(shift)
    guard !overflow, !carry, !borrow, instants.contains(instant) else {
      throw .outOfRange(expected: "a timestamp from 4713 BC to 294276")
    }
    return instant
  }

  static func append(_ instant: Int, zone: TimestampZone, to output: inout ByteBuffer) {
    let quotient = instant / TimeOfDay.day
    let day = instant % TimeOfDay.day < 0 ? quotient - 1 : quotient
    DateValue.append(day: day, to: &output)
    output.append(UInt8(ascii: " "))
    TimeOfDay(microseconds: instant - day * TimeOfDay.day).append(to: &output)
    switch zone {
    case .none, .converted: break
    case .universal: output.append("+00")
    }
    DateFields.appendEra(ofDay: day, to: &output)
  }
}
