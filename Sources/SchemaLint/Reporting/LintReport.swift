/// What linting gave, ready to be told in one of several formats.
package struct LintReport: Sendable {
  /// In the order of files and lines.
  package var findings: [LintFinding]
  /// How many files were read.
  package var fileCount: Int
  /// The program's own version; output tells it, and no time.
  package var programVersion: String

  package init(findings: [LintFinding], fileCount: Int, programVersion: String) {
    self.findings = findings.sorted()
    self.fileCount = fileCount
    self.programVersion = programVersion
  }

  /// How it is told.
  package func text(as format: LintFormat) throws -> String {
    switch format {
    case .text: text
    case .json: try json
    case .sarif: try sarif
    case .github: gitHubCommands
    case .gitlab: try gitLabQuality
    case .markdown: markdown
    }
  }

  /// How many there are of each severity: `2 errors, 1 warning`.
  var summary: String {
    let counts = Severity.allCases.reversed().compactMap { severity -> String? in
      let number = findings.count { $0.severity == severity }
      guard number > 0 else { return nil }
      // "Information" has no plural.
      return severity == .information || number == 1
        ? "\(number) \(severity.rawValue)" : "\(number) \(severity.rawValue)s"
    }
    let files = fileCount == 1 ? "1 file" : "\(fileCount) files"
    return "\(files): \(counts.isEmpty ? "nothing to mend" : counts.joined(separator: ", "))"
  }
}

/// The formats that a report is told in.
package enum LintFormat: String, Hashable, Sendable, CaseIterable {
  /// For people, and editors that lead to a line.
  case text
  /// As `docs/lint.schema.json` describes it.
  case json
  /// SARIF 2.1.0.
  case sarif
  /// Workflow commands, which GitHub shows beside the lines.
  case github
  /// A code quality report of GitLab.
  case gitlab
  /// For a page, such as a step's summary.
  case markdown
}
