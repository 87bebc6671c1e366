import FoundationEssentials
import SchemaLint

/// The SQL files that paths name, folder by folder.
struct ScriptFiles {
  /// The files of each folder, in the order in which they are run.
  private(set) var folders: [(folder: LintedFolder, sources: [LintSource])] = []

  /// How many files are reported on.
  var count: Int { folders.reduce(0) { $0 + $1.sources.count(where: \.isReported) } }

  /// A folder stands for all SQL files in it and below; beside a file its neighbours are read, since
  /// they tell what was there before it.
  init(_ paths: [String]) throws {
    let files = try paths.flatMap(Self.scripts)
    let wanted = Set(files)
    for folder in Set(files.map(\.folderPath)).sorted() {
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.isEmpty ? "." : folder)
      let scripts = names.filter { $0.hasSuffix(".sql") }.sorted { $0.runOrder < $1.runOrder }
      let last = scripts.lastIndex { wanted.contains(folder.appending($0)) } ?? 0
      let sources = try scripts.prefix(through: last).map { name in
        let path = folder.appending(name)
        return LintSource(
          path: path, text: try Self.text(of: path), isReported: wanted.contains(path))
      }
      folders.append((LintedFolder(fileNames: Set(names)), sources))
    }
  }

  private static func scripts(at path: String) throws -> [String] {
    var isFolder = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw CommandError.noScripts(path: path)
    }
    guard isFolder else { return [path] }
    let base = path == "." ? "" : path.hasSuffix("/") ? String(path.dropLast()) : path
    let names = try FileManager.default.subpathsOfDirectory(atPath: path)
    let scripts = names.filter { $0.hasSuffix(".sql") && !$0.hasPrefix(".build/") }
    guard !scripts.isEmpty else { throw CommandError.noScripts(path: path) }
    return scripts.map { base.appending($0) }
  }

  /// The text of a script.
  static func text(of path: String) throws(CommandError) -> String {
    let data: Data
    do {
      data = try Data(contentsOf: URL(filePath: path))
    } catch {
      throw .unreadable(path: path, reason: "\(error)")
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw .notUTF8(path: path)
    }
    return text
  }
}

extension String {
  /// The path up to its last part; empty for a name alone.
  fileprivate var folderPath: String {
    lastIndex(of: "/").map { String(self[..<$0]) } ?? ""
  }

  fileprivate func appending(_ name: String) -> String { isEmpty ? name : "\(self)/\(name)" }

  /// By name, and a script that takes another one back behind that one.
  fileprivate var runOrder: String {
    hasSuffix(".down.sql") ? "\(dropLast(".down.sql".count)).sql\u{10FFFF}" : self
  }
}
