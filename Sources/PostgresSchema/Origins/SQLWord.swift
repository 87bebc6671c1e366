/// Words of SQL that are no columns, wherever a query has them without quotes.
///
/// See PostgreSQL's manual, appendix C "SQL Key Words".
enum SQLWord {
  /// Whether the word can be no column.
  static func isReserved(_ token: QueryToken) -> Bool {
    token.keyword.map(reserved.contains) ?? false
  }

  /// Whether the word may be a column, and often is none.
  static func isSoft(_ token: QueryToken) -> Bool { token.keyword.map(soft.contains) ?? false }

  /// Whether an expression goes on behind the word, so that what follows is no name of it.
  static func wantsMore(_ token: QueryToken) -> Bool {
    guard let word = token.keyword else { return false }
    return word == "OVER" || reserved.contains(word) && !values.contains(word)
  }

  /// Whether the word is the end of an expression, and no name of it.
  static func endsExpression(_ token: QueryToken) -> Bool {
    guard let word = token.keyword else { return false }
    return reserved.contains(word) || ["PRECISION", "VARYING", "ZONE", "ROW"].contains(word)
  }

  /// Values, and the ends of what has a beginning.
  private static let values: Set<String> = [
    "END", "NULL", "TRUE", "FALSE", "CURRENT_DATE", "CURRENT_TIME", "CURRENT_TIMESTAMP",
    "CURRENT_USER", "SESSION_USER", "USER", "LOCALTIME", "LOCALTIMESTAMP", "ISNULL", "NOTNULL",
  ]

  private static let reserved: Set<String> = values.union([
    "ALL", "AND", "ANY", "ARRAY", "AS", "ASC", "BETWEEN", "BOTH", "CASE", "CAST", "COLLATE",
    "DESC", "DISTINCT", "ELSE", "EXISTS", "FOR", "FROM", "GROUP", "HAVING", "ILIKE", "IN", "IS",
    "LEADING", "LIKE", "LIMIT", "NOT", "OFFSET", "ON", "OR", "ORDER", "OVERLAPS", "PLACING",
    "SELECT", "SIMILAR", "SOME", "SYMMETRIC", "THEN", "TRAILING", "UNION", "USING", "WHEN",
    "WHERE", "WINDOW", "WITH",
  ])

  private static let soft: Set<String> = [
    "AT", "BY", "CURRENT", "DAY", "ESCAPE", "EXCLUDE", "FILTER", "FIRST", "FOLLOWING", "GROUPS",
    "HOUR", "INTERVAL", "LAST", "LOCAL", "MINUTE", "MONTH", "NO", "NULLS", "ONLY", "OTHERS", "OVER",
    "PARTITION", "PRECEDING", "PRECISION", "RANGE", "ROW", "ROWS", "SECOND", "TIES", "TIME", "TO",
    "UNBOUNDED", "UNKNOWN", "VALUE", "VARYING", "WITHIN", "WITHOUT", "YEAR", "ZONE",
  ]
}

/// Functions that make one value of many rows.
enum Aggregate {
  static let names: Set<String> = [
    "any_value", "array_agg", "avg", "bit_and", "bit_or", "bit_xor", "bool_and", "bool_or", "corr",
    "count", "covar_pop", "covar_samp", "every", "json_agg", "json_object_agg", "jsonb_agg",
    "jsonb_object_agg", "max", "min", "mode", "percentile_cont", "percentile_disc", "range_agg",
    "regr_avgx", "regr_avgy", "regr_count", "regr_intercept", "regr_r2", "regr_slope", "stddev",
    "stddev_pop", "stddev_samp", "string_agg", "sum", "var_pop", "var_samp", "variance", "xmlagg",
  ]
}
