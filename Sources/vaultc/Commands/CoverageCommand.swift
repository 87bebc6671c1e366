import ArgumentParser
import ModelCoverage
import ModelImport
import ModelLoading
import ProgramConventions
import VaultModel

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Tells which tables and columns of a source system the model sees to.
struct CoverageCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "coverage",
    abstract: "Tells which source tables and columns a model maps, excludes, or forgets.",
    discussion: """
      Each column is mapped, excluded with a reason, or missing. Exits 3 where one is missing, or where \
      the model reads a column that a table does not have. Without --from or --ddl the model is asked \
      for the columns that it knows itself.

        vaultc coverage model/smb --from postgresql://crm/crm --schema smb
        vaultc coverage model/smb --ddl crm.sql --format markdown
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case markdown
    case json
  }

  @OptionGroup var models: ModelArguments
  @OptionGroup var source: SourceDatabaseOptions

  @Option(help: "text, markdown or json; docs/coverage.md describes the latter.")
  var format = Format.text

  @Flag(help: "Shows where every column goes, not only those to look at; JSON always has them.")
  var columns = false

  func run() async throws {
    try await reportingErrors {
      let database = try await source.read()
      var coverages: [Coverage] = []
      let exitCode = try await models.forEach { model in
        guard let vault = model.model.vault else {
          for finding in model.model.findings { printToStandardError(finding.text) }
          return
        }
        if let last = coverages.last, database != nil {
          throw CommandError.severalModels(names: [last.vault, vault.name])
        }
        coverages.append(
          database.map { Coverage(of: vault, against: $0) } ?? Coverage(of: vault))
      }
      print(try text(of: coverages), terminator: "")
      if exitCode != .success { throw exitCode }
      if coverages.contains(where: { !$0.isComplete }) { throw ExitCode.findings }
    }
  }

  private func text(of coverages: [Coverage]) throws -> String {
    let detail = columns ? Coverage.Detail.all : .findings
    switch format {
    case .text: return coverages.map { $0.text(detail) + "\n" }.joined()
    case .markdown: return coverages.map { $0.markdown(detail) }.joined(separator: "\n")
    case .json: return String(decoding: try VaultFile.encodeCanonically(coverages), as: UTF8.self)
    }
  }
}
