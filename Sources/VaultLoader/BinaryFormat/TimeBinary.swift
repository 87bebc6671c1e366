import VaultHash

/// Dates and times from canonical text, counted from 2000-01-01.
enum TimeBinary {
  static func appendDate(_ text: UnsafeRawBufferPointer, to output: inout ByteBuffer) {
    output.append(bigEndian: infinity(text, of: Int32.self) ?? Int32(day(text)))
  }

  static func appendTime(_ text: UnsafeRawBufferPointer, to output: inout ByteBuffer) {
    output.append(bigEndian: microseconds(text[...]))
  }

  static func appendTimestamp(_ text: UnsafeRawBufferPointer, to output: inout ByteBuffer) {
    if let end = infinity(text, of: Int64.self) { return output.append(bigEndian: end) }
    guard let blank = text.firstIndex(of: UInt8(ascii: " ")) else {
      preconditionFailure("a canonical timestamp has a time")
    }
    let time = text[(blank + 1)...].prefix { $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: " ") }
    output.append(bigEndian: Int64(day(text)) * 86_400_000_000 + microseconds(time))
  }

  /// A canonical `timestamptz`, `timestamp` or `date` as an instant, in UTC; nil for infinities.
  static func instant(_ text: UnsafeRawBufferPointer) -> Instant? {
    guard text.last != UInt8(ascii: "y") else { return nil }
    guard text.contains(UInt8(ascii: ":")) else { return Int64(day(text)) * 86_400_000_000 }
    var output = ByteBuffer()
    appendTimestamp(text, to: &output)
    return Int64(bigEndian: output.bytes.loadUnaligned(as: Int64.self))
  }

  private static func infinity<Number: FixedWidthInteger>(
    _ text: UnsafeRawBufferPointer, of type: Number.Type
  ) -> Number? {
    guard text.last == UInt8(ascii: "y") else { return nil }
    return text.first == UInt8(ascii: "-") ? .min : .max
  }

  /// The day of `2024-02-29`, whatever follows it; ` BC` at the end counts.
  private static func day(_ text: UnsafeRawBufferPointer) -> Int {
    let fields = text.prefix { $0 != UInt8(ascii: " ") }
      .split(separator: UInt8(ascii: "-")).map(number)
    let isBeforeChrist = text.last == UInt8(ascii: "C")
    return CivilDate.day(
      year: isBeforeChrist ? 1 - fields[0] : fields[0], month: fields[1], day: fields[2])
  }

  /// The microseconds of `12:34:56.789`.
  private static func microseconds(_ text: Slice<UnsafeRawBufferPointer>) -> Int64 {
    let parts = text.split(separator: UInt8(ascii: "."))
    let clock = parts[0].split(separator: UInt8(ascii: ":")).map(number)
    var fraction = 0
    if parts.count > 1 {
      fraction = number(parts[1])
      for _ in parts[1].count..<6 { fraction *= 10 }
    }
    return Int64((clock[0] * 3_600 + clock[1] * 60 + clock[2]) * 1_000_000 + fraction)
  }

  private static func number(_ digits: Slice<UnsafeRawBufferPointer>) -> Int {
    digits.reduce(0) { $0 * 10 + Int($1 & 15) }
  }
}

/// Intervals from canonical ISO 8601 text.
enum IntervalBinary {
  static func append(_ text: UnsafeRawBufferPointer, to output: inout ByteBuffer) {
    let span = Span(canonical: text)
    output.append(bigEndian: Int64(span.microseconds))
    output.append(bigEndian: Int32(span.days))
    output.append(bigEndian: Int32(span.months))
  }
}
