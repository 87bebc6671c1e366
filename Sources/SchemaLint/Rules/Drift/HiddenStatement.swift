import PostgresSchema
import PostgresSyntax

/// DR103: SQL that is put together while it runs.
struct HiddenStatement: Rule {
  static let about = RuleDescription(
    .drift, 103, "hidden-statement", "A DO block runs SQL that it puts together.",
    why: "What it changes hangs on the database it runs in, and nobody can check it before.",
    instead: "Write the statements out.",
    bad: "DO $$ BEGIN EXECUTE 'DROP TABLE ' || 'sales.invoice'; END $$;",
    good: "DO $$ BEGIN ASSERT (SELECT count(*) FROM sales.invoice) = 0; END $$;")

  func check(_ operation: Operation, in context: LintContext) -> [Complaint] {
    guard case .doBlock(let body) = operation.kind, executes(body) else { return [] }
    return [Complaint(.information, "runs SQL that no check can see", "DO")]
  }

  private func executes(_ body: String) -> Bool {
    guard let script = try? SQLScript(body) else { return false }
    return script.statements.contains { statement in
      statement.tokens.contains { $0.kind == .word && statement.identifier($0) == "execute" }
    }
  }
}
