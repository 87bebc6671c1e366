import VaultHash
import VaultModel

/// The SHA-256 of some texts, each set off from the next.
struct ContentDigest: Hashable, Sendable {
  /// Lower-case hex.
  let hex: String

  init(of texts: [String]) {
    guard let digest = try? Digest(.sha256) else {
      preconditionFailure("OpenSSL has SHA-256 in every configuration")
    }
    digest.reset()
    for text in texts {
      // The length before each text: ["ab", "c"] and ["a", "bc"] are not the same.
      for var part in ["\(text.utf8.count):", text] {
        part.withUTF8 { digest.update(UnsafeRawBufferPointer($0)) }
      }
    }
    hex = digest.finish().map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }.joined()
  }
}
