import ArgumentParser
import FoundationEssentials
import ProgramConventions
import SchemaLint
import VaultModel

/// Finds what is unwise in SQL files.
struct LintCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: "Finds what is unwise in SQL files: lost rows, long locks, rewrites, broken readers.",
    discussion: """
      Reads generated and hand-written files alike, and needs no database. Exits 3 where a finding is \
      as severe as --fail-on says. docs/lint.md explains every rule.

        vaultc lint
        vaultc lint db/migrations --format github
        vaultc lint --explain DS101
      """)

  @Argument(
    help: ArgumentHelp("Files and folders; generated-sql where none is named.", valueName: "path"))
  var paths: [String] = []

  @Option(help: "text, json, sarif, github, gitlab or markdown.")
  var format = LintFormat.text

  @Option(help: "error, warning, information or never.")
  var failOn = FailureLimit.error

  @Option(help: "The least severity that is shown: error, warning or information.")
  var severity = Severity.warning

  @Flag(help: "Files that say nothing of transactions are run in one each.")
  var assumeInTransaction = false

  @Option(help: ArgumentHelp("Prints what a rule is about, and ends.", valueName: "rule"))
  var explain: String?

  func run() async throws {
    try await reportingErrors {
      if let explain {
        guard let rule = RuleCatalogue.rule(called: explain) else {
          throw CommandError.unknownRule(name: explain)
        }
        print(LintHelp.section(of: rule), terminator: "")
        return
      }
      let files = try ScriptFiles(paths.isEmpty ? ["generated-sql"] : paths)
      let linter = Linter(LintOptions(assumesTransaction: assumeInTransaction))
      let findings = files.folders.flatMap { linter.findings(in: $0.sources, of: $0.folder) }
      try tell(findings, of: files)
      if let worst = findings.map(\.severity).max(), failOn.isReached(by: worst) {
        throw ExitCode.findings
      }
    }
  }

  private func tell(_ findings: [LintFinding], of files: ScriptFiles) throws {
    let report = LintReport(
      findings: findings.filter { $0.severity >= severity }, fileCount: files.count,
      programVersion: ProgramVersion.current)
    print(try report.text(as: format), terminator: "")
    if format == .github { try addToSummary(report) }
  }

  /// GitHub names a file in which a step leaves what its page shows.
  private func addToSummary(_ report: LintReport) throws {
    let path = ProcessInfo.processInfo.environment["GITHUB_STEP_SUMMARY"] ?? ""
    guard !path.isEmpty else { return }
    let text = try report.text(as: .markdown)
    // Other steps have written there before.
    let before = (try? Data(contentsOf: URL(filePath: path))) ?? Data()
    try (before + Data(text.utf8)).write(to: URL(filePath: path))
  }
}

/// From which severity on a run fails.
enum FailureLimit: String, CaseIterable, ExpressibleByArgument {
  case error
  case warning
  case information
  case never

  func isReached(by severity: Severity) -> Bool {
    switch self {
    case .error: severity >= .error
    case .warning: severity >= .warning
    case .information: true
    case .never: false
    }
  }
}

extension LintFormat: ExpressibleByArgument {}
extension Severity: ExpressibleByArgument {}
