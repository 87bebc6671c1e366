package import VaultModel

/// Makes hash keys, one after the other, with the rules of section 3 of the semantics.
package final class KeyHasher {
  private let digest: Digest
  /// Makes the text of a key under a compatibility spec.
  private var compatible: CompatibleText?
  /// Asked for with every part, so that the above is not touched for it.
  private let isCompatible: Bool
  /// The tenant's hash key in hex, a `|`, and the parts so far; the parts alone under a
  /// compatibility spec.
  private var message = ByteBuffer()
  private var keyStart = 0
  private var partCount = 0

  /// Prepares for a vault's spec.
  ///
  /// - Throws: `DigestError`.
  package init(_ spec: HashSpec) throws(DigestError) {
    digest = try Digest(spec.algorithm)
    compatible = CompatibleText(spec.id, for: .key)
    isCompatible = compatible != nil
  }

  /// The key of a tenant: the hash of its business key's canonical text.
  package func tenantKey(
    _ canonicalKey: UnsafeRawBufferPointer, as form: CastForm = .canonical,
    into output: UnsafeMutableRawPointer
  ) {
    guard isCompatible else { return digest.hash(canonicalKey, into: output) }
    begin(tenantHex: UnsafeRawBufferPointer(start: nil, count: 0))
    append(part: canonicalKey, of: 1, as: form)
    finish(into: output)
  }

  /// Begins a key that is derived from a tenant's, given in lower-case hex.
  ///
  /// A compatibility spec knows no tenants: its keys are made of the parts alone.
  package func begin(tenantHex: UnsafeRawBufferPointer) {
    message.removeAll()
    partCount = 0
    guard !isCompatible else { return beginCompatibly() }
    message.append(tenantHex)
    message.append(HashedText.delimiter)
    keyStart = message.count
  }

  /// Adds the next of `count` parts; nil is NULL.
  ///
  /// The only part of a key stands as it is.
  package func append(
    part: UnsafeRawBufferPointer?, of count: Int, as form: CastForm = .canonical
  ) {
    guard !isCompatible else { return appendCompatibly(part, as: form) }
    if partCount > 0 { message.append(HashedText.delimiter) }
    partCount += 1
    switch part {
    case let part? where count == 1: message.append(part)
    case let part?: HashedText.appendEscaped(part, to: &message)
    case nil: message.append(HashedText.null)
    }
  }

  @inline(never)
  private func beginCompatibly() {
    compatible?.begin()
    keyStart = 0
  }

  @inline(never)
  private func appendCompatibly(_ part: UnsafeRawBufferPointer?, as form: CastForm) {
    compatible?.append(part, as: form, to: &message)
  }

  /// The joined text of the parts since `begin`; valid until the next change.
  package var joinedKey: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: message.bytes[keyStart...])
  }

  /// Whether the parts since `begin` make no key: all are NULL, and the spec is a compatible one.
  package var isMissing: Bool {
    isCompatible && compatible?.hasValue == false
  }

  /// Writes the hash key.
  package func finish(into output: UnsafeMutableRawPointer) {
    digest.hash(message.bytes, into: output)
  }
}
