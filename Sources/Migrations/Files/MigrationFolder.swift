import PostgresSchema
package import SystemPackage

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The migrations of a vault as they lie in its folder, in order, each whole and as it was written.
package struct MigrationFolder: Hashable, Sendable {
  /// The vault's folder, which holds `vault.sum`, and the migrations in a folder of their own.
  package let path: FilePath
  package let migrations: [Migration]

  package static let subfolder = "migrations"

  /// Takes migrations that are in order already.
  init(path: FilePath, migrations: [Migration]) {
    self.path = path
    self.migrations = migrations
  }

  /// The version of the vault that the last migration leads to.
  package var fingerprint: String? { migrations.last?.up.header.to }

  package var vaultName: String? { migrations.first?.up.header.vaultName }
}

// MARK: Reading

extension MigrationFolder {
  /// Reads a vault's folder; nil where it has no migrations.
  ///
  /// - Throws: Where `vault.sum` and the files disagree, or the files do not follow one another.
  package static func read(_ path: FilePath) throws(FolderError) -> MigrationFolder? {
    let texts = try texts(in: path)
    let sumPath = path.appending(SumFile.name)
    let sum = try readIfPresent(sumPath)
    guard !texts.isEmpty || sum != nil else { return nil }
    let faults = SumFile.faults(in: sum ?? "", files: texts)
    guard faults.isEmpty else { throw .sum(path: sumPath.string, faults) }
    let migrations = try pair(files(texts))
    guard !migrations.isEmpty else { return nil }
    try requireChain(migrations)
    return MigrationFolder(path: path, migrations: migrations)
  }

  /// The names and texts of all SQL files among the migrations, sorted.
  static func texts(in path: FilePath) throws(FolderError) -> [(name: String, text: String)] {
    let folder = path.appending(subfolder)
    guard FileManager.default.fileExists(atPath: folder.string) else { return [] }
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: folder.string)
    } catch {
      throw .unreadable(path: folder.string, reason: "\(error)")
    }
    var texts: [(name: String, text: String)] = []
    for name in names.filter({ $0.hasSuffix(".sql") }).sorted(by: { $0.precedesByBytes($1) }) {
      guard let text = try readIfPresent(folder.appending(name)) else { continue }
      texts.append((name, text))
    }
    return texts
  }

  static func readIfPresent(_ path: FilePath) throws(FolderError) -> String? {
    guard FileManager.default.fileExists(atPath: path.string) else { return nil }
    let data: Data
    do {
      data = try Data(contentsOf: URL(filePath: path.string))
    } catch {
      throw .unreadable(path: path.string, reason: "\(error)")
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw .unreadable(path: path.string, reason: "it is no UTF-8")
    }
    return text
  }

  static func files(
    _ texts: [(name: String, text: String)]
  ) throws(FolderError) -> [MigrationFile] {
    var files: [MigrationFile] = []
    for (name, text) in texts {
      guard let parsed = MigrationName(fileName: name) else { throw .misnamed(file: name) }
      files.append(try MigrationFile(parsed, text: text))
    }
    return files
  }

  /// Puts each migration and its way back together, sorted by version.
  static func pair(_ files: [MigrationFile]) throws(FolderError) -> [Migration] {
    let ups = files.filter { $0.name.direction == .up }.sorted { $0.name.version < $1.name.version }
    for (one, other) in zip(ups, ups.dropFirst()) where one.name.version == other.name.version {
      throw .sameVersion(file: other.name.fileName, other: one.name.fileName)
    }
    var migrations = ups.map { Migration(up: $0) }
    for down in files where down.name.direction == .down {
      guard let place = migrations.firstIndex(where: { $0.up.name == down.name.opposite }) else {
        throw .downWithoutUp(file: down.name.fileName)
      }
      migrations[place].down = down
    }
    return migrations
  }

  /// Each begins where the one before it ends, and all are one vault's.
  private static func requireChain(_ migrations: [Migration]) throws(FolderError) {
    guard let vaultName = migrations.first?.up.header.vaultName else { return }
    var previous: MigrationFile?
    for migration in migrations {
      let header = migration.up.header
      for file in [migration.up, migration.down].compactMap(\.self)
      where file.header.vaultName != vaultName {
        throw .otherVault(
          file: file.name.fileName, found: file.header.vaultName, expected: vaultName)
      }
      guard header.from == previous?.header.to else {
        throw .brokenChain(
          file: migration.up.name.fileName, from: header.from,
          previous: previous?.name.fileName, previousTo: previous?.header.to)
      }
      if let down = migration.down?.header, down.from != header.to || down.to != header.from {
        throw .crookedDown(file: migration.up.name.opposite.fileName)
      }
      previous = migration.up
    }
  }
}
