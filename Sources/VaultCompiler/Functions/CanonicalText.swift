import PostgresSchema
import VaultModel
import VaultSQL

/// The text by which values are compared: what PostgreSQL's output functions print.
enum CanonicalText {
  /// The settings that the output functions look at.
  static let settings: [Setting] = [
    .systemSearchPath,
    Setting("\(id: "TimeZone")", "'UTC'"),
    Setting("\(id: "DateStyle")", "'ISO, YMD'"),
    Setting("\(id: "IntervalStyle")", "'iso_8601'"),
    Setting("bytea_output", "'hex'"),
    Setting("extra_float_digits", "1"),
  ]

  static let function = Function(
    UtilityName.canonicalText, ownership: .shared, [.init("value", .anyElement)], returns: .text,
    volatility: .withinStatement, settings: settings,
    body: "  SELECT CASE WHEN value IS NOT NULL THEN format('%s', value) END",
    comment:
      "The text of a value that is hashed: what PostgreSQL prints, whatever the session has set.")

  /// The canonical text of a value of a known type, where the settings above hold.
  static func expression(_ value: SQL, of type: SQLType) -> SQL {
    switch type {
    // The cast says true and false, the output function t and f.
    case .bool: "left(\(value)::text, 1)"
    // The cast adds /32 to a single host, the output function does not, nor does abbrev.
    case .inet: "abbrev(\(value))"
    case .text, .varchar, .int2, .int4, .int8, .float4, .float8, .numeric, .unconstrainedNumeric,
      .bytea, .uuid, .date, .time, .timestamp, .timestamptz, .interval, .jsonb, .array:
      "\(value)::text"
    }
  }
}
