import ArgumentParser
import ModelGraph
import ModelLoading
import ProgramConventions
import SystemPackage
import VaultModel

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Draws a vault.
struct GraphCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "graph",
    abstract: "Draws a model: hubs, links, satellites and what hangs on them.",
    discussion: """
      Takes the folder of a model, or a vault.json that was generated. Equal models give equal bytes.

        vaultc graph model/aiml --format svg --output aiml.svg
      """)

  @Argument(
    help: ArgumentHelp(
      "The folder of a model; the one under ./model where none is named.", valueName: "model"))
  var model: String?

  @Option(
    help: ArgumentHelp("A compiled vault, vault.json, in place of a model.", valueName: "file"))
  var vault: String?

  @Option(help: "mermaid for a page on GitHub or GitLab, dot for Graphviz, svg for a picture.")
  var format = GraphFormat.mermaid

  @Option(
    help: ArgumentHelp("The file that is written; standard output by default.", valueName: "file"))
  var output: String?

  func validate() throws {
    guard model == nil || vault == nil else {
      throw ValidationError("a model and --vault exclude each other: name one of the two")
    }
  }

  func run() async throws {
    try await reportingErrors {
      let text = Graph(of: try await chosenVault()).text(as: format)
      guard let output else {
        print(text, terminator: "")
        return
      }
      do {
        try Data(text.utf8).write(to: URL(filePath: output), options: .atomic)
      } catch {
        throw CommandError.fileNotWritten(path: output, reason: "\(error)")
      }
    }
  }

  private func chosenVault() async throws -> CompiledVault {
    if let vault { return try VaultFile.read(vault) }
    var arguments = ModelArguments()
    arguments.models = model.map { [$0] } ?? []
    var vaults: [CompiledVault] = []
    let exitCode = try await arguments.forEach { model in
      for finding in model.model.findings where finding.severity == .error {
        printToStandardError(finding.text)
      }
      if let vault = model.model.vault { vaults.append(vault) }
    }
    if exitCode != .success { throw exitCode }
    guard let vault = vaults.first, vaults.count == 1 else {
      throw CommandError.severalModels(names: vaults.map(\.name))
    }
    return vault
  }
}

extension GraphFormat: ExpressibleByArgument {}
