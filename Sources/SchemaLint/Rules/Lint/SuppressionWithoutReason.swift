/// LT103: a comment that allows something and does not say why.
struct SuppressionWithoutReason: Rule {
  static let about = RuleDescription(
    .lint, 103, "suppression-without-reason", "A comment allows something and gives no reason.",
    why: "Who reads the file next year cannot tell whether the reason still holds.",
    instead: "Write `-- lint: allow RULE because …`.",
    bad: """
      -- lint: allow drop-table
      DROP TABLE business.old_s;
      """,
    good: """
      SET lock_timeout = '2s';
      -- lint: allow drop-table because its rows were copied to archive.old_s in the last release
      DROP TABLE business.old_s;
      """)
}
