/// Changes what a source delivers in a column before the column's type reads it.
package enum ColumnConversion: String, Hashable, Sendable, Codable {
  /// Moves a time to UTC: a `timestamp` loses its offset, a `date` its time of day.
  case utc

  /// Whether values of a type can be converted; of an array its elements are.
  package func converts(_ type: SQLType) -> Bool {
    switch (self, type) {
    case (_, .array(let element)): converts(element)
    case (.utc, .timestamp), (.utc, .date): true
    case (.utc, _): false
    }
  }
}
