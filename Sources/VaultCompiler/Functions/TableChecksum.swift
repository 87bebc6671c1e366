import PostgresSchema
import VaultSQL

/// The function that tells one shape of a table from another.
enum TableChecksum {
  static let function = Function(
    UtilityName.tableChecksum, ownership: .shared, [.init("relation", DataType("regclass"))],
    returns: .bytea, volatility: .withinStatement, nullInput: .givesNull,
    settings: [.systemSearchPath],
    body: #"""
        SELECT sha256(convert_to(string_agg(
          concat_ws(' ', quote_ident(attname), format_type(atttypid, atttypmod),
            CASE WHEN attnotnull THEN 'NOT NULL' END),
          E'\n' ORDER BY attname), 'UTF8'))
        FROM pg_attribute
        WHERE attrelid = relation AND attnum > 0 AND NOT attisdropped
      """#,
    comment: "One for tables whose columns are equal in name, type and NOT NULL, in whatever order."
  )
}
