package import PostgresSchema

/// What is unwise at a place of a file, why, and what to do instead.
package struct LintFinding: Hashable, Sendable {
  package var rule: RuleDescription
  package var severity: Severity
  package var message: String
  package var file: String
  package var place: TextPlace
  /// The table, column or other thing that it is about.
  package var object: String
  package var fix: String

  package init(
    rule: RuleDescription, severity: Severity, message: String, file: String, place: TextPlace,
    object: String, fix: String
  ) {
    self.rule = rule
    self.severity = severity
    self.message = message
    self.file = file
    self.place = place
    self.object = object
    self.fix = fix
  }

  /// Where the rule is explained.
  package var helpPage: String { "docs/lint.md#\(rule.id.lowercased())" }
}

extension LintFinding: Comparable {
  /// By place; at one place what matters most comes first.
  package static func < (left: LintFinding, right: LintFinding) -> Bool {
    if left.file != right.file { return left.file.precedesByBytes(right.file) }
    if left.place != right.place { return left.place < right.place }
    if left.severity != right.severity { return left.severity > right.severity }
    if left.rule.id != right.rule.id { return left.rule.id < right.rule.id }
    return left.message.precedesByBytes(right.message)
  }
}
