package import VaultModel

/// Makes the hash diffs of one satellite, with the rules of section 3 of the semantics.
package final class HashDiffer {
  private struct Entry {
    /// Where its `name=` stands among the prefixes.
    var prefix: Range<Int>
    /// The attribute's place in the list that the differ was made from.
    var position: Int
    /// What makes the hashed text of a value from its canonical one, where they can differ.
    var json: Canonicalizer?
  }

  private let digest: Digest
  private let entries: [Entry]
  /// The `name=` of all attributes, one behind the other.
  private var prefixes = ByteBuffer()
  /// Makes the hashed text under a compatibility spec.
  private var compatible: CompatibleText?
  private let rules: HashRules
  private let isCompatible: Bool
  /// How each attribute is cast, by its place.
  private let forms: [CastForm]
  private var message = ByteBuffer()
  private var hashedJSON = ByteBuffer()

  /// Prepares for attributes, given in the order of their ordinals.
  ///
  /// - Throws: `DigestError`.
  package init(_ spec: HashSpec, attributes: [CompiledVault.Attribute]) throws(DigestError) {
    digest = try Digest(spec.algorithm)
    rules = spec.id
    compatible = CompatibleText(spec.id, for: .hashDiff)
    isCompatible = compatible != nil
    forms = attributes.map { CastForm($0.type) }
    var entries: [Entry] = []
    for position in spec.id.hashOrder(of: attributes.map(\.hashName)) {
      let start = prefixes.count
      prefixes.append(attributes[position].hashName)
      prefixes.append(UInt8(ascii: "="))
      let attribute = attributes[position]
      entries.append(
        Entry(
          prefix: start..<prefixes.count, position: position,
          json: attribute.jsonHashing.map { Canonicalizer(attribute.type, hashing: $0) }))
    }
    self.entries = entries
  }

  /// Prepares for texts with these hash names, given in the order of their ordinals.
  ///
  /// - Throws: `DigestError`.
  package convenience init(_ spec: HashSpec, hashNames: [String]) throws(DigestError) {
    let attributes = hashNames.enumerated().map {
      CompiledVault.Attribute(ordinal: $0 + 1, name: $1, hashName: $1, type: .text)
    }
    try self.init(spec, attributes: attributes)
  }

  /// Writes the hash diff of the values, given by their places; nil is NULL and leaves no trace.
  package func hash(
    _ value: (Int) -> UnsafeRawBufferPointer?, into output: UnsafeMutableRawPointer
  ) {
    message.removeAll()
    guard !isCompatible else { return hashCompatibly(value, into: output) }
    for entry in entries {
      guard let text = value(entry.position) else { continue }
      if message.count > 0 { message.append(HashedText.delimiter) }
      message.append(UnsafeRawBufferPointer(rebasing: prefixes.bytes[entry.prefix]))
      if let json = entry.json, hasZeroAtEnd(text) {
        appendEscaped(text, by: json)
      } else {
        HashedText.appendEscaped(text, to: &message)
      }
    }
    digest.hash(message.bytes, into: output)
  }

  /// Whether a digit zero stands before something that is no digit, as at the end of decimals.
  private func hasZeroAtEnd(_ text: UnsafeRawBufferPointer) -> Bool {
    for (index, byte) in text.enumerated() where byte == UInt8(ascii: "0") {
      if index + 1 == text.count || !ASCIIScanner.isDigit(text[index + 1]) { return true }
    }
    return false
  }

  @inline(never)
  private func appendEscaped(_ text: UnsafeRawBufferPointer, by json: Canonicalizer) {
    hashedJSON.removeAll()
    do {
      try json.append(text, to: &hashedJSON)
    } catch {
      preconditionFailure("the canonical text of JSON is JSON: \(error)")
    }
    HashedText.appendEscaped(hashedJSON.bytes, to: &message)
  }

  @inline(never)
  private func hashCompatibly(
    _ value: (Int) -> UnsafeRawBufferPointer?, into output: UnsafeMutableRawPointer
  ) {
    compatible?.begin()
    for entry in entries {
      compatible?.append(value(entry.position), as: forms[entry.position], to: &message)
    }
    let hasValue = compatible?.hasValue ?? false
    guard rules == .datavault4dbt, !hasValue, !entries.isEmpty else {
      return digest.hash(message.bytes, into: output)
    }
    // Its unknown key stands for a payload of NULLs, too.
    output.initializeMemory(as: UInt8.self, repeating: 0, count: digest.byteCount)
  }
}
