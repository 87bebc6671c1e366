import PostgresClient
import PostgresSchema

extension SQL {
  /// Texts as an array of the server's.
  static func array(_ texts: [String]) -> SQL {
    "ARRAY[\(texts.map { SQL.literal($0) }.joined())]::text[]"
  }

  /// An aggregate of texts as one text; `Rows.list` takes it apart.
  static func listed(_ text: SQL, by order: SQL) -> SQL {
    "string_agg(\(text), chr(31) ORDER BY \(order))"
  }

  /// An identifier in quotes always, as our own SQL writes it.
  static func quoted(_ name: SQL) -> SQL { "'\"' || replace(\(name), '\"', '\"\"') || '\"'" }

  /// The type with a number and a modifier, spelled as a `DataType` is.
  ///
  /// What is PostgreSQL's own has its name alone; anything else its schema too, both in quotes.
  static func typeText(_ type: SQL, _ modifier: SQL = "NULL") -> SQL {
    """
    (SELECT CASE
        WHEN ns.nspname = 'pg_catalog' THEN format_type(\(type), \(modifier))
        WHEN e.oid IS NOT NULL THEN
          \(quoted("ens.nspname")) || '.' || \(quoted("e.typname")) || '[]'
        ELSE \(quoted("ns.nspname")) || '.' || \(quoted("ty.typname"))
          || substr(format_type(ty.oid, \(modifier)), length(format_type(ty.oid, NULL)) + 1)
      END
      FROM pg_type AS ty JOIN pg_namespace AS ns ON ns.oid = ty.typnamespace
      LEFT JOIN pg_type AS e ON e.oid = ty.typelem AND e.typarray = ty.oid
      LEFT JOIN pg_namespace AS ens ON ens.oid = e.typnamespace
      WHERE ty.oid = \(type))
    """
  }

  /// All that is peculiar of a thing, joined; empty where nothing is.
  static func peculiarities(_ texts: [SQL]) -> SQL { "concat_ws('; ', \(texts.joined()))" }
}

extension Rows {
  /// What `SQL.listed` put together; empty for NULL.
  func list(_ row: Int, _ column: Int) -> [String] {
    guard let text = text(row, column) else { return [] }
    return text.split(separator: "\u{1f}", omittingEmptySubsequences: false).map(String.init)
  }

  /// A name in two columns, the schema's first.
  func name(_ row: Int, _ column: Int) -> QualifiedName {
    QualifiedName(schema: text(row, column) ?? "", name: text(row, column + 1) ?? "")
  }

  func sql(_ row: Int, _ column: Int) -> SQL { SQL(trusted: text(row, column) ?? "") }
}
