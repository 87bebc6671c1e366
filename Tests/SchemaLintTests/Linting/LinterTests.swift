import SchemaLint
import Testing

/// What a finding hangs on beside its own statement.
@Suite struct LinterTests {
  @Test func `each finding has the place of its own action`() {
    let script = """
      SET lock_timeout = '2s';
      -- what follows is two things
      ALTER TABLE sales.invoice
        DROP COLUMN fax, ALTER COLUMN number SET NOT NULL;
      """
    #expect(
      lines(of: script) == [
        "4:3 DS102 error: drops column sales.invoice.fax and its values",
        """
        4:20 RW105 error: reads all rows of sales.invoice under its strongest lock to find a NULL \
        in number
        """,
      ])
  }

  @Test func `on a table of the same file only information is left`() {
    let script = """
      CREATE TABLE sales.invoice (id bigint, number text);
      CREATE INDEX ON sales.invoice (number);
      ALTER TABLE sales.invoice ALTER COLUMN id SET NOT NULL;
      ALTER TABLE sales.invoice ADD CONSTRAINT c CHECK (id > 0);
      DROP TABLE sales.invoice;
      """
    let findings = Linter().findings(in: [LintSource(path: "1.sql", text: script)])
    #expect(findings.map(\.rule.id) == ["LK102", "RW105", "RW107"])
    #expect(findings.allSatisfy { $0.severity == .information })
  }

  @Test func `a materialised view of the same file is as new as a table`() {
    let script = """
      CREATE MATERIALIZED VIEW s.m AS SELECT 1 AS a;
      CREATE UNIQUE INDEX i ON s.m (a);
      """
    let findings = Linter().findings(in: [LintSource(path: "1.sql", text: script)])
    #expect(findings.map { "\($0.rule.id) \($0.severity)" } == ["LK102 information"])
  }

  @Test func `what an earlier file made is known, and filled`() {
    let findings = Linter().findings(in: [
      LintSource(path: "1.sql", text: "CREATE TABLE s.t (a int NOT NULL, b text);"),
      LintSource(path: "2.sql", text: "CREATE INDEX i ON s.t (b);"),
    ])
    #expect(
      findings.map { "\($0.file) \($0.rule.id) \($0.severity)" } == [
        "2.sql LK102 error", "2.sql LK101 warning",
      ])
  }

  @Test func `what a script takes back is still there for the next one`() {
    let findings = Linter().findings(in: [
      LintSource(path: "1.sql", text: "CREATE TABLE s.t (a varchar(10));"),
      LintSource(path: "1.down.sql", text: "DROP TABLE s.t;"),
      LintSource(
        path: "2.sql",
        text: "SET lock_timeout = '1s'; ALTER TABLE s.t ALTER COLUMN a TYPE varchar(20);"),
    ])
    #expect(
      findings.map { "\($0.file) \($0.rule.id)" } == ["1.down.sql DS101", "1.down.sql LK101"])
  }

  @Test(arguments: [
    ("SET lock_timeout = '2s'", true), ("SET LOCAL lock_timeout TO 500", true),
    ("SET lock_timeout = 0", false), ("SET statement_timeout = '2s'", false), ("SELECT 1", false),
  ])
  func `a limited wait is no finding`(setting: String, isLimited: Bool) {
    let found = lines(of: "\(setting); ALTER TABLE s.t ADD COLUMN a int;")
    #expect(found.isEmpty == isLimited)
  }

  @Test(arguments: [
    ("-- transaction: none\n", false, []), ("-- transaction: whole\n", false, ["TX101"]),
    ("", false, []), ("", true, ["TX101"]), ("BEGIN; COMMIT; ", true, []),
    ("-- transaction: none\n", true, []),
  ])
  func `what can run in no transaction is found where there is one`(
    head: String, assumesTransaction: Bool, rules: [String]
  ) {
    let text = "\(head)DROP INDEX CONCURRENTLY s.i;"
    let linter = Linter(LintOptions(assumesTransaction: assumesTransaction))
    #expect(linter.findings(in: [LintSource(path: "1.sql", text: text)]).map(\.rule.id) == rules)
  }

  @Test func `a text that is no script is one finding`() {
    #expect(
      lines(of: "SELECT 1;\n\\connect prod") == [
        #"2:1 LT101 error: \connect is a command of psql, and no SQL: write what it does as SQL, "#
          + "or leave it out"
      ])
  }

  private func lines(of script: String) -> [String] {
    Linter().findings(in: [LintSource(path: "1.sql", text: script)]).map(\.line)
  }
}
