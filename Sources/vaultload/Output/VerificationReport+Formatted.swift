import VaultLoader
import VaultSQL

extension VerificationReport: ReviewedReport {
  private var summary: String {
    let tables = Set(checks.map(\.table)).count
    let scope = "\(checks.count) checks of \(tables) tables"
    guard !isClean else {
      let warned = warnings.reduce(0) { $0 + $1.faults }
      return "\(vault): verified, nothing found in \(scope)"
        + (warned > 0 ? "; \(warned) derived rows are stale" : "")
    }
    let faults = findings.reduce(0) { $0 + $1.faults }
    return "\(vault): \(faults) faults, found by \(findings.count) of \(scope)"
  }

  var text: String {
    let found = findings.map { ("", $0) } + warnings.map { ("warning: ", $0) }
    let lines = found.flatMap { prefix, finding in
      ["", "\(prefix)\(finding.subject): \(finding.rule.rawValue): \(finding.faults)"]
        + finding.examples.map { "  \($0.place): \($0.fault)" }
        + (finding.rest.map { ["  " + $0] } ?? [])
    }
    return ([summary] + lines).joined(separator: "\n")
  }

  var markdown: String {
    let rows = VaultCheck.Rule.allCases.compactMap { rule -> String? in
      let made = checks.filter { $0.rule == rule }
      guard !made.isEmpty else { return nil }
      let faults = made.reduce(0) { $0 + $1.faults }
      return "| \(rule.rawValue) | \(made.count) | \(faults) |"
    }
    let details = (findings + warnings).flatMap { finding in
      ["", "## \(finding.subject), \(finding.rule.rawValue): \(finding.faults)", ""]
        + finding.examples.map { "- `\($0.place)`: \($0.fault)" }
        + (finding.rest.map { ["- \($0)"] } ?? [])
    }
    let head = ["# Verification of \(vault)", "", summary, "", "| rule | checks | faults |"]
    return (head + ["|---|---|---|"] + rows + details).joined(separator: "\n")
  }
}

extension VerificationReport.Check {
  fileprivate var subject: String { column.map { "\(table).\($0)" } ?? table }

  /// How many faults are not shown; nil where all are.
  fileprivate var rest: String? {
    let hidden = faults - Int64(examples.count)
    return hidden > 0 ? "and \(hidden) more" : nil
  }
}
