import FoundationEssentials
import SystemPackage

/// The files of a model, to be told in another order.
struct ModelText: Hashable, Sendable {
  private var files: [String: String] = [:]

  init(_ folder: FilePath) throws {
    for name in try FileManager.default.subpathsOfDirectory(atPath: folder.string)
    where name.hasSuffix(".swift") {
      files[name] = try String(contentsOfFile: folder.appending(name).string, encoding: .utf8)
    }
  }

  func write(to folder: FilePath) throws {
    for (name, text) in files {
      let path = folder.appending(FilePath(name).components)
      try FileManager.default.createDirectory(
        atPath: path.removingLastComponent().string, withIntermediateDirectories: true)
      try text.write(toFile: path.string, atomically: true, encoding: .utf8)
    }
  }

  /// The same files under names that sort the other way round.
  func withFilesReversed() -> ModelText {
    var result = self
    let names = files.keys.sorted()
    result.files = names.enumerated().reduce(into: [:]) { files, item in
      let (place, name) = item
      let number = String(1_000 + names.count - place)
      files["F\(number).swift"] = self.files[name]
    }
    return result
  }

  /// The same declarations, the last of each file first, and the vault's lines the last first.
  func withDeclarationsReversed() -> ModelText {
    var result = self
    for (name, text) in files {
      let paragraphs = Self.declarations(of: text)
      let imports = paragraphs.filter { $0.hasSuffix("import DataVault") }
      let others = paragraphs.filter { !$0.hasSuffix("import DataVault") }
        .map(Self.withVaultReversed)
      result.files[name] = (imports + others.reversed()).joined(separator: "\n\n") + "\n"
    }
    return result
  }

  /// Paragraphs of the outermost level: those that do not begin with an indented line belong
  /// to the one before.
  private static func declarations(of text: String) -> [String] {
    text.split(separator: "\n\n").reduce(into: []) { paragraphs, paragraph in
      if let first = paragraph.first, first != " ", first != "}", first != "\n",
        !paragraphs.isEmpty
      {
        paragraphs.append(String(paragraph))
      } else if let last = paragraphs.popLast() {
        paragraphs.append("\(last)\n\n\(paragraph)")
      } else {
        paragraphs.append(String(paragraph))
      }
    }
  }

  private static func withVaultReversed(_ declaration: String) -> String {
    guard declaration.contains("let vault = Vault(") else { return declaration }
    let lines = declaration.split(separator: "\n", omittingEmptySubsequences: false)
    guard let start = lines.firstIndex(where: { $0.hasSuffix("{") }),
      let end = lines.lastIndex(of: "}")
    else { return declaration }
    let elements = lines[(start + 1)..<end].reduce(into: [[Substring]]()) { elements, line in
      if line.beginsElement || elements.isEmpty {
        elements.append([line])
      } else {
        elements[elements.count - 1].append(line)
      }
    }
    return (lines[...start] + elements.reversed().joined() + lines[end...])
      .joined(separator: "\n")
  }
}

extension Substring {
  /// Whether a line of a vault begins another one of its elements, and is no rest of the one before.
  fileprivate var beginsElement: Bool {
    guard hasPrefix("  "), let first = dropFirst(2).first else { return false }
    return ![" ", ")", "}", "."].contains(first)
  }
}
