import PostgresSchema
import PostgresSyntax

/// RW101: a default that is another one for each row.
struct VolatileDefault: Rule {
  static let about = RuleDescription(
    .rewrites, 101, "volatile-default", "A new column has a volatile default.",
    why: "Each row gets a value of its own: the table and all its indexes are written anew.",
    instead: "Add the column without it, SET DEFAULT for new rows, fill old ones in batches.",
    given: "CREATE TABLE sales.invoice (id bigint PRIMARY KEY);",
    bad: """
      SET lock_timeout = '2s';
      ALTER TABLE sales.invoice ADD COLUMN token uuid DEFAULT gen_random_uuid();
      """,
    good: """
      SET lock_timeout = '2s';
      ALTER TABLE sales.invoice ADD COLUMN token uuid;
      ALTER TABLE sales.invoice ALTER COLUMN token SET DEFAULT gen_random_uuid();
      """)

  func check(_ operation: Operation, in context: LintContext) -> [Complaint] {
    guard case .alterTable(let table, .addColumn(let column, _)) = operation.kind,
      case .functions(let functions) = column.filling
    else { return [] }
    let volatile = functions.filter { context.known.isVolatile($0) }.sorted()
    return volatile.prefix(1).map { function in
      let text = "writes all rows of \(table) anew: \(function.name)() gives each its own value"
      return Complaint(context.severity(.error, on: table), text, table, at: column.place)
    }
  }
}

extension KnownSchema {
  /// One of the server's own that gives one value per statement is known; others may be volatile.
  fileprivate func isVolatile(_ function: QualifiedName) -> Bool {
    if let isVolatile = functions[function] { return isVolatile }
    return !Self.steadyFunctions.contains(function.name)
  }

  private static let steadyFunctions: Set = [
    "now", "transaction_timestamp", "statement_timestamp",
    "make_date", "make_interval", "make_timestamptz", "to_timestamp",
    "date_trunc", "lower", "upper", "decode", "encode", "md5", "sha256",
    "current_setting",
    "jsonb_build_object",
    "jsonb_build_array", "json_build_object", "json_build_array", "concat", "round", "abs",
    "length", "extract", "btrim", "ltrim", "rtrim", "position", "overlay",
    "repeat", "date", "timestamp", "time", "int4range", "int8range", "tstzrange", "tsrange",
    "daterange", "timezone", "to_char", "to_date", "substring", "left",
    "right",
  ]
}
