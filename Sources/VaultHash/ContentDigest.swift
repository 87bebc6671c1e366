import VaultModel

extension Digest {
  /// Makes the digest by which files are known again: SHA-256.
  package static func ofContent() -> Digest {
    guard let digest = try? Digest(.sha256) else {
      preconditionFailure("OpenSSL has SHA-256 in every configuration")
    }
    return digest
  }
}

/// The SHA-256 of some bytes, by which a file is known again.
package struct ContentDigest: Hashable, Sendable {
  /// The 32 bytes.
  package let bytes: [UInt8]

  /// Takes bytes as they are.
  package init(of bytes: some Sequence<UInt8>) {
    let digest = Digest.ofContent()
    Array(bytes).withUnsafeBytes { digest.update($0) }
    self.bytes = digest.finish()
  }

  /// Takes texts with the length before each: `["ab", "c"]` and `["a", "bc"]` are not the same.
  package init(of texts: [String]) {
    self.init(of: texts.map { "\($0.utf8.count):\($0)" }.joined().utf8)
  }

  /// Lower-case hex.
  package var hex: String {
    var text = ByteBuffer()
    bytes.withUnsafeBytes { appendHex($0, to: &text) }
    return String(decoding: text.bytes, as: UTF8.self)
  }
}
