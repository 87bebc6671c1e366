import PostgresClient
import PostgresSchema
import PostgresSyntax
import SchemaDiff
import TestSupport
import Testing

@testable import SchemaLint

/// The locks that the linter tells of, against those that servers take.
@Suite struct LockTableTests {
  private static let given = """
    CREATE SCHEMA s;
    CREATE TABLE s.hub (id bigint PRIMARY KEY);
    CREATE TABLE s.t (id bigint PRIMARY KEY, a text, b int NOT NULL DEFAULT 0,
      CONSTRAINT t_hub FOREIGN KEY (id) REFERENCES s.hub,
      CONSTRAINT t_b CHECK (b >= 0));
    CREATE INDEX t_a ON s.t (a);
    CREATE TABLE s.p (at date) PARTITION BY RANGE (at);
    CREATE TABLE s.p_1 (at date, CHECK (at >= '2024-01-01' AND at < '2025-01-01'));
    CREATE VIEW s.v AS SELECT 1 AS one;
    ALTER TABLE s.t ADD CONSTRAINT t_late CHECK (b < 9) NOT VALID;
    """

  private static let statements = [
    "ALTER TABLE s.t ADD COLUMN c int", "ALTER TABLE s.t ADD COLUMN c bigint REFERENCES s.hub",
    "ALTER TABLE s.t DROP COLUMN a", "ALTER TABLE s.t ALTER COLUMN a TYPE varchar",
    "ALTER TABLE s.t ALTER COLUMN a SET NOT NULL", "ALTER TABLE s.t ALTER COLUMN b DROP NOT NULL",
    "ALTER TABLE s.t ALTER COLUMN b DROP DEFAULT", "ALTER TABLE s.t ALTER COLUMN b SET DEFAULT 1",
    "ALTER TABLE s.t ALTER COLUMN b SET STATISTICS 100", "ALTER TABLE s.t SET (fillfactor = 80)",
    "ALTER TABLE s.t RENAME COLUMN a TO c", "ALTER TABLE s.t RENAME TO u",
    "ALTER TABLE s.t RENAME CONSTRAINT t_b TO t_c",
    "ALTER TABLE s.t ADD CONSTRAINT x CHECK (b > 0)",
    "ALTER TABLE s.t ADD CONSTRAINT x CHECK (b > 0) NOT VALID",
    "ALTER TABLE s.t ADD CONSTRAINT x FOREIGN KEY (id) REFERENCES s.hub",
    "ALTER TABLE s.t ADD CONSTRAINT x FOREIGN KEY (id) REFERENCES s.hub NOT VALID",
    "ALTER TABLE s.t ADD CONSTRAINT x UNIQUE (a)", "ALTER TABLE s.t VALIDATE CONSTRAINT t_late",
    "ALTER TABLE s.t DROP CONSTRAINT t_b", "ALTER TABLE s.t DROP CONSTRAINT t_hub",
    "ALTER TABLE s.t ENABLE ROW LEVEL SECURITY", "ALTER TABLE s.t DISABLE TRIGGER USER",
    "ALTER TABLE s.t SET SCHEMA public", "ALTER TABLE s.t SET UNLOGGED",
    "ALTER TABLE s.p ATTACH PARTITION s.p_1 FOR VALUES FROM ('2024-01-01') TO ('2025-01-01')",
    "CREATE TABLE s.p_2 PARTITION OF s.p FOR VALUES FROM ('2025-01-01') TO ('2026-01-01')",
    "CREATE TABLE s.n (id bigint REFERENCES s.hub)", "CREATE TABLE s.n (id bigint)",
    "CREATE INDEX x ON s.t (b)", "DROP INDEX s.t_a", "DROP TABLE s.t", "TRUNCATE s.t",
    "REINDEX TABLE s.t", "REINDEX INDEX s.t_a", "CREATE POLICY x ON s.t USING (true)",
    "CREATE TRIGGER x AFTER INSERT ON s.t EXECUTE FUNCTION suppress_redundant_updates_trigger()",
    "CREATE OR REPLACE VIEW s.v AS SELECT 1 AS one, 2 AS two", "DROP VIEW s.v",
    "LOCK TABLE s.t", "LOCK TABLE s.t IN SHARE ROW EXCLUSIVE MODE", "CLUSTER s.t USING t_a",
    "UPDATE s.t SET b = 2 WHERE id = 1", "DELETE FROM s.t WHERE id = 1",
    "INSERT INTO s.t (id) SELECT 1 WHERE false", "ALTER INDEX s.t_a RENAME TO t_x",
  ]

  @Test(arguments: TestServer.allCases)
  func `are as strong as those that the server takes`(server: TestServer) async throws {
    try server.requireInstalled()
    let script = try SQLScript(Self.given)
    var known = KnownSchema()
    for operation in script.operations.joined() {
      known.follow(operation, inFile: 0)
    }
    let schema = known
    try await withScratchURL(on: server) { url in
      try await onOwnThread {
        let connection = try Connection(
          to: .url(url), applicationName: "vaultwright tests", names: .database)
        try connection.execute(SQL(trusted: Self.given))
        for statement in Self.statements {
          let told = try Self.told(of: statement, known: schema)
          let taken = try Self.taken(by: statement, in: connection)
          #expect(told == taken, "\(statement)")
        }
      }
    }
  }

  private static func told(
    of statement: String, known: KnownSchema
  ) throws -> [String: LockMode] {
    var locks: [String: LockMode] = [:]
    for operation in try SQLScript(statement).operations.joined() {
      for (table, mode) in operation.locks(known: known)
      where known.tables[table] != nil || known.views[table] != nil {
        locks[table.description] = max(mode, locks[table.description] ?? mode)
      }
    }
    return locks.filter { $0.value >= .rowExclusive }
  }

  /// On tables and views that were there before; weaker ones than a load's tell nothing.
  private static func taken(
    by statement: String, in connection: Connection
  ) throws -> [String: LockMode] {
    let before = try connection.query(relations)
    let names = Dictionary(
      (0..<before.count).map { (before.text($0, 0) ?? "", before.text($0, 1) ?? "") },
      uniquingKeysWith: { first, _ in first })
    try connection.execute("BEGIN")
    try connection.execute(SQL(trusted: statement))
    let rows = try connection.query(
      """
      SELECT relation, mode FROM pg_locks
      WHERE pid = pg_backend_pid() AND locktype = 'relation' AND granted
      """)
    var locks: [String: LockMode] = [:]
    for row in 0..<rows.count {
      guard let name = names[rows.text(row, 0) ?? ""], let mode = mode(rows.text(row, 1) ?? "")
      else { continue }
      locks[name] = max(mode, locks[name] ?? mode)
    }
    try connection.execute("ROLLBACK")
    return locks.filter { $0.value >= .rowExclusive }
  }

  private static let relations: SQL = """
    SELECT c.oid, 's.' || c.relname FROM pg_class c
    WHERE c.relnamespace = 's'::regnamespace AND c.relkind IN ('r', 'p', 'v')
    """

  /// `AccessExclusiveLock` as words of SQL.
  private static func mode(_ name: String) -> LockMode? {
    LockMode.allCases.first { mode in
      mode.rawValue.split(separator: " ").map(\.capitalized).joined() + "Lock" == name
    }
  }
}

extension Substring {
  fileprivate var capitalized: String { prefix(1) + dropFirst().lowercased() }
}
