import COpenSSL
package import VaultModel

/// A digest of OpenSSL's, fetched once and used for message after message.
///
/// One for each thread: the context holds the message at hand.
package final class Digest {
  package let byteCount: Int
  private let algorithm: OpaquePointer
  private let context: OpaquePointer

  /// Fetches the algorithm.
  ///
  /// - Throws: `DigestError` where this system's OpenSSL does not offer it, as MD5 under FIPS rules.
  package init(_ algorithm: HashAlgorithm) throws(DigestError) {
    guard let fetched = EVP_MD_fetch(nil, algorithm.opensslName, nil) else {
      throw DigestError(algorithm: algorithm)
    }
    guard let context = EVP_MD_CTX_new() else {
      EVP_MD_free(fetched)
      throw DigestError(algorithm: algorithm)
    }
    self.algorithm = fetched
    self.context = context
    byteCount = algorithm.byteCount
    reset()
  }

  deinit {
    EVP_MD_CTX_free(context)
    EVP_MD_free(algorithm)
  }

  /// Writes the digest of a message, `byteCount` bytes, to `output`.
  @inline(__always)
  package func hash(_ bytes: UnsafeRawBufferPointer, into output: UnsafeMutableRawPointer) {
    reset()
    update(bytes)
    finish(into: output)
  }

  /// Begins a new message.
  package func reset() {
    let status = EVP_DigestInit_ex2(context, algorithm, nil)
    precondition(status == 1, "OpenSSL refuses to begin a digest")
  }

  /// Goes on with the message at hand.
  package func update(_ bytes: UnsafeRawBufferPointer) {
    let status = EVP_DigestUpdate(context, bytes.baseAddress, bytes.count)
    precondition(status == 1, "OpenSSL refuses to go on with a digest")
  }

  /// Ends the message.
  package func finish() -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: byteCount) { buffer, count in
      if let start = buffer.baseAddress { finish(into: start) }
      count = byteCount
    }
  }

  private func finish(into output: UnsafeMutableRawPointer) {
    let bytes = output.assumingMemoryBound(to: UInt8.self)
    let status = EVP_DigestFinal_ex(context, bytes, nil)
    precondition(status == 1, "OpenSSL refuses to end a digest")
  }
}

/// This system's OpenSSL lacks an algorithm.
package struct DigestError: Error, Hashable, CustomStringConvertible {
  package var algorithm: HashAlgorithm

  package var description: String {
    "OpenSSL on this machine does not offer \(algorithm.opensslName); "
      + "enable it in OpenSSL's configuration or load elsewhere"
  }
}

extension HashAlgorithm {
  fileprivate var opensslName: String {
    switch self {
    case .sha256: "SHA256"
    case .sha1: "SHA1"
    case .md5: "MD5"
    }
  }
}
