import ArgumentParser
import VaultModel

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Which compiled vault is meant.
struct VaultOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The compiled vault: vault.json.", valueName: "file"))
  var vault: String

  /// Reads the file.
  ///
  /// - Throws: `CommandError`.
  func read() throws -> CompiledVault {
    let data: Data
    do {
      data = try Data(contentsOf: URL(filePath: vault))
    } catch {
      let exists = FileManager.default.fileExists(atPath: vault)
      throw CommandError.vaultFileMissing(
        path: vault, reason: exists ? "cannot be read" : "no such file")
    }
    do throws(VaultFileError) {
      return try VaultFile.decode(data)
    } catch {
      switch error {
      case .newerFormat(let found, let known):
        throw CommandError.vaultFileNewer(path: vault, found: found, known: known)
      case .malformed(let reason):
        throw CommandError.vaultFileMalformed(path: vault, reason: reason)
      }
    }
  }
}
