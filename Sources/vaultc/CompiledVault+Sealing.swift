import VaultHash
import VaultModel

extension CompiledVault {
  /// This vault with its fingerprint, by which a database and a loader know it again.
  func sealed() throws -> CompiledVault {
    var vault = self
    vault.fingerprint = ""
    vault.fingerprint = ContentDigest(of: try VaultFile.encode(vault)).hex
    return vault
  }
}
