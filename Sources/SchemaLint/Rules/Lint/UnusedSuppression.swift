/// LT102: a comment that allows what nobody does.
struct UnusedSuppression: Rule {
  static let about = RuleDescription(
    .lint, 102, "unused-suppression", "A comment allows what is not there.",
    why: "It would hide the next mistake of that kind, which nobody has looked at.",
    instead: "Remove the comment.",
    bad: """
      -- lint: allow drop-table because the table was never filled
      SELECT 1;
      """,
    good: "SELECT 1;")
}
