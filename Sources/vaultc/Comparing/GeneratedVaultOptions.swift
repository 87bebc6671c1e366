import ArgumentParser
import ProgramConventions
import SystemPackage
import VaultModel

/// Which generated vaults are meant.
struct GeneratedVaultOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The compiled vault, vault.json; every one under generated-sql where none is named.",
      valueName: "file"))
  var vault: [String] = []

  func read() throws -> [CompiledVault] {
    let named =
      vault.isEmpty
      ? GeneratedVault.files(under: FilePath(GeneratedVault.defaultFolder)).map(\.string) : vault
    guard !named.isEmpty else {
      throw CommandError.nothingGenerated(folder: GeneratedVault.defaultFolder)
    }
    return try named.map { try VaultFile.read($0) }
  }
}
