import ArgumentParser
import ProgramConventions
import VaultModel

/// Which compiled vault is meant.
struct VaultOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The compiled vault: vault.json.", valueName: "file"))
  var vault: String

  func read() throws(UnusableVaultFile) -> CompiledVault { try VaultFile.read(vault) }
}
