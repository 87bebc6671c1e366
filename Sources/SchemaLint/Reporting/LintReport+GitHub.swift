import PostgresSchema

extension LintReport {
  /// Workflow commands, those that matter most first: GitHub shows ten of each kind in a step.
  ///
  /// See GitHub's documentation, "Workflow commands for GitHub Actions".
  var gitHubCommands: String {
    let ordered = findings.enumerated().sorted { left, right in
      left.element.severity == right.element.severity
        ? left.offset < right.offset : left.element.severity > right.element.severity
    }
    return ordered.map { command(for: $0.element) }.joined()
  }

  private func command(for finding: LintFinding) -> String {
    let properties = [
      "file=\(finding.file.asProperty)", "line=\(finding.place.line)",
      "col=\(finding.place.column)",
      "title=\("\(finding.rule.id) \(finding.rule.name)".asProperty)",
    ]
    let message = "\(finding.message)\n\(finding.fix)"
    return "::\(finding.severity.command) \(properties.joined(separator: ","))::\(message.asData)\n"
  }
}

extension Severity {
  fileprivate var command: String {
    switch self {
    case .error: "error"
    case .warning: "warning"
    case .information: "notice"
    }
  }
}

extension String {
  /// Escaped so that no name ends the line, and begins a command of its own on the next.
  fileprivate var asData: String { escaping(["%", "\r", "\n"]) }
  /// Also what would end a property.
  fileprivate var asProperty: String { escaping(["%", "\r", "\n", ":", ","]) }

  private func escaping(_ marks: Set<Unicode.Scalar>) -> String {
    unicodeScalars.reduce(into: "") { text, scalar in
      if marks.contains(scalar) {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        text += "%" + (digits.count < 2 ? "0" : "") + digits
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
  }
}
