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

  /// What is hashed of an attribute's value, where the settings above hold.
  static func hashed(_ value: SQL, of attribute: CompiledVault.Attribute) -> SQL {
    switch (attribute.jsonHashing, attribute.type) {
    case (.byValue, .array):
      """
      CASE WHEN \(value) IS NOT NULL THEN coalesce((
              SELECT array_agg(\(numbersByValue("element::text")) ORDER BY place)
              FROM unnest(\(value)) WITH ORDINALITY AS listed(element, place)), '{}')::text END
      """
    case (.byValue, _): numbersByValue("\(value)::text")
    case (nil, let type): expression(value, of: type)
    }
  }

  /// The text of JSON without the zeros at the end of decimals; strings stay as they are.
  ///
  /// `E'…'`, for in plain quotes a session may take a backslash for more than itself.
  private static func numbersByValue(_ text: SQL) -> SQL {
    #"""
    regexp_replace(\#(text),
              E'("(?:[^"\\]|\\.)*")|\.0+(?![0-9])|(\.[0-9]*[1-9])0+(?![0-9])', E'\1\2', 'g')
    """#
  }

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
