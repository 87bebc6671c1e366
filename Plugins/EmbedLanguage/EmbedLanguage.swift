import Foundation
import PackagePlugin

/// Puts the language of models into the program that compiles them, from its one place in the tree.
///
/// `vaultc` compiles a model against `DataVault` wherever it is installed, with whatever compiler is
/// there. A compiled module would fit one compiler only, so the program carries the source.
@main
struct EmbedLanguage: BuildToolPlugin {
  private static let modules = ["VaultModel", "DataVault"]

  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let sources = context.package.targets
      .compactMap { $0 as? SwiftSourceModuleTarget }
      .filter { Self.modules.contains($0.name) }
      .flatMap { module in module.sourceFiles(withSuffix: "swift").map { (module.name, $0.url) } }
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedLanguage.swift")
    return [
      .buildCommand(
        displayName: "Embedding the language of models",
        executable: try context.tool(named: "embed-language").url,
        arguments: [output.path()] + sources.flatMap { [$0.0, $0.1.path()] },
        inputFiles: sources.map(\.1),
        outputFiles: [output])
    ]
  }
}
