import ArgumentParser
import ProgramConventions
import VaultCompiler

/// Prints all that makes a vault in an empty database.
struct SchemaCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Prints the whole SQL of a generated vault.",
    discussion: """
      One script for an empty database, from vault.json: the tables as all migrations together leave \
      them. Run it with 'psql -1 -v ON_ERROR_STOP=1'. Needs no model and no database.
      """)

  @OptionGroup var vaults: GeneratedVaultOptions

  func run() async throws {
    try await reportingErrors {
      for vault in try vaults.read() { print(schemaSQL(for: vault), terminator: "") }
    }
  }
}
