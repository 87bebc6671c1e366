import SystemPackage
import VaultModel

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The sources that a model declares as globals or static properties, as the compiler lists them.
///
/// A global that nothing reads is never evaluated, so the model's own process cannot list it. The
/// compiler's symbol graph does, with types that the model leaves to inference. What it does not show
/// are sources within arrays, tuples and functions, and those that a function of the model makes.
struct DeclaredSources {
  private struct Declaration {
    var name: String
    var file: String
    /// From 1; up to the next declaration of the file.
    var lines: Range<Int>
  }

  private let declarations: [Declaration]

  /// The arguments that make a compiler write the graph of a module into a folder.
  static func arguments(in folder: FilePath) -> [String] {
    [
      "-emit-module", "-emit-module-path", folder.appending("model.swiftmodule").string,
      "-emit-symbol-graph", "-emit-symbol-graph-dir", folder.string,
      "-symbol-graph-minimum-access-level", "private",
    ]
  }

  /// Reads the graph of a module; nil where the compiler wrote none.
  init?(of module: String, in folder: FilePath) {
    let file = URL(filePath: folder.appending("\(module).symbols.json").string)
    guard let data = try? Data(contentsOf: file),
      let graph = try? JSONDecoder().decode(SymbolGraph.self, from: data)
    else { return nil }
    declarations = graph.symbols.compactMap { symbol in
      guard symbol.isSource, let location = symbol.location else { return nil }
      let line = location.position.line
      let later = graph.symbols.compactMap(\.location)
        .filter { $0.uri == location.uri && $0.position.line > line }.map(\.position.line)
      return Declaration(
        name: symbol.pathComponents.joined(separator: "."), file: location.path,
        lines: (line + 1)..<((later.min() ?? Int.max - 1) + 1))
    }
  }

  /// Findings on sources that no vault lists.
  ///
  /// - Parameters:
  ///   - listed: The places of the sources that the vault lists.
  ///   - files: The model's files, under the paths that the compiler was given.
  /// - Returns: A warning for each.
  func findings(listed: [ModelPlace], files: [(path: String, text: String)]) -> [Finding] {
    declarations.compactMap { declaration in
      guard
        !listed.contains(where: {
          $0.file == declaration.file && declaration.lines.contains($0.line)
        }), let text = files.first(where: { $0.path == declaration.file })?.text
      else { return nil }
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      let own = lines.indices.filter { declaration.lines.contains($0 + 1) }.map { lines[$0] }
      // Where it is another source's second name, or a function makes it, its place is elsewhere.
      guard own.contains(where: { $0.contains("Source(") || $0.contains(".init(") }) else {
        return nil
      }
      return Finding(
        rule: "unlisted-source", severity: .warning,
        message: "the source '\(declaration.name)' is declared, and the vault does not list it",
        place: ModelPlace(file: declaration.file, line: declaration.lines.lowerBound),
        fix: "name it in Vault(…) { }, or remove it")
    }
  }
}

/// The part of a symbol graph that tells of sources.
private struct SymbolGraph: Decodable {
  struct Symbol: Decodable {
    struct Kind: Decodable { var identifier: String }
    struct Fragment: Decodable { var preciseIdentifier: String? }

    var kind: Kind
    var pathComponents: [String]
    var location: Location?
    var declarationFragments: [Fragment]?

    private static let kinds = ["swift.var", "swift.type.property"]
    /// The mangled name of `DataVault.Source`.
    private static let type = "s:9DataVault6SourceV"

    var isSource: Bool {
      Self.kinds.contains(kind.identifier)
        && (declarationFragments ?? []).compactMap(\.preciseIdentifier) == [Self.type]
    }
  }

  struct Location: Decodable {
    struct Position: Decodable { var line: Int }

    var uri: String
    var position: Position

    /// The compiler encodes no character of it.
    var path: String {
      uri.hasPrefix("file://") ? String(uri.dropFirst("file://".count)) : uri
    }
  }

  var symbols: [Symbol]
}
