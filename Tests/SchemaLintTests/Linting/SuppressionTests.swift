import SchemaLint
import Testing

/// Comments that allow what rules find.
@Suite struct SuppressionTests {
  @Test(arguments: [
    "-- lint: allow DS101 because it is empty\nDROP TABLE s.t;",
    "-- lint: allow drop-table because it is empty\nDROP TABLE s.t;",
    "DROP TABLE s.t; -- lint: allow drop-table because it is empty",
    "DROP TABLE /* lint: allow drop-table because it is empty */ s.t;",
    "-- lint: allow-file DS101 because all are empty\nDROP TABLE s.a; DROP TABLE s.t;",
    "DROP TABLE s.t;\n-- lint: allow-file DS101 because all are empty",
    "-- lint: allow DS101, lock-timeout because it is empty\nSET lock_timeout = 0; -- x\n",
  ])
  func `a reason allows the rule where it stands`(text: String) {
    // The last case allows what does not follow: its findings are those of the comment.
    let expected = text.contains("lock_timeout = 0") ? ["LT102", "LT102"] : []
    #expect(rules(in: "SET lock_timeout = '1s';\n\(text)") == expected)
  }

  @Test(arguments: [
    ("-- lint: allow DS101\nDROP TABLE s.t;", ["LT103", "DS101"]),
    ("-- lint: allow DS101 because\nDROP TABLE s.t;", ["LT103", "DS101"]),
    ("-- lint: allow because I say so\nDROP TABLE s.t;", ["LT103", "DS101"]),
    ("-- lint: allow DS102 because of this\nDROP TABLE s.t;", ["LT102", "DS101"]),
    ("-- lint: allow DS999 because of this\nDROP TABLE s.t;", ["LT104", "DS101"]),
    ("-- lint: allow DS101 because of this\nDROP TABLE s.t;\nDROP TABLE s.u;", ["DS101"]),
    ("SELECT 1;\n-- lint: allow DS101 because nothing follows", ["LT102"]),
    ("-- lint allow DS101 because the colon is missing\nDROP TABLE s.t;", ["DS101"]),
  ])
  func `all else allows nothing, and is told`(text: String, expected: [String]) {
    #expect(rules(in: "SET lock_timeout = '1s';\n\(text)") == expected)
  }

  private func rules(in text: String) -> [String] {
    Linter().findings(in: [LintSource(path: "1.sql", text: text)]).map(\.rule.id)
  }
}
