import ArgumentParser
import Migrations
import ModelLoading
import ProgramConventions
import SystemPackage
import VaultCompiler
import VaultModel

/// Compiles models to the files that databases and the loader are made from.
struct GenerateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate",
    abstract: "Compiles models to vault.json and the next migration.",
    discussion: """
      Writes <output>/<vault>/vault.json, which the loader works from, and migrations from the \
      vault.json that is there to the new one; the first migration makes the whole vault. Commit them \
      all: equal models give equal bytes, and the next run starts from these files. 'vaultc schema' \
      prints the whole vault as one script. Where the model leaves something open nothing is written, \
      and the exit code is 4.
      """)

  @OptionGroup var models: ModelArguments

  @Option(help: ArgumentHelp("The folder that is written to.", valueName: "folder"))
  var output = GeneratedVault.defaultFolder

  @Option(
    help: ArgumentHelp(
      "The migration's version, in place of the time of day.", valueName: "YYYYMMDDHHMMSS"))
  var versionStamp: MigrationVersion?

  @Option(help: "What the migration is for, in a sentence; its file is named by it.")
  var purpose: String?

  func run() async throws {
    try await reportingErrors {
      var written: [String: FilePath] = [:]
      let exitCode = try await models.forEach { model in
        for finding in model.model.findings where finding.severity != .advice {
          printToStandardError(finding.text)
        }
        guard let vault = model.model.vault else { return }
        if let other = written.updateValue(model.folder, forKey: vault.name) {
          throw CommandError.sameVault(
            name: vault.name, folders: [other.string, model.folder.string])
        }
        try generate(vault)
      }
      if exitCode != .success { throw exitCode }
    }
  }

  private func generate(_ vault: CompiledVault) throws {
    let pending = try PendingChange(of: vault, under: FilePath(output))
    try pending.requireDecisions()
    let migrations = try pending.writeMigrations(versionStamp, purpose: purpose)
    for path in migrations { print("\(path): written") }
    let outcomes = try pending.place.write(pending.vault)
    for outcome in outcomes { print("\(outcome.path): \(outcome.state.rawValue)") }
  }
}
