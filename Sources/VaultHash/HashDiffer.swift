package import VaultModel

/// Makes the hash diffs of one satellite, with the rules of section 3 of the semantics.
package final class HashDiffer {
  private struct Entry {
    /// `name=` as bytes.
    var prefix: [UInt8]
    /// The attribute's place in the list that the differ was made from.
    var position: Int
  }

  private let digest: Digest
  private let entries: [Entry]
  private var message = ByteBuffer()

  /// Prepares for attributes with these hash names; their order does not count.
  ///
  /// - Throws: `DigestError`.
  package init(_ spec: HashSpec, hashNames: [String]) throws(DigestError) {
    digest = try Digest(spec.algorithm)
    entries = hashNames.enumerated()
      .map { Entry(prefix: Array($1.utf8) + [UInt8(ascii: "=")], position: $0) }
      .sorted { $0.prefix.dropLast().lexicographicallyPrecedes($1.prefix.dropLast()) }
  }

  /// Writes the hash diff of the values, given by their places; nil is NULL and leaves no trace.
  package func hash(
    _ value: (Int) -> UnsafeRawBufferPointer?, into output: UnsafeMutableRawPointer
  ) {
    message.removeAll()
    for entry in entries {
      guard let text = value(entry.position) else { continue }
      if message.count > 0 { message.append(HashedText.delimiter) }
      entry.prefix.withUnsafeBytes { message.append($0) }
      HashedText.appendEscaped(text, to: &message)
    }
    digest.hash(message.bytes, into: output)
  }
}
