package import ArgumentParser
import VaultHash
package import VaultModel

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension VaultFile {
  /// Reads a `vault.json`.
  package static func read(_ path: String) throws(UnusableVaultFile) -> CompiledVault {
    let data: Data
    do {
      data = try Data(contentsOf: URL(filePath: path))
    } catch {
      let exists = FileManager.default.fileExists(atPath: path)
      throw .missing(path: path, reason: exists ? "cannot be read" : "no such file")
    }
    let vault: CompiledVault
    do {
      vault = try decode(data)
    } catch {
      throw .undecodable(path: path, error)
    }
    guard isUnedited(data, fingerprint: vault.fingerprint) else { throw .edited(path: path) }
    return vault
  }
}

/// A `vault.json` that a program was given and cannot use.
package enum UnusableVaultFile: ExitCoded, CustomStringConvertible {
  case missing(path: String, reason: String)
  case undecodable(path: String, VaultFileError)
  /// Its fingerprint is of other bytes.
  case edited(path: String)

  package var exitCode: ExitCode {
    switch self {
    case .missing: .missingInput
    case .undecodable(_, .malformed), .edited: .badInput
    case .undecodable(_, .newerFormat): .configuration
    }
  }

  package var description: String {
    switch self {
    case .missing(let path, let reason):
      "\(path): \(reason); 'vaultc generate' writes it"
    case .undecodable(let path, .malformed(let reason)):
      "\(path): not a compiled vault: \(reason); take the file of the last commit, "
        + "or remove it and run 'vaultc generate'"
    case .edited(let path):
      "\(path): edited after 'vaultc generate' wrote it: its fingerprint does not match; take the file "
        + "of the last commit, or change the model and run 'vaultc generate'"
    case .undecodable(let path, .newerFormat(let found, let known)):
      "\(path): written in format \(found) by a newer vaultc; this program reads up to format "
        + "\(known): update it"
    }
  }
}
