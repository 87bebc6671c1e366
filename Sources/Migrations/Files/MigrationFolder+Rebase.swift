import PostgresSchema
package import SystemPackage

/// What bringing a folder in order came to.
package struct RebaseReport: Hashable, Sendable {
  /// What `vault.sum` and the files had against each other, and what is now taken as meant.
  package var accepted: [SumFault] = []
  /// The migrations that now begin or end at another version than before, in order.
  package var moved: [MigrationName] = []

  package var isEmpty: Bool { accepted.isEmpty && moved.isEmpty }
}

extension MigrationFolder {
  /// Brings a folder in order after a merge or an edit, and writes `vault.sum` anew.
  ///
  /// Migrations of two branches that begin at one version are put in a row, by their versions: each
  /// begins where the one before it ends. Their statements stay as they are, so what the row comes
  /// to has to be compared with the model afterwards.
  ///
  /// - Parameters:
  ///   - path: The vault's folder.
  ///   - fingerprint: What the last migration is to lead to, as `vault.json` has it; nil where that
  ///     stays as it is.
  /// - Returns: What was against the folder, and which migrations moved.
  /// - Throws: Where no order makes the folder whole.
  package static func rebase(
    _ path: FilePath, endingAt fingerprint: String?
  ) throws(FolderError) -> RebaseReport {
    let texts = try texts(in: path)
    let sum = try readIfPresent(path.appending(SumFile.name)) ?? ""
    var report = RebaseReport(accepted: SumFile.faults(in: sum, files: texts))
    let migrations = try pair(files(texts))
    let changes = Chain(migrations, endingAt: fingerprint).changes
    for (file, text) in changes {
      try store(text, in: path.appending(subfolder), as: file.name.fileName)
      if file.name.direction == .up { report.moved.append(file.name) }
    }
    if !report.isEmpty { try writeSum(in: path) }
    // What no order can mend is told now, and not at the next apply.
    _ = try read(path)
    return report
  }
}

/// Migrations in a row, each given the version that the one before it ends at.
private struct Chain {
  /// The files whose text is another now, in order.
  private(set) var changes: [(file: MigrationFile, text: String)] = []

  init(_ migrations: [Migration], endingAt fingerprint: String?) {
    var previous: String?
    for (place, migration) in migrations.enumerated() {
      let header = migration.up.header
      let isLast = place == migrations.count - 1
      let from = place == 0 ? header.from : previous
      let to = isLast ? fingerprint ?? header.to : header.to
      previous = to
      guard from != header.from || to != header.to else { continue }
      for file in [migration.up, migration.down].compactMap(\.self) {
        var versions: [String: String] = [:]
        if let old = header.from, let new = from { versions[old] = new }
        if let old = header.to, let new = to { versions[old] = new }
        changes.append((file, file.text.replacingVersions(versions)))
      }
    }
  }
}

extension String {
  /// Replaces versions wherever they stand whole, all at once: one may become what another was.
  fileprivate func replacingVersions(_ versions: [String: String]) -> String {
    var text = ""
    var word = ""
    for character in self {
      if character.isPartOfVersion {
        word.append(character)
        continue
      }
      text += versions[word] ?? word
      text.append(character)
      word = ""
    }
    return text + (versions[word] ?? word)
  }
}

extension Character {
  fileprivate var isPartOfVersion: Bool { isLetter || isNumber || self == Migration.stepMark }
}
