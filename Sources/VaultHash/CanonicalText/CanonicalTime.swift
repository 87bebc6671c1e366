/// Canonical text of times that are numbers already, as PostgreSQL stores them.
package enum CanonicalTime {
  /// Appends a date, given as its day's number from 2000-01-01 on.
  package static func append(day: Int, to output: inout ByteBuffer) {
    DateValue.append(day: day, to: &output)
    DateFields.appendEra(ofDay: day, to: &output)
  }

  /// Appends a time of day, given in microseconds since midnight.
  package static func append(timeOfDay microseconds: Int, to output: inout ByteBuffer) {
    TimeOfDay(microseconds: microseconds).append(to: &output)
  }

  /// Appends a timestamp, given in microseconds since 2000-01-01.
  package static func append(
    instant: Int, zone: TimestampZone, to output: inout ByteBuffer
  ) {
    TimestampValue.append(instant, zone: zone, to: &output)
  }
}

/// Whether a timestamp is an instant or what a clock somewhere shows.
package enum TimestampZone: Sendable {
  /// `timestamp`: an offset other than zero in the text is a fault, where PostgreSQL passes over it.
  case none
  /// `timestamp`: a text with an offset is moved to UTC.
  case converted
  /// `timestamptz`: a text without a zone is in UTC.
  case universal
}
