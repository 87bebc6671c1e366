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

  /// The texts of JSON and of arrays of it that are hashed by value, as far as the attributes need them.
  static func jsonFunctions(for attributes: [CompiledVault.Attribute]) -> [Function] {
    let types = Set(attributes.filter { $0.jsonHashing != nil }.map(\.type))
    let ofArrays = types.contains { if case .array = $0 { true } else { false } }
    return (types.contains(.jsonb) ? [jsonFunction] : []) + (ofArrays ? [jsonArrayFunction] : [])
  }

  private static let jsonFunction = jsonFunction(
    UtilityName.jsonText, of: .jsonb, string: #""(?:[^"\\\\]|\\\\.)*""#,
    comment: """
      The text of JSON that is hashed: its numbers without zeros at the end of their decimals, so that 1.0 is 1.
      """)

  // Within an array's text each backslash and each double quote has a backslash before it.
  private static let jsonArrayFunction = jsonFunction(
    UtilityName.jsonArrayText, of: DataType(.array(.jsonb)),
    string: #"\\\\"(?:[^\\\\"]|\\\\\\\\(?:\\\\"|\\\\\\\\|[^\\\\"]))*\\\\""#,
    comment: "The text of an array of JSON that is hashed: its numbers as util.json_text has them.")

  /// Takes zeros off the decimals of numbers, and passes over strings.
  ///
  /// The replacement is much slower than the question whether there is anything to take off. `E'…'`, for in
  /// plain quotes a session may take a backslash for more than itself.
  private static func jsonFunction(
    _ name: QualifiedName, of type: DataType, string: SQL, comment: String
  ) -> Function {
    Function(
      name, ownership: .shared, [.init("value", type)], returns: .text, volatility: .always,
      settings: [.systemSearchPath],
      body: #"""
          SELECT CASE
            WHEN value::text ~ E'\\.[0-9]*0(?![0-9])' THEN regexp_replace(
              value::text,
              E'(\#(string))|\\.0+(?![0-9])|(\\.[0-9]*[1-9])0+(?![0-9])', E'\\1\\2', 'g')
            ELSE value::text
          END
        """#,
      comment: comment)
  }

  /// What is hashed of an attribute's value, where the settings above hold.
  static func hashed(_ value: SQL, of attribute: CompiledVault.Attribute) -> SQL {
    switch (attribute.jsonHashing, attribute.type) {
    case (.byValue, .array): "\(UtilityName.jsonArrayText)(\(value))"
    case (.byValue, _): "\(UtilityName.jsonText)(\(value))"
    case (nil, let type): expression(value, of: type)
    }
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
