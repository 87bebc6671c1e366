import PostgresClient
import PostgresSchema

extension CatalogReader {
  /// Indexes but those of primary keys; the ones of partitions belong to their table's.
  mutating func readIndexes() throws(PostgresError) {
    let rows = try connection.query(indexesQuery)
    for row in rows.indices {
      let index = Index(
        rows.text(row, 2) ?? "", on: rows.name(row, 0), rows.list(row, 3),
        uniqueness: rows.boolean(row, 5) == true ? .unique : .notUnique)
      add(.index(index), peculiarity: rows.text(row, 4))
    }
  }

  private var indexesQuery: SQL {
    """
    SELECT n.nspname, c.relname, i.relname, cols.names,
      \(SQL.peculiarities([
        "CASE WHEN NOT x.indisvalid OR NOT x.indisready THEN 'is invalid' END",
        "(SELECT 'is of a constraint' FROM pg_constraint AS k WHERE k.conindid = i.oid "
          + "AND k.conrelid = c.oid AND k.contype IN ('u', 'x'))",
        """
        CASE WHEN pg_get_indexdef(i.oid) <> format('CREATE %sINDEX %I ON %s%s USING btree (%s)',
          CASE WHEN x.indisunique THEN 'UNIQUE ' ELSE '' END, i.relname, CASE WHEN c.relkind = 'p' THEN 'ONLY ' ELSE '' END, c.oid::regclass, cols.quoted)
          THEN pg_get_indexdef(i.oid) END
        """,
      ])), x.indisunique
    FROM pg_index AS x
    JOIN pg_class AS i ON i.oid = x.indexrelid
    JOIN pg_class AS c ON c.oid = x.indrelid
    JOIN pg_namespace AS n ON n.oid = c.relnamespace
    CROSS JOIN LATERAL (
      SELECT \(SQL.listed("coalesce(a.attname, pg_get_indexdef(i.oid, p, true))", by: "p")) AS names,
        string_agg(quote_ident(a.attname), ', ' ORDER BY p) AS quoted
      FROM generate_series(1, x.indnkeyatts) AS p
      LEFT JOIN pg_attribute AS a
        ON a.attrelid = c.oid AND a.attnum = x.indkey[p - 1] AND a.attnum > 0
    ) AS cols
    WHERE \(isInScope) AND c.relkind IN ('r', 'p', 'm') AND NOT x.indisprimary
      AND NOT EXISTS (SELECT FROM pg_inherits AS h WHERE h.inhrelid = i.oid)
    """
  }
}
