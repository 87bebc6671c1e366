import ProgramConventions
import SystemPackage
import VaultCompiler
import VaultModel

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The files that are generated for one vault.
struct GeneratedVault {
  /// Where generated files lie when no other folder is named.
  static let defaultFolder = "generated-sql"

  private static let vaultFile = "vault.json"
  /// Written by releases before `vaultc schema`.
  private static let schemaFile = "schema.sql"

  let folder: FilePath

  init(of vaultName: String, under root: FilePath) { folder = root.appending(vaultName) }

  /// What became of a file.
  struct Outcome {
    enum State: String {
      case written
      case unchanged
      case removed = "removed; 'vaultc schema' prints it"
    }

    let path: FilePath
    let state: State
  }

  /// Writes what differs from what is there.
  func write(_ vault: CompiledVault) throws -> [Outcome] {
    let written = try write(try VaultFile.encode(vault), to: Self.vaultFile)
    return [written] + (removeOldSchema().map { [$0] } ?? [])
  }

  /// Removes the schema that an earlier release generated, which would not follow the model any more.
  private func removeOldSchema() -> Outcome? {
    let path = folder.appending(Self.schemaFile)
    guard let text = try? String(contentsOf: URL(filePath: path.string), encoding: .utf8),
      text.hasPrefix("-- Vault "), text.contains("\n-- Generated from vault.json:"),
      (try? FileManager.default.removeItem(atPath: path.string)) != nil
    else { return nil }
    return Outcome(path: path, state: .removed)
  }

  private func write(_ data: Data, to name: String) throws(CommandError) -> Outcome {
    let path = folder.appending(name)
    let url = URL(filePath: path.string)
    if (try? Data(contentsOf: url)) == data { return Outcome(path: path, state: .unchanged) }
    do {
      try FileManager.default.createDirectory(
        atPath: folder.string, withIntermediateDirectories: true)
      try data.write(to: url, options: .atomic)
    } catch {
      throw .fileNotWritten(path: path.string, reason: "\(error)")
    }
    return Outcome(path: path, state: .written)
  }
}

// MARK: Reading

extension GeneratedVault {
  /// The vault as it was generated before; nil where it was not.
  func readIfPresent() throws(UnusableVaultFile) -> CompiledVault? {
    let path = folder.appending(Self.vaultFile).string
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    return try VaultFile.read(path)
  }

  /// Every `vault.json` in a folder of the root, sorted.
  static func files(under root: FilePath) -> [FilePath] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: root.string)) ?? []
    return names.sorted().map { root.appending($0).appending(vaultFile) }
      .filter { FileManager.default.fileExists(atPath: $0.string) }
  }
}
