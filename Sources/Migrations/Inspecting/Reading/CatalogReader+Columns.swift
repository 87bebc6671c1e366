import PostgresClient
import PostgresSchema

extension CatalogReader {
  /// The columns of tables; those of partitions are their table's.
  mutating func readColumns() throws(PostgresError) {
    let rows = try connection.query(columnsQuery)
    for row in rows.indices {
      let filling: Column.Filling =
        if rows.boolean(row, 6) == true {
          .identity
        } else if rows.isNull(row, 5) {
          .given
        } else {
          .byDefault(rows.sql(row, 5))
        }
      let column = Column(
        rows.text(row, 2) ?? "", DataType(rows.sql(row, 3)),
        rows.boolean(row, 4) == true ? .notNull : .nullable, filling: filling,
        comment: rows.text(row, 7))
      add(.column(column, of: rows.name(row, 0)), peculiarity: rows.text(row, 8))
    }
  }

  private var columnsQuery: SQL {
    """
    SELECT n.nspname, c.relname, a.attname, \(SQL.typeText("a.atttypid", "a.atttypmod")),
      a.attnotnull, CASE WHEN a.attgenerated = '' THEN pg_get_expr(d.adbin, d.adrelid) END,
      a.attidentity <> '', col_description(c.oid, a.attnum),
      \(SQL.peculiarities(peculiaritiesOfColumn))
    FROM pg_attribute AS a
    JOIN pg_class AS c ON c.oid = a.attrelid
    JOIN pg_namespace AS n ON n.oid = c.relnamespace
    JOIN pg_type AS t ON t.oid = a.atttypid
    LEFT JOIN pg_attrdef AS d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
    WHERE \(isInScope) AND c.relkind IN ('r', 'p', 'f') AND NOT c.relispartition
      AND a.attnum > 0 AND NOT a.attisdropped
    ORDER BY n.nspname, c.relname, a.attnum
    """
  }

  private var peculiaritiesOfColumn: [SQL] {
    [
      "CASE WHEN a.attidentity = 'd' THEN 'takes the value that an INSERT gives' END",
      "CASE WHEN a.attgenerated <> '' THEN 'is always ' || pg_get_expr(d.adbin, d.adrelid) END",
      """
      CASE WHEN a.attcollation <> t.typcollation
        THEN 'is sorted by ' || a.attcollation::regcollation END
      """,
      // Only a server of version 18 or newer has such constraints.
      """
      (SELECT 'has rows that nobody looked at for NULL'
        FROM pg_constraint AS k WHERE k.conrelid = c.oid AND k.contype = 'n'
          AND k.conkey[1] = a.attnum AND NOT k.convalidated)
      """,
    ]
  }
}
