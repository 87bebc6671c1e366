import ArgumentParser
import ModelLoading
import PostgresClient
import ProgramConventions
import SystemPackage
import VaultModel

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// One of the two things that are compared.
enum DiffSide: Hashable, Sendable {
  /// A folder of Swift files; all under ./model where none is named.
  case model(folder: String?)
  /// A `vault.json`; all under generated-sql where none is named.
  case snapshot(file: String?)
  /// The folder of a vault whose migrations are replayed; all under generated-sql where none is named.
  case migrations(folder: String?)
  /// An address; what `--database` and its like say where none is named.
  case database(address: String?)
}

extension DiffSide: ExpressibleByArgument {
  init?(argument: String) {
    switch argument {
    case "model": self = .model(folder: nil)
    case "snapshot": self = .snapshot(file: nil)
    case "migrations": self = .migrations(folder: nil)
    case "database": self = .database(address: nil)
    case let address where address.contains("://"): self = .database(address: address)
    case let file where file.hasSuffix(".json"): self = .snapshot(file: file)
    case let folder where FilePath(folder).holds(".swift"): self = .model(folder: folder)
    case let folder where FilePath(folder).holds(".sql"): self = .migrations(folder: folder)
    default: return nil
    }
  }
}

extension FilePath {
  fileprivate func holds(_ ending: String) -> Bool {
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: string)) ?? []
    return names.contains { $0.hasSuffix(ending) }
  }
}

extension DiffSide {
  /// The vaults that the side declares; nil where it is a database, or becomes one.
  func declaredVaults() async throws -> [CompiledVault]? {
    switch self {
    case .model(let folder): return try await Self.vaults(ofModels: folder.map { [$0] } ?? [])
    case .snapshot(let file): return try Self.snapshots(file)
    case .migrations, .database: return nil
    }
  }

  /// The models as `generate` would write them: with what their snapshots remember.
  private static func vaults(ofModels folders: [String]) async throws -> [CompiledVault] {
    var vaults: [CompiledVault] = []
    let exitCode = try await ModelArguments.parse(folders).forEach { model in
      guard let vault = model.model.vault else { return }
      let pending = try PendingChange(
        of: vault, under: FilePath(GeneratedVault.defaultFolder))
      try pending.requireDecisions()
      vaults.append(pending.vault)
    }
    if exitCode != .success { throw exitCode }
    return vaults
  }

  private static func snapshots(_ file: String?) throws -> [CompiledVault] {
    let files =
      file.map { [$0] }
      ?? GeneratedVault.files(under: FilePath(GeneratedVault.defaultFolder)).map(\.string)
    guard !files.isEmpty else {
      throw CommandError.nothingGenerated(folder: GeneratedVault.defaultFolder)
    }
    return try files.map { try VaultFile.read($0) }
  }
}
