import ArgumentParser
import Migrations
import ProgramConventions
import SystemPackage
import VaultModel

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Which generated vaults are meant.
struct VaultArguments: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Folders of generated vaults; every one under generated-sql where none is named.",
      valueName: "folder"))
  var folders: [String] = []

  @Option(
    help: ArgumentHelp(
      "The compiled vault, vault.json; the migrations beside it are taken with it.",
      valueName: "file"))
  var vault: [String] = []

  /// All that are meant, those that are named in their order.
  func chosen() throws -> [ChosenVault] {
    let files = vault.map { FilePath($0) }
    let named =
      try folders.map { try ChosenVault(folder: FilePath($0)) }
      + files.map { try ChosenVault(file: $0) }
    guard named.isEmpty else { return named }
    let root = GeneratedVault.defaultFolder
    let found = GeneratedVault.files(under: FilePath(root))
    guard !found.isEmpty else { throw CommandError.nothingGenerated(folder: root) }
    return try found.map { try ChosenVault(file: $0) }
  }
}

/// A generated vault, as far as it lies in its folder.
struct ChosenVault {
  let path: FilePath
  /// Nil where a folder has migrations alone.
  let vault: CompiledVault?

  fileprivate init(file: FilePath) throws {
    path = file.removingLastComponent()
    vault = try VaultFile.read(file.string)
  }

  fileprivate init(folder: FilePath) throws {
    path = folder
    let file = folder.appending("vault.json").string
    let isThere = FileManager.default.fileExists(atPath: file)
    vault = isThere ? try VaultFile.read(file) : nil
  }

  /// The migrations; nil where there are none and the vault is applied by its schema alone.
  ///
  /// - Throws: Where they are not as they were written, or do not lead to the vault's version.
  func migrations() throws -> MigrationFolder? {
    guard let folder = try MigrationFolder.read(path) else {
      if vault == nil { throw CommandError.noMigrations(folder: path.string) }
      return nil
    }
    if let vault, folder.fingerprint != vault.fingerprint {
      throw CommandError.notMigrated(
        vault: vault.name, wanted: vault.fingerprint, reached: folder.fingerprint ?? "nothing")
    }
    return folder
  }

  /// What the folder says that the vault is, where it must say so.
  func declared() throws -> CompiledVault {
    guard let vault else { throw CommandError.noVaultFile(folder: path.string) }
    return vault
  }

  /// The migrations, where there must be some.
  func existingMigrations() throws -> MigrationFolder {
    guard let folder = try MigrationFolder.read(path) else {
      throw CommandError.noMigrations(folder: path.string)
    }
    return folder
  }
}
