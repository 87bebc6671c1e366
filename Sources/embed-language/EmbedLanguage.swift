#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Writes Swift source that holds other Swift source: `embed-language OUTPUT (MODULE FILE)…`.
///
/// The files of all modules become one module, so their imports of each other go.
@main
struct EmbedLanguage {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    guard let output = arguments.first, arguments.count % 2 == 1 else {
      throw UsageError()
    }
    let pairs = arguments.dropFirst()
    let modules = stride(from: pairs.startIndex, to: pairs.endIndex, by: 2)
      .map { (module: pairs[$0], path: pairs[$0 + 1]) }
    let files = try modules.map { module, path in
      let url = URL(filePath: path)
      let text = try String(contentsOf: url, encoding: .utf8)
      return EmbeddedFile(
        name: "\(module).\(url.lastPathComponent)",
        text: removingImports(of: Set(modules.map(\.module)), from: text))
    }
    try render(files.sorted { $0.name < $1.name })
      .write(to: URL(filePath: output), atomically: true, encoding: .utf8)
  }

  /// Leaves an empty line for each import, so that a message's line is that of the real file.
  private static func removingImports(of modules: Set<String>, from text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { line in
        let words = line.split(separator: " ")
        let isImport = words.dropLast().last == "import"
        return isImport && modules.contains(words.last.map(String.init) ?? "") ? "" : line
      }
      .joined(separator: "\n")
  }

  private static func render(_ files: [EmbeddedFile]) -> String {
    let literals = files.map { file in
      """
          LanguageFile(
            name: "\(file.name)",
            text: \(rawLiteral(file.text))),
      """
    }
    return """
      // Written by the build from Sources/VaultModel and Sources/DataVault.

      extension Language {
        static let embeddedFiles: [LanguageFile] = [
      \(literals.joined(separator: "\n"))
        ]
      }

      """
  }

  /// A literal with more number signs around it than stand together anywhere in the text.
  private static func rawLiteral(_ text: String) -> String {
    let longestRun = text.split { $0 != "#" }.map(\.count).max() ?? 0
    let signs = String(repeating: "#", count: longestRun + 1)
    return "\(signs)\"\"\"\n\(text)\n\"\"\"\(signs)"
  }
}

private struct EmbeddedFile {
  let name: String
  let text: String
}

private struct UsageError: Error, CustomStringConvertible {
  let description = "usage: embed-language OUTPUT (MODULE FILE)…"
}
