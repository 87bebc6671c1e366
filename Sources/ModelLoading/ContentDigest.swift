import VaultHash
import VaultModel

/// The SHA-256 of some bytes.
package struct ContentDigest: Hashable, Sendable {
  /// Lower-case hex.
  package let hex: String

  package init(of bytes: some Sequence<UInt8>) {
    guard let digest = try? Digest(.sha256) else {
      preconditionFailure("OpenSSL has SHA-256 in every configuration")
    }
    Array(bytes).withUnsafeBytes { digest.update($0) }
    var text = ByteBuffer()
    digest.finish().withUnsafeBytes { appendHex($0, to: &text) }
    hex = String(decoding: text.bytes, as: UTF8.self)
  }

  /// Takes texts with the length before each: `["ab", "c"]` and `["a", "bc"]` are not the same.
  init(of texts: [String]) {
    self.init(of: texts.map { "\($0.utf8.count):\($0)" }.joined().utf8)
  }
}
