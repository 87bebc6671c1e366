/// Changes what a source delivers in a column before the column's type reads it.
package enum ColumnConversion: String, Hashable, Sendable, Codable {
  /// Moves a time to UTC: a `timestamp` loses its offset, a `date` its time of day.
  case utc
  /// Takes text as base64 (RFC 4648, section 4) of the bytes that are meant.
  case base64
  /// Takes off the blanks that fill a `char(n)`.
  case unpadded

  /// Whether values of a type can be converted; of an array its elements are.
  package func converts(_ type: SQLType) -> Bool {
    switch (self, type) {
    case (_, .array(let element)): converts(element)
    case (.utc, .timestamp), (.utc, .date), (.base64, .bytea), (.unpadded, .text),
      (.unpadded, .varchar):
      true
    case (.utc, _), (.base64, _), (.unpadded, _): false
    }
  }
}
