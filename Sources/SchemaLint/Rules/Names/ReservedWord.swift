import PostgresSchema
import PostgresSyntax

/// NM103: a name that always has to be quoted.
struct ReservedWord: Rule {
  static let about = RuleDescription(
    .names, 103, "reserved-word", "A name is a reserved word of SQL.",
    why: "Everybody has to quote it, always; without quotes it is an error, or something else.",
    instead: "Add a word: order_number for order, user_name for user.",
    bad: #"CREATE TABLE sales."order" (id int);"#,
    good: "CREATE TABLE sales.customer_order (id int);")

  func check(_ operation: Operation, in context: LintContext) -> [Complaint] {
    operation.givenNames(in: context.statement).filter { Self.words.contains($0.name) }.map {
      Complaint(
        .warning, "'\($0.name)' is a reserved word and always needs quotes", $0.name, at: $0.place)
    }
  }

  /// See PostgreSQL's manual, appendix C "SQL Key Words": those that are reserved.
  private static let words: Set = [
    "all", "analyse", "analyze", "and", "any", "array", "as", "asc", "asymmetric", "authorization",
    "binary", "both", "case", "cast", "check", "collate", "collation", "column", "concurrently",
    "constraint", "create", "cross", "current_catalog", "current_date", "current_role",
    "current_schema", "current_time", "current_timestamp", "current_user", "default", "deferrable",
    "desc", "distinct", "do", "else", "end", "except", "false", "fetch", "for", "foreign", "freeze",
    "from", "full", "grant", "group", "having", "ilike", "in", "initially", "inner", "intersect",
    "into", "is", "isnull", "join", "lateral", "leading", "left", "like", "limit", "localtime",
    "localtimestamp", "natural", "not", "notnull", "null", "offset", "on", "only", "or", "order",
    "outer", "overlaps", "placing", "primary", "references", "returning", "right", "select",
    "session_user", "similar", "some", "symmetric", "system_user", "table", "tablesample", "then",
    "to", "trailing", "true", "union", "unique", "user", "using", "variadic", "verbose", "when",
    "where", "window", "with",
  ]
}
