package import PostgresSchema

/// Settings that decide what a statement means, which rows it reaches or how its values print.
///
/// A database, a role or a pooler may give a session any values of them. `SET LOCAL` pins them for one
/// transaction: startup options do not pass through every pooler, and session settings stay behind on
/// a connection that serves others next.
package enum PinnedSettings {
  /// Names of functions, operators and types mean the server's own; temporary tables come last.
  ///
  /// A role that may create objects in `public` could otherwise run code with this program's rights.
  private static let names = ("search_path", "pg_catalog, pg_temp")

  /// How values print and are read, which decides what is hashed, and what row security does.
  private static let values = [
    ("client_encoding", "UTF8"), ("standard_conforming_strings", "on"),
    ("quote_all_identifiers", "off"), ("TimeZone", "UTC"), ("DateStyle", "ISO, YMD"),
    ("IntervalStyle", "iso_8601"), ("bytea_output", "hex"), ("extra_float_digits", "1"),
    ("xmlbinary", "base64"), ("xmloption", "content"), ("lc_monetary", "C"), ("lc_numeric", "C"),
    ("lc_time", "C"), ("array_nulls", "on"), ("transform_null_equals", "off"),
    ("backslash_quote", "safe_encoding"), ("row_security", "on"),
  ]

  /// Pins all of them until the end of the session.
  package static let forSession = set(for: "", values + [names])
  /// Pins all but the lookup of names until the end of the session.
  static let valuesForSession = set(for: "", values)

  /// Pins settings of the transaction that has just begun.
  static func begin(_ resolution: NameResolution) -> SQL {
    set(for: "LOCAL ", settings(resolution))
  }

  /// Asks what the settings are now, in the order of `expected`.
  static func reading(_ resolution: NameResolution) -> SQL {
    let current = settings(resolution).map {
      "pg_catalog.current_setting(\(literal: $0.0))" as SQL
    }
    return "SELECT \(current.joined()), pg_catalog.current_setting('transaction_isolation')"
  }

  /// The settings that are pinned, with their values as the server prints them.
  static func settings(_ resolution: NameResolution) -> [(name: String, value: String)] {
    switch resolution {
    // Under quote_all_identifiers the server would quote the schemas.
    case .systemCatalog: values + [names]
    case .database: values
    }
  }

  private static func set(for scope: SQL, _ settings: [(String, String)]) -> SQL {
    settings.map { name, value in
      // A list of schemas is no single string.
      let text: SQL = name == names.0 ? SQL(trusted: value) : "\(literal: value)"
      return "SET \(scope)\(SQL(trusted: name)) = \(text)"
    }.joined(separator: "; ")
  }
}

/// Where a session looks up names without a schema.
package enum NameResolution: Hashable, Sendable {
  /// Among the server's own objects alone, as this program's statements need it.
  case systemCatalog
  /// On the search path of the database and role, as scripts of others need it.
  case database
}
