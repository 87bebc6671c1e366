import PostgresSchema
import PostgresSyntax

/// DS106: a schema, a database or all that a role owns is removed.
struct DropSchema: Rule {
  static let about = RuleDescription(
    .destructive, 106, "drop-schema", "A schema, a database or a role's belongings are dropped.",
    why: "Everything in it is gone at once, and the statement names none of it.",
    instead: "Drop its objects one by one, by name; then it is empty.",
    bad: "DROP OWNED BY analyst;",
    good: "REASSIGN OWNED BY analyst TO warehouse;")

  func check(_ operation: Operation, in context: LintContext) -> [Complaint] {
    guard case .drop(let dropped) = operation.kind,
      ["schema", "database", "owned"].contains(dropped.kind)
    else { return [] }
    return dropped.names.map {
      let severity: Severity =
        dropped.kind == "schema" && !dropped.cascades ? .warning : .error
      return Complaint(severity, "drops \(dropped.kind) \($0.name) with all that is in it", $0.name)
    }
  }
}
