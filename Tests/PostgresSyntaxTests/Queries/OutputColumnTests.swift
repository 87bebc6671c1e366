import PostgresClient
import PostgresSchema
import PostgresSyntax
import TestSupport
import Testing

/// The names of a query's columns, against a server.
@Suite struct OutputColumnTests {
  private static let queries = [
    "SELECT 1 AS \"One\", 2 two, 3", "SELECT now(), current_date, localtimestamp(3), CURRENT_USER",
    "SELECT a, (a), a::text, CAST(a AS numeric(3)), a::text::int, t.a, ((t).a) FROM (SELECT 1) t(a)",
    "SELECT 'x'::text, '1 day'::interval, date '2026-01-01', 'x' COLLATE \"C\"",
    "SELECT CASE WHEN true THEN 1 END, CASE WHEN true THEN 1 ELSE a END FROM (SELECT 1 AS a) t",
    "SELECT ARRAY[1], ARRAY(SELECT 1), ROW(1, 2), EXISTS (SELECT 1), (SELECT max(1)), (SELECT 1 AS x)",
    "SELECT coalesce(1, 2), nullif(1, 2), greatest(1, 2), least(1, 2), GROUPING(a) FROM (SELECT 1) t(a) GROUP BY a",
    "SELECT count(*) FILTER (WHERE true) OVER (), sum(a) OVER (), pg_catalog.lower('A') FROM (SELECT 1 a) t",
    "SELECT (ARRAY[1])[1], (ARRAY[a])[1], x[1], -a, NOT true, 1 IN (1) FROM (SELECT 1, ARRAY[1]) t(a, x)",
    "VALUES (1, 'a'), (2, 'b')", "WITH q AS (SELECT 1 AS a) SELECT a FROM q UNION SELECT 2 AS b",
    "(SELECT 1 AS a) EXCEPT SELECT 2", "SELECT extract(year FROM now()), now() AT TIME ZONE 'UTC'",
    "SELECT xmlelement(name a), xmlforest(1 AS b), trim('x'), substring('abc' FROM 1), position('a' IN 'b')",
  ]

  @Test func `are those that the server gives`() async throws {
    try await withScratchDatabase { connection, _ in
      for query in Self.queries {
        let sql = SQL(trusted: query)
        let rows = try connection.query("SELECT * FROM (\(sql)) AS q LIMIT 0")
        let names = rows.columnNames
        #expect(sql.outputColumns == names, "\(query)")
      }
    }
  }

  @Test(arguments: ["SELECT * FROM s.t", "SELECT t.* FROM s.t", "DELETE FROM s.t", "SELECT 'x"])
  func `are unknown for a star and for anything but a query`(query: String) {
    #expect(SQL(trusted: query).outputColumns == nil)
  }
}
