import ArgumentParser
import Migrations
import ProgramConventions
import SystemPackage
import VaultModel

/// Brings migrations in order after a merge.
struct RebaseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rebase",
    abstract: "Puts the migrations of merged branches in a row, and writes vault.sum anew.",
    discussion: """
      Each migration then begins where the one before it ends, by their versions; the last leads to \
      the version of vault.json. Statements stay as they are: 'vaultc diff' tells whether the row \
      comes to what the model says. What vault.sum had against the files is named, and taken as meant.
      """)

  @OptionGroup var vaults: VaultArguments

  func run() async throws {
    try await reportingErrors {
      for vault in try vaults.chosen() {
        let report = try MigrationFolder.rebase(
          vault.path, endingAt: vault.vault?.fingerprint)
        for fault in report.accepted {
          print("\(vault.path.appending(SumFile.name))\(fault)")
        }
        for name in report.moved { print("\(vault.path): \(name.fileName) moved") }
        if report.isEmpty { print("\(vault.path): in order") }
      }
    }
  }
}
