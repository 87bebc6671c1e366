import ArgumentParser
import Migrations
import ModelLoading
import PostgresClient
import PostgresSchema
import ProgramConventions
import SchemaDiff
import SystemPackage
import VaultEvolution
import VaultModel

/// Shows what the next migration would do.
struct PlanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Shows what 'generate' would write as the next migration, and writes nothing.",
    discussion: """
      For each statement: what it means to readers and loaders, what it does to rows, and the locks \
      that it takes. With a database the rows of its tables are counted, roughly, and a duration is \
      told.
      """)

  /// How a plan is told.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
    case sql
    case markdown
  }

  @OptionGroup var models: ModelArguments

  @Option(help: ArgumentHelp("The folder of what was generated before.", valueName: "folder"))
  var output = GeneratedVault.defaultFolder

  @Option(help: ArgumentHelp("How it is told.", valueName: "text|json|sql|markdown"))
  var format = Format.text

  @Option(
    help: ArgumentHelp(
      "The migration's version, as 'generate' would be given it.", valueName: "YYYYMMDDHHMMSS"))
  var versionStamp: MigrationVersion?

  @Option(
    help: ArgumentHelp("The database whose rows are counted for the duration.", valueName: "url"))
  var database: String?

  @Flag(help: "Exits with 2 where there is something to do.")
  var exitCode = false

  func run() async throws {
    try await reportingErrors {
      let rowCounts = try database.map { url in
        try Connection(to: .url(url), applicationName: "vaultc").estimatedRowCounts()
      }
      var isSomething = false
      let exitCode = try await models.forEach { model in
        guard let vault = model.model.vault else { return }
        let pending = try PendingChange(of: vault, under: FilePath(output))
        try pending.requireDecisions()
        let isNew = pending.previous?.fingerprint != pending.vault.fingerprint
        isSomething = isSomething || isNew
        print(text(of: try report(on: pending, rowCounts ?? [:])), terminator: "")
      }
      if exitCode != .success { throw exitCode }
      if isSomething, self.exitCode { throw ExitCode.differences }
    }
  }

  private func report(
    on pending: PendingChange, _ rowCounts: [QualifiedName: Int]
  ) throws -> PlanReport {
    let before = try MigrationFolder.read(pending.place.folder)?.migrations.last
    return PlanReport(
      pending.change.plan, version: versionStamp?.text, description: pending.purpose,
      dependencies: before.map { [$0.version.text] } ?? [], rollback: pending.change.rollback,
      rowCounts: rowCounts)
  }

  private func text(of report: PlanReport) -> String {
    switch format {
    case .text: report.text
    case .json: report.json
    case .sql: report.sql.text
    case .markdown: report.markdown
    }
  }
}

extension Connection {
  /// About how many rows each table holds, by the statistics that the server keeps.
  fileprivate func estimatedRowCounts() throws(PostgresError) -> [QualifiedName: Int] {
    let rows = try query(
      """
      SELECT n.nspname, c.relname, greatest(c.reltuples, 0)::bigint
      FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('r', 'p', 'm') AND n.nspname !~ '^pg_'
      """)
    return rows.indices.reduce(into: [:]) { counts, row in
      let name = QualifiedName(schema: rows.text(row, 0) ?? "", name: rows.text(row, 1) ?? "")
      counts[name] = Int(rows.integer(row, 2) ?? 0)
    }
  }
}
