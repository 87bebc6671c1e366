import PostgresSyntax

/// RW110: a domain's constraint that all its tables are read for.
struct DomainConstraint: Rule {
  static let about = RuleDescription(
    .rewrites, 110, "domain-constraint", "A constraint is added to a domain without NOT VALID.",
    why: "Every table with a column of the domain is read, while no load can write to any of them.",
    instead: "ADD CONSTRAINT … NOT VALID in one file, VALIDATE CONSTRAINT in the next.",
    bad: "ALTER DOMAIN sales.percentage ADD CONSTRAINT most CHECK (VALUE <= 100);",
    good: "ALTER DOMAIN sales.percentage ADD CONSTRAINT most CHECK (VALUE <= 100) NOT VALID;")

  func check(_ operation: Operation, in context: LintContext) -> [Complaint] {
    guard case .alterDomain(let name, addsConstraint: true, isNotValid: false) = operation.kind
    else { return [] }
    return [Complaint(.error, "reads every table that has a column of domain \(name)", name)]
  }
}
