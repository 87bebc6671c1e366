package import VaultModel

extension SQLType {
  /// Texts of values at the edges of the type, all of which PostgreSQL reads.
  package var extremes: [String] {
    switch self {
    case .bool: ["t", "f"]
    case .int2: ["-32768", "32767", "0", "-1"]
    case .int4: ["-2147483648", "2147483647", "0", "-1"]
    case .int8: ["-9223372036854775808", "9223372036854775807", "0", "-1"]
    case .float4:
      ["3.4028235e38", "-3.4028235e38", "1e-45", "1.1754944e-38", "-0", "NaN", "-Infinity"]
    case .float8:
      [
        "1.7976931348623157e308", "-1.7976931348623157e308", "5e-324", "2.2250738585072014e-308",
        "-0", "NaN", "Infinity",
      ]
    case .numeric(let precision, let scale):
      [Self.nines(precision, scale), "-" + Self.nines(precision, scale), "0", "-0.0", "NaN"]
    case .unconstrainedNumeric: Self.numericExtremes
    case .text, .varchar: textExtremes
    case .bytea: ["", "\\x", "\\x00", "\\x" + String(repeating: "ff", count: 300), "\\000\\377"]
    case .uuid:
      ["00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff"]
    case .date: ["4714-11-24 BC", "5874897-12-31", "0001-01-01", "2000-01-01", "-infinity"]
    case .time: ["00:00:00", "24:00:00", "23:59:59.999999", "00:00:00.000001"]
    case .timestamp:
      [
        "4714-11-24 00:00:00 BC", "294276-12-31 23:59:59.999999", "infinity",
        "1999-12-31 23:59:59.999999",
      ]
    case .timestamptz:
      [
        "4714-11-24 00:00:00+00 BC", "294276-12-31 23:59:59.999999+00", "-infinity",
        "0001-01-01 00:00:00+15:59",
      ]
    case .interval: Self.intervalExtremes
    case .jsonb: Self.jsonExtremes
    case .inet:
      [
        "0.0.0.0", "255.255.255.255", "0.0.0.0/0", "::", "::/0",
        "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "::ffff:0.0.0.0/96",
      ]
    case .array(let element):
      ["{}", "{NULL}", "{NULL,NULL}"]
        + element.extremes.map { "{" + Self.quoted($0) + ",NULL," + Self.quoted($0) + "}" }
    }
  }

  private static let numericExtremes = [
    String(repeating: "9", count: 200), "-1e-200", "1e131071", "1e-16383", "0.0000", "NaN",
    "Infinity", "-Infinity", "10000", "9999.9999", "0.00010000",
  ]

  private static let intervalExtremes = [
    "P178956970Y7M", "P-178956970Y-8M", "P2147483647D", "P-2147483648D", "PT0.000001S",
    "PT-0.000001S", "PT2562047788H", "PT-2562047788H", "P1Y-1D",
  ]

  private static let jsonExtremes = [
    "null", "{}", "[]", "\"\"", "1e1000", "-0.0", "{\"\":{\"\":[]}}",
    String(repeating: "[", count: 200) + String(repeating: "]", count: 200),
    "\"\\ud83d\\ude00\\u0001\\\\|\"", "{\"a\":1,\"A\":2,\"\\u00e9\":3,\"a\":4}",
  ]

  private var textExtremes: [String] {
    let texts = [
      "", "\\", "|", "\\N", "\"", "\"\"", "'", ",", "\n", "\r\n", "\u{1}", "\u{10FFFF}", "\u{FEFF}",
      "👩🏽‍💻", "مرحبا \u{202E}שלום", "NULL", " ", "e\u{301}", "\\.", "$1",
    ]
    guard case .varchar(let limit) = self else {
      return texts + [String(repeating: "é|", count: 5_000)]
    }
    return texts.filter { $0.unicodeScalars.count <= limit }
      + [String(repeating: "🙂", count: limit)]
  }

  /// The largest number of a precision and a scale.
  private static func nines(_ precision: Int, _ scale: Int) -> String {
    String(repeating: "9", count: precision - scale) + "." + String(repeating: "9", count: scale)
  }

  private static func quoted(_ text: String) -> String {
    let escaped = text.unicodeScalars.map { scalar in
      scalar == "\"" || scalar == "\\" ? "\\\(scalar)" : String(scalar)
    }
    return "\"" + escaped.joined() + "\""
  }
}

extension SQLType {
  /// Every type, those with bounds and elements in several forms.
  package static let samples: [SQLType] = [
    .bool, .int2, .int4, .int8, .float4, .float8, .numeric(12, 2), .numeric(36, 18), .numeric(5, 4),
    .unconstrainedNumeric, .text, .varchar(12), .bytea, .uuid, .date, .time, .timestamp,
    .timestamptz, .interval, .jsonb, .inet, .array(.text), .array(.int4), .array(.uuid),
    .array(.float8), .array(.bool), .array(.numeric(12, 2)), .array(.timestamptz),
  ]
}

extension RandomValues {
  /// A text of the type, one in eight of them at its edges.
  package mutating func textOrExtreme(of type: SQLType) -> String {
    guard chance(8) else { return text(of: type) }
    let extremes = type.extremes
    return extremes[Int.random(in: 0..<extremes.count, using: &random)]
  }
}
