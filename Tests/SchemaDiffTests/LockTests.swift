import PostgresClient
import PostgresSchema
import SchemaDiff
import TestSupport
import Testing

/// No statement locks, rewrites or scans more than its plan says, on any server.
@Suite struct LockTests {
  private static let renames = TracedSchemas.renames.map {
    ColumnRename($0.table, from: $0.from, to: $0.to)
  }

  private static let plans: (up: Plan, down: Plan) = {
    let (start, end) = (Catalog(of: TracedSchemas.before), Catalog(of: TracedSchemas.after))
    return (
      plan(from: start, to: end, renames: renames, approvedDrops: Set(start.identities)),
      rollback(from: end, to: start, renames: renames)
    )
  }()

  @Test(arguments: TestServer.allCases)
  func `each statement takes what was declared and no more`(server: TestServer) async throws {
    try server.requireInstalled()
    let up = Self.plans.up
    #expect(up.questions == [])
    try await withScratchURL(on: server) { url in
      let relations = try await onOwnThread {
        let connection = try Connection(to: .url(url), applicationName: "traced", names: .database)
        try connection.execute(TracedSchemas.before.sql)
        try connection.execute(TracedSchemas.filling)
        return try Relations(in: connection)
      }
      for step in up.steps {
        for statement in step.statements {
          let findings = try await StatementTrace.run(
            statement, step.transaction, on: relations, at: url)
          #expect(findings == [], "\(statement.sql.text)")
        }
      }
    }
  }

  @Test func `every kind of statement is among them`() {
    let text = Self.plans.up.statements.map(\.sql.text).joined(separator: "\n")
    let kinds = [
      "CREATE SCHEMA", "CREATE TABLE", "DROP TABLE", "ADD COLUMN", "DROP COLUMN", "RENAME COLUMN",
      " TYPE ", "SET DEFAULT", "DROP DEFAULT", "SET NOT NULL", "DROP NOT NULL", "CHECK",
      "NOT VALID",
      "VALIDATE CONSTRAINT", "DROP CONSTRAINT", "FOREIGN KEY", "NOT ENFORCED", "ATTACH PARTITION",
      "SET (fillfactor", "CREATE INDEX CONCURRENTLY", "DROP INDEX CONCURRENTLY", "ON ONLY",
      "ALTER INDEX", "CREATE VIEW", "DROP VIEW", "ALTER VIEW", "CREATE OR REPLACE FUNCTION",
      "DROP FUNCTION", "CREATE POLICY", "DROP POLICY", "ENABLE ROW LEVEL SECURITY", "GRANT",
      "REVOKE", "INSERT", "UPDATE", "DELETE", "COMMENT ON TABLE", "COMMENT ON COLUMN",
      "COMMENT ON VIEW", "COMMENT ON SCHEMA",
    ]
    for kind in kinds { #expect(text.contains(kind), "\(kind) is in no statement") }
  }
}

extension TracedSchemas {
  /// Rows enough for a scan to be told from none.
  static let filling: SQL = """
    INSERT INTO room.hub (id, code) SELECT n, 'c' FROM generate_series(10, 60) n;
    INSERT INTO room.satellite (id, loose) SELECT n, 'x' FROM generate_series(10, 60) n;
    INSERT INTO room.sky SELECT n, '2024-06-01' FROM generate_series(10, 60) n;
    """
}
