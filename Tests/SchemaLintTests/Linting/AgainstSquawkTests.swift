import PostgresSchema
import SchemaLint
import Testing

/// What squawk 2.70 passes over, and what it objects to without a reason.
@Suite struct AgainstSquawkTests {
  private static let given = """
    CREATE DOMAIN sales.percentage AS numeric CHECK (VALUE <= 100);
    CREATE TABLE sales.customer (id bigint PRIMARY KEY, code text);
    CREATE TABLE sales.invoice (
      id bigint PRIMARY KEY, number varchar(20), code text, total numeric(10,2), paid bigint,
      at timestamptz(3), clock time(3), span interval(3), address cidr, stamp timestamp);
    CREATE UNIQUE INDEX invoice_paid ON sales.invoice (paid);
    CREATE TABLE sales.event (at date) PARTITION BY RANGE (at);
    CREATE TABLE sales.event_2024 (at date);
    CREATE VIEW sales.numbers AS SELECT id, number FROM sales.invoice;
    """

  @Test(arguments: [
    ("ALTER TABLE sales.invoice ADD COLUMN days int CHECK (days > 0)", "RW103"),
    ("ALTER TABLE sales.invoice ADD COLUMN discount sales.percentage", "RW104"),
    ("CREATE TABLE sales.line (invoice bigint REFERENCES sales.invoice)", "LK106"),
    (
      "CREATE TABLE sales.line (invoice bigint, FOREIGN KEY (invoice) REFERENCES sales.invoice)",
      "LK106"
    ),
    (
      "ALTER TABLE sales.invoice ADD CONSTRAINT k PRIMARY KEY USING INDEX invoice_paid", "RW109"
    ),
    ("TRUNCATE sales.invoice", "DS103"),
    (
      "ALTER TABLE sales.invoice ADD CONSTRAINT c CHECK (paid > 0) NOT VALID, VALIDATE CONSTRAINT c",
      "TX104"
    ),
    ("CLUSTER sales.invoice USING invoice_paid", "RW108"),
    ("VACUUM FULL sales.invoice", "RW108"),
    ("VACUUM (VERBOSE, FULL) sales.invoice", "RW108"),
    ("ALTER TABLE sales.invoice SET UNLOGGED", "RW108"),
    ("ALTER TABLE sales.invoice SET LOGGED", "RW108"),
    ("ALTER TABLE sales.invoice SET TABLESPACE fast", "RW108"),
    (
      "CREATE TABLE sales.event_2025 PARTITION OF sales.event FOR VALUES FROM ('2025-01-01') TO "
        + "('2026-01-01')", "PT101"
    ),
    (
      "ALTER TABLE sales.event ATTACH PARTITION sales.event_2024 FOR VALUES FROM ('2024-01-01') TO "
        + "('2025-01-01')", "PT102"
    ),
    ("CREATE OR REPLACE VIEW sales.numbers AS SELECT number, id FROM sales.invoice", "BC104"),
    ("CREATE INDEX CONCURRENTLY IF NOT EXISTS i ON sales.invoice (total)", "LK109"),
    ("ALTER TABLE sales.invoice ALTER COLUMN number TYPE varchar(40)", "DD104"),
  ])
  func `what squawk misses is found`(statement: String, rule: String) {
    #expect(findings(in: statement).contains { $0.rule.id == rule && $0.severity > .information })
  }

  @Test(arguments: [
    "ALTER TABLE sales.invoice ALTER COLUMN code TYPE varchar",
    "ALTER TABLE sales.customer ALTER COLUMN code TYPE character varying",
    "ALTER TABLE sales.invoice ALTER COLUMN total TYPE numeric(14,2)",
    "ALTER TABLE sales.invoice ALTER COLUMN total TYPE numeric",
    "ALTER TABLE sales.invoice ALTER COLUMN at TYPE timestamp with time zone",
    "ALTER TABLE sales.invoice ALTER COLUMN clock TYPE time(6)",
    "ALTER TABLE sales.invoice ALTER COLUMN span SET DATA TYPE interval",
    "DROP VIEW sales.numbers; ALTER TABLE sales.invoice ALTER number TYPE varchar(40); "
      + "CREATE VIEW sales.numbers AS SELECT id, number FROM sales.invoice",
    "DROP VIEW sales.numbers; ALTER TABLE sales.invoice ALTER number TYPE text; "
      + "CREATE VIEW sales.numbers AS SELECT id, number FROM sales.invoice",
  ])
  func `what takes no time is let pass`(statement: String) {
    let findings = findings(in: "SET lock_timeout = '2s'; \(statement)")
    #expect(findings.filter { $0.severity > .information }.map(\.line) == [])
  }

  @Test(arguments: [
    ("ALTER TABLE sales.invoice ALTER COLUMN paid SET EXPRESSION AS (id * 2)", 49),
    ("ALTER TABLE sales.invoice ADD CONSTRAINT c CHECK (paid > 0) NOT ENFORCED", 65),
    ("CREATE TABLE sales.part (a int, b int GENERATED ALWAYS AS (a) VIRTUAL)", 63),
    ("ALTER TABLE sales.invoice ADD CONSTRAINT c NOT NULL paid NOT VALID", 44),
    ("SELECT 1_000", 8), ("this is no SQL", 1),
  ])
  func `syntax that PostgreSQL 15 rejects is reported as information`(
    statement: String, column: Int
  ) {
    let findings = findings(in: statement)
    #expect(findings.map(\.rule.id) == ["LT105"])
    #expect(findings.map(\.severity) == [.information])
    #expect(findings.map(\.place.column) == [column])
  }

  @Test(arguments: [
    ("WITH x AS (SELECT 1) DELETE FROM sales.invoice", 1),
    ("WITH gone AS (DELETE FROM sales.invoice RETURNING id) SELECT count(*) FROM gone", 27),
    ("EXPLAIN ANALYZE DELETE FROM sales.invoice", 1),
    ("EXPLAIN (ANALYZE true) DELETE FROM sales.invoice", 1),
    ("PREPARE p AS DELETE FROM sales.invoice", 1),
    ("DELETE FROM sales.invoice WHERE true", 1), ("DELETE FROM sales.invoice WHERE 1 = 1", 1),
    ("CREATE TABLE kept AS WITH x AS (DELETE FROM sales.invoice RETURNING *) SELECT * FROM x", 45),
    ("COPY (DELETE FROM sales.invoice RETURNING id) TO STDOUT", 19),
  ])
  func `rows that go in the midst of a statement are seen`(statement: String, column: Int) {
    let found = findings(in: "SET lock_timeout = '2s';\n" + statement).filter {
      $0.rule.id == "DS105"
    }
    #expect(found.map(\.place.column) == [column])
  }

  @Test(arguments: [
    "EXPLAIN DELETE FROM sales.invoice", "DELETE FROM sales.invoice WHERE false",
    "EXPLAIN (ANALYZE off) DELETE FROM sales.invoice", "DELETE FROM sales.invoice WHERE id = 1",
    "DELETE FROM sales.invoice WHERE random() < 0.1",
  ])
  func `rows that stay, or that a condition chooses, are no finding`(statement: String) {
    #expect(!findings(in: statement).contains { $0.rule.id == "DS105" })
  }

  private func findings(in statement: String) -> [LintFinding] {
    Linter().findings(in: [
      LintSource(path: "1.sql", text: Self.given, isReported: false),
      LintSource(path: "2.sql", text: statement),
    ])
  }
}
