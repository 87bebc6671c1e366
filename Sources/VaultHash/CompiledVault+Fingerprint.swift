package import VaultModel

#if canImport(FoundationEssentials)
  package import FoundationEssentials
#else
  package import Foundation
#endif

extension CompiledVault {
  /// This vault with its fingerprint, by which a database and a loader recognise it.
  package func sealed() throws -> CompiledVault {
    var vault = self
    vault.fingerprint = ""
    vault.fingerprint = ContentDigest(of: try VaultFile.encode(vault)).hex
    return vault
  }
}

extension VaultFile {
  /// Whether the bytes of a file are those that its fingerprint was made of.
  ///
  /// Every byte counts, so that a member that is given twice, and an edited one, are found without
  /// encoding the vault again. Line ends of another system are the only exception.
  package static func isUnedited(_ data: Data, fingerprint: String) -> Bool {
    let bytes = data.contains(UInt8(ascii: "\r")) ? data.filter { $0 != UInt8(ascii: "\r") } : data
    let start = Data("\n  \"fingerprint\" : \"".utf8)
    guard let member = bytes.firstRange(of: start) else { return false }
    let value = member.upperBound..<(member.upperBound + fingerprint.utf8.count)
    guard value.upperBound <= bytes.endIndex, bytes[value].elementsEqual(fingerprint.utf8) else {
      return false
    }
    guard let digest = try? Digest(.sha256) else { return false }
    for part in [bytes[..<value.lowerBound], bytes[value.upperBound...]] {
      part.withUnsafeBytes { digest.update($0) }
    }
    var hex = ByteBuffer()
    digest.finish().withUnsafeBytes { appendHex($0, to: &hex) }
    return hex.bytes.elementsEqual(fingerprint.utf8)
  }
}
