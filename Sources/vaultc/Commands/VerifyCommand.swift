import ArgumentParser
import Migrations
import ProgramConventions
import VaultModel

/// Checks that migrations are as they were written.
struct VerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Checks a vault's migrations against its vault.sum.",
    discussion: """
      Names each file that was edited, added or removed, and each that does not follow the one before \
      it. Needs no database.
      """)

  @OptionGroup var vaults: VaultArguments

  func run() async throws {
    try await reportingErrors {
      var failure: (any Error)?
      for vault in try vaults.chosen() {
        do {
          let folder = try vault.migrations()
          let migrations = folder?.migrations ?? []
          let name = folder?.vaultName ?? vault.vault?.name ?? ""
          print("\(name): \(count(migrations.count, "migration")), as written")
        } catch {
          // The others are checked all the same; each failure is told.
          if let failure { printToStandardError(errorText(failure)) }
          failure = error
        }
      }
      if let failure { throw failure }
    }
  }
}
