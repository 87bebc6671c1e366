import PostgresSchema
import PostgresSyntax

/// Finds what is unwise in scripts that follow on one another.
package struct Linter: Sendable {
  package var options: LintOptions
  private let rules: [any Rule]

  package init(_ options: LintOptions = LintOptions()) {
    self.options = options
    rules = RuleCatalogue.all.map { $0.init() }
  }

  /// Findings in the order of files and lines.
  ///
  /// The scripts are those of one folder, in the order in which they are run: what one makes the
  /// next ones know. A script that takes another one back sees what that one made.
  package func findings(
    in sources: [LintSource], of folder: LintedFolder = LintedFolder()
  ) -> [LintFinding] {
    var known = KnownSchema()
    var findings: [LintFinding] = []
    for (number, source) in sources.enumerated() {
      if source.isDown {
        // Taking back ends a way: the next script goes on from what the first one made.
        var branch = known
        findings += lint(source, number: number, folder: folder, known: &branch)
      } else {
        findings += lint(source, number: number, folder: folder, known: &known)
      }
    }
    return findings.sorted()
  }

  private func lint(
    _ source: LintSource, number: Int, folder: LintedFolder, known: inout KnownSchema
  ) -> [LintFinding] {
    let script: SQLScript
    do {
      script = try SQLScript(source.text)
    } catch {
      guard source.isReported else { return [] }
      return [UnreadableScript.finding(error, in: source.path)]
    }
    let operations = script.operations
    let file = LintedFile(path: source.path, script: script, operations: operations)
    guard source.isReported else {
      for operation in operations.joined() { known.follow(operation, inFile: number) }
      return []
    }
    var pass = LintPass(file: file, script: script, number: number, options: options, rules: rules)
    pass.run(known: &known)
    pass.checkFile(in: folder)
    let findings = pass.suppressed()
    return source.isDown && file.isMigration ? findings.map(\.onTheWayBack) : findings
  }
}

extension LintFinding {
  /// A generated way back stops by itself where rows would be lost, and is run by nobody unasked.
  fileprivate var onTheWayBack: LintFinding {
    var finding = self
    finding.severity = min(severity, .warning)
    return finding
  }
}

/// How scripts are read where they do not tell it.
package struct LintOptions: Hashable, Sendable {
  /// Whether a script that says nothing of transactions is run in one.
  package var assumesTransaction: Bool

  package init(assumesTransaction: Bool = false) { self.assumesTransaction = assumesTransaction }
}
