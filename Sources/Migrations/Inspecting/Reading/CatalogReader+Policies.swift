import PostgresClient
import PostgresSchema

extension CatalogReader {
  /// Row-level policies.
  mutating func readPolicies() throws(PostgresError) {
    let rows = try connection.query(
      """
      SELECT n.nspname, c.relname, p.polname, p.polcmd = 'r',
        (SELECT \(SQL.listed("g.name", by: "g.name COLLATE \"C\"")) FROM (
          SELECT CASE r WHEN 0 THEN 'public' ELSE pg_get_userbyid(r) END::text AS name
          FROM unnest(p.polroles) AS r) AS g),
        coalesce(pg_get_expr(p.polqual, p.polrelid), 'true'),
        \(SQL.peculiarities([
          "CASE WHEN NOT p.polpermissive THEN 'is restrictive' END",
          "CASE p.polcmd WHEN 'a' THEN 'is for INSERT' WHEN 'w' THEN 'is for UPDATE' "
            + "WHEN 'd' THEN 'is for DELETE' END",
          "'checks ' || pg_get_expr(p.polwithcheck, p.polrelid)",
        ]))
      FROM pg_policy AS p
      JOIN pg_class AS c ON c.oid = p.polrelid
      JOIN pg_namespace AS n ON n.oid = c.relnamespace
      WHERE \(isInScope)
      """)
    for row in rows.indices {
      let policy = Policy(
        rows.text(row, 2) ?? "", for: rows.boolean(row, 3) == true ? .reading : .everything,
        to: rows.list(row, 4), where: rows.sql(row, 5))
      add(.policy(policy, of: rows.name(row, 0)), peculiarity: rows.text(row, 6))
    }
  }
}
