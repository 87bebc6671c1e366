import ArgumentParser
import ModelLoading
import ProgramConventions
import SystemPackage
import VaultCompiler
import VaultModel

/// Compiles models to the files that databases and the loader are made from.
struct GenerateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate",
    abstract: "Compiles models to schema.sql and vault.json.",
    discussion: """
      Writes <output>/<vault>/schema.sql, to be read and applied, and vault.json, which the loader \
      works from. Commit both: equal models give equal bytes, and the next run takes the order of a \
      satellite's columns from the file that is there.
      """)

  @OptionGroup var models: ModelArguments

  @Option(help: ArgumentHelp("The folder that is written to.", valueName: "folder"))
  var output = GeneratedVault.defaultFolder

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
    let place = GeneratedVault(of: vault.name, under: FilePath(output))
    let previous = try place.readIfPresent()
    let evolution = vault.evolved(from: previous)
    for advice in evolution.advice { printToStandardError("advice: \(advice)") }
    guard evolution.questions.isEmpty else {
      throw CommandError.undecided(vault: vault.name, questions: evolution.questions)
    }
    let outcomes = try place.write(evolution.vault.sealed())
    for outcome in outcomes { print("\(outcome.path): \(outcome.state.rawValue)") }
  }
}
