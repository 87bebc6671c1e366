package import VaultModel

/// Makes hash keys, one after the other, with the rules of section 3 of the semantics.
package final class KeyHasher {
  private let digest: Digest
  /// The tenant's hash key in hex, a `|`, and the parts so far.
  private var message = ByteBuffer()
  private var keyStart = 0
  private var partCount = 0

  /// Prepares for a vault's spec.
  ///
  /// - Throws: `DigestError`.
  package init(_ spec: HashSpec) throws(DigestError) { digest = try Digest(spec.algorithm) }

  /// The key of a tenant: the hash of its business key's canonical text.
  package func tenantKey(
    _ canonicalKey: UnsafeRawBufferPointer, into output: UnsafeMutableRawPointer
  ) {
    digest.hash(canonicalKey, into: output)
  }

  /// Begins a key that is derived from a tenant's, given in lower-case hex.
  package func begin(tenantHex: UnsafeRawBufferPointer) {
    message.removeAll()
    message.append(tenantHex)
    message.append(HashedText.delimiter)
    keyStart = message.count
    partCount = 0
  }

  /// Adds the next of `count` parts; nil is NULL.
  ///
  /// The only part of a key stands as it is.
  package func append(part: UnsafeRawBufferPointer?, of count: Int) {
    if partCount > 0 { message.append(HashedText.delimiter) }
    partCount += 1
    switch part {
    case let part? where count == 1: message.append(part)
    case let part?: HashedText.appendEscaped(part, to: &message)
    case nil: message.append(HashedText.null)
    }
  }

  /// The joined text of the parts since `begin`; valid until the next change.
  package var joinedKey: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: message.bytes[keyStart...])
  }

  /// Writes the hash key.
  package func finish(into output: UnsafeMutableRawPointer) {
    digest.hash(message.bytes, into: output)
  }
}
