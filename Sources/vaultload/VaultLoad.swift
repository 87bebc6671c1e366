import ArgumentParser
import ProgramConventions
import VaultModel

/// The loader's command line.
@main
struct VaultLoad: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "vaultload",
    abstract: "Loads deliveries into a Data Vault on PostgreSQL.",
    discussion: """
      Needs nothing but the compiled vault.json. Where no database is named, a private PostgreSQL in \
      .vaultwright/ is started and used.

        vaultload run --vault generated-sql/aiml/vault.json --source users --input users.csv
      """,
    version: ProgramVersion.current,
    subcommands: [
      RunCommand.self, VerifyCommand.self, RefreshCommand.self, CheckCommand.self,
      HealthCommand.self, StatusCommand.self, QuarantineCommand.self, DatabaseCommand.self,
    ])

  static func main() async {
    BrokenPipes.areErrors()
    await runToExit()
  }
}
