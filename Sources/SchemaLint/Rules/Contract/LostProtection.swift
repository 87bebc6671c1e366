import PostgresSchema
import PostgresSyntax

/// BC105: rows that others can see from now on.
struct LostProtection: Rule {
  static let about = RuleDescription(
    .contract, 105, "lost-protection", "Row security is switched off, or a policy is dropped.",
    why: """
      Rows of one tenant become visible to another; or, where the last policy goes, all rows become \
      invisible, and loads and queries see nothing without an error.
      """,
    instead: "Make the new policy first, then drop the old one, in one transaction.",
    bad: "SET lock_timeout = '2s'; DROP POLICY tenant ON sales.invoice;",
    good: """
      SET lock_timeout = '2s';
      CREATE POLICY tenant_2 ON sales.invoice USING (true);
      DROP POLICY tenant ON sales.invoice;
      """)

  func check(_ operation: Operation, in context: LintContext) -> [Complaint] {
    switch operation.kind {
    case .drop(let dropped) where dropped.kind == "policy":
      guard let table = dropped.table, !context.isNew(table), !makesPolicy(on: table, in: context)
      else { return [] }
      let name = dropped.names.first?.name ?? ""
      return [Complaint(.warning, "policy \(name) of \(table) protects its rows no longer", table)]
    case .alterTable(let table, .rowSecurity(isDisabled: true)):
      guard !context.isNew(table) else { return [] }
      return [Complaint(.warning, "nothing protects the rows of \(table) any longer", table)]
    default: return []
    }
  }

  private func makesPolicy(on table: QualifiedName, in context: LintContext) -> Bool {
    context.file.operations.joined().contains { $0.kind == .createPolicy(table: table) }
  }
}
