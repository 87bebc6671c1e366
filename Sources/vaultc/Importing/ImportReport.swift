import ModelImport
import SystemPackage
import VaultModel

/// What an import tells when it has written its files.
struct ImportReport {
  let folder: FilePath
  let proposal: Proposal
  let added: [WrittenFile]
  let difference: SourceDifference
  let known: KnownModel

  func print() {
    for line in lines { Swift.print(line) }
  }

  private var lines: [String] {
    guard !added.isEmpty || !difference.changes.isEmpty || !proposal.emptyTables.isEmpty else {
      return ["\(folder): has all that the source has; nothing to propose"]
    }
    return written + changed + decisions + ["Next: vaultc check \(folder)"]
  }

  /// A first import is many files, a later one is few.
  private var written: [String] {
    guard !known.isEmpty else {
      let shapes = added.count { $0.path.hasPrefix("Tables/") }
      return [
        "\(folder): \(count(shapes, "table")) in Tables/, "
          + "\(count(added.count - shapes, "file")) beside them: written"
      ]
    }
    let files = added.map { "\(path($0.path)): written" }
    let replaced = difference.files.map { "\(path($0.path)): written anew" }
    return files + replaced + listings
  }

  /// Sources that nobody but the author lists in the table of contents.
  private var listings: [String] {
    let sources = proposal.subjects.flatMap(\.sources).map(\.constant)
    let tables = proposal.emptyTables.map { "ExcludedTable(\($0.swiftLiteral), because: \"…\")" }
    guard !(sources + tables).isEmpty else { return [] }
    return ["To list in the vault:"] + (sources + tables).map { "  \($0)" }
  }

  private var changed: [String] {
    difference.changes.flatMap { change in
      ["\(path("\(change.place)")): \(change.text)"] + change.lines.map { "  \($0)" }
    }
  }

  private var decisions: [String] {
    let all = (added + difference.files).flatMap(\.decisions)
    guard !all.isEmpty else { return [] }
    return ["\(count(all.count, "thing")) to decide:"]
      + all.map { "\(path($0.path)):\($0.line): decide: \($0.text)" }
  }

  private func path(_ path: String) -> String { folder.appending(path).string }
}
