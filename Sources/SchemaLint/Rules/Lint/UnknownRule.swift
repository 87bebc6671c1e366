/// LT104: a comment that allows what no rule forbids.
struct UnknownRule: Rule {
  static let about = RuleDescription(
    .lint, 104, "unknown-rule", "A comment names a rule that does not exist.",
    why: "It allows nothing, and looks as if it did.",
    instead: "Take the rule's number or name from the list in docs/lint.md.",
    bad: """
      -- lint: allow drop-tables because they are empty
      SELECT 1;
      """,
    good: "SELECT 1;")
}
