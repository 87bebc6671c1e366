import PostgresSchema

extension LintReport {
  /// A code quality report.
  ///
  /// See GitLab's documentation, "Code Quality", chapter "Code Quality report format".
  var gitLabQuality: String {
    get throws { try encode(zip(findings, fingerprints).map(Issue.init)) }
  }
}

private struct Issue: Encodable {
  var description: String
  var checkName: String
  var fingerprint: String
  var severity: String
  var location: Location

  enum CodingKeys: String, CodingKey {
    case description
    case checkName = "check_name"
    case fingerprint
    case severity
    case location
  }

  struct Location: Encodable {
    var path: String
    var lines: Lines
  }
  struct Lines: Encodable { var begin: Int }

  init(_ finding: LintFinding, _ fingerprint: String) {
    description = "\(finding.message). \(finding.fix)"
    checkName = "\(finding.rule.id) \(finding.rule.name)"
    self.fingerprint = fingerprint
    severity = finding.severity.quality
    location = Location(path: finding.file, lines: Lines(begin: finding.place.line))
  }
}

extension Severity {
  fileprivate var quality: String {
    switch self {
    case .error: "critical"
    case .warning: "major"
    case .information: "info"
    }
  }
}
