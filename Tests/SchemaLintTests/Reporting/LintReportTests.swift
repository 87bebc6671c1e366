import FoundationEssentials
import PostgresSchema
import SchemaLint
import Testing

/// What each format says of the same findings.
@Suite struct LintReportTests {
  @Test func `text leads to the line, and says what to do`() throws {
    #expect(
      try report.text(as: .text) == """
        db/1.sql:1:1: error: drops table s.t and all its rows [DS101 drop-table]
          fix: Leave the table, and take it out of the model: it is retired, and no view shows it.
          help: docs/lint.md#ds101
        db/1.sql:2:17: error: drops column s.u.a and its values [DS102 drop-column]
          fix: Retire the attribute: the loader writes NULL, and views leave it out.
          help: docs/lint.md#ds102
        1 file: 2 errors

        """)
  }

  @Test func `no finding is one line`() throws {
    let report = LintReport(findings: [], fileCount: 3, programVersion: "1")
    #expect(try report.text(as: .text) == "3 files: nothing to mend\n")
    #expect(try report.text(as: .github) == "")
    #expect(try report.text(as: .markdown) == "**Schema lint:** 3 files: nothing to mend\n")
    #expect(try report.text(as: .gitlab) == "[\n\n]\n")
  }

  @Test func `GitHub gets the worst first`() throws {
    let findings = report.findings + [finding("s.w", severity: .warning, file: "a.sql")]
    let report = LintReport(findings: findings, fileCount: 2, programVersion: "1")
    let commands = try report.text(as: .github).split(separator: "\n").map { $0.prefix(9) }
    #expect(commands == ["::error f", "::error f", "::warning"])
  }

  @Test func `a hostile name begins no command and no property of GitHub's`() throws {
    let name = "a%b\r\n::error::c,line=9:d"
    let report = LintReport(
      findings: [finding(name, severity: .warning, file: name)], fileCount: 1, programVersion: "1")
    #expect(
      try report.text(as: .github) == """
        ::warning file=a%25b%0D%0A%3A%3Aerror%3A%3Ac%2Cline=9%3Ad,line=1,col=1,\
        title=DS101 drop-table::drops a%25b%0D%0A::error::c,line=9:d%0ALeave it.

        """)
  }

  @Test func `a hostile name leaves no line and no cell`() throws {
    let name = "a|b\n| `c` <script> [d](e)"
    let report = LintReport(
      findings: [finding(name, severity: .warning, file: name)], fileCount: 1, programVersion: "1")
    let rows = try report.text(as: .markdown).split(separator: "\n")
    #expect(rows.count == 4)
    #expect(
      rows.last == #"""
        | warning | `a_b _ _c_ <script> [d](e):1` | drops a\|b \| \`c\` \<script\> \[d\](e) [DS101](docs/lint.md#ds101) | Leave it. |
        """#)
    #expect(try report.text(as: .text).split(separator: "\n").count == 4)
  }

  @Test func `fingerprints hang on rule and object, not on the line`() throws {
    let moved = Linter().findings(in: [
      LintSource(path: "db/1.sql", text: "\n\nSELECT 1;\n" + Self.script)
    ])
    let other = LintReport(findings: moved, fileCount: 1, programVersion: "1")
    #expect(try fingerprints(of: report) == fingerprints(of: other))
    #expect(try Set(fingerprints(of: report)).count == 2)
  }

  @Test func `the same thing twice has two fingerprints`() throws {
    let twice = [
      finding("s.t", severity: .error, file: "a.sql"),
      finding("s.t", severity: .error, file: "a.sql"),
    ]
    let report = LintReport(findings: twice, fileCount: 1, programVersion: "1")
    #expect(try Set(fingerprints(of: report)).count == 2)
  }

  @Test func `a path becomes a reference of a URI`() throws {
    let report = LintReport(
      findings: [finding("s.t", severity: .error, file: "größe/a b#c.sql")], fileCount: 1,
      programVersion: "1")
    #expect(try report.text(as: .sarif).contains(#""uri" : "gr%C3%B6%C3%9Fe/a%20b%23c.sql""#))
  }

  private static let script = "DROP TABLE s.t;\nALTER TABLE s.u DROP COLUMN a;\n"

  private var report: LintReport {
    let text = Self.script + "-- lint: allow-file lock-timeout because this is a test"
    let findings = Linter().findings(in: [LintSource(path: "db/1.sql", text: text)])
    return LintReport(findings: findings, fileCount: 1, programVersion: "1")
  }

  private func finding(_ object: String, severity: Severity, file: String) -> LintFinding {
    LintFinding(
      rule: RuleCatalogue.descriptions[0], severity: severity, message: "drops \(object)",
      file: file, place: TextPlace(line: 1, column: 1), object: object, fix: "Leave it.")
  }

  private func fingerprints(of report: LintReport) throws -> [String] {
    struct Report: Decodable { var findings: [Finding] }
    struct Finding: Decodable {
      var rule: String
      var fingerprint: String
    }
    let data = Data(try report.text(as: .json).utf8)
    return try JSONDecoder().decode(Report.self, from: data).findings
      .filter { $0.rule.hasPrefix("DS") }.map(\.fingerprint)
  }
}
