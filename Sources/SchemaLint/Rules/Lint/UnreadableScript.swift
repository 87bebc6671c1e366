import PostgresSchema

/// LT101: a script that cannot be split into statements.
struct UnreadableScript: Rule {
  static let about = RuleDescription(
    .lint, 101, "unreadable-script", "The script cannot be read.",
    why: """
      What cannot be split into statements is not checked at all. Commands and variables of psql mean \
      nothing to any other program that applies the file.
      """,
    instead: "Write plain SQL.",
    bad: "SELECT 'it ends nowhere;", good: "SELECT 'it ends';")

  static func finding(_ error: ScanError, in path: String) -> LintFinding {
    LintFinding(
      rule: about, severity: .error, message: error.reason.text, file: path, place: error.place,
      object: "", fix: about.instead)
  }
}
