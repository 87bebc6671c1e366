package import VaultModel

/// What of a key part counts under a compatibility spec, where several spellings make one key.
///
/// Parts that differ in more are of different keys, also where the spec gives them one hash (semantics,
/// section 3). `HashRules.spelling(of:)` says the same in SQL.
package struct KeySpelling: ~Copyable {
  private let rules: HashRules
  private var left = ByteBuffer(capacity: 64)
  private var right = ByteBuffer(capacity: 64)

  /// Prepares for a vault's rules.
  package init(under rules: HashRules) { self.rules = rules }

  /// Whether two parts of a key, given by their canonical texts, are spellings of one; nil is NULL.
  package mutating func isSame(
    _ one: UnsafeRawBufferPointer?, _ other: UnsafeRawBufferPointer?
  ) -> Bool {
    left.removeAll()
    right.removeAll()
    let hasOne = Self.append(one, under: rules, to: &left)
    let hasOther = Self.append(other, under: rules, to: &right)
    return hasOne == hasOther && left.bytes.elementsEqual(right.bytes)
  }

  /// Appends what counts of a part; false where that is NULL.
  package static func append(
    _ part: UnsafeRawBufferPointer?, under rules: HashRules, to output: inout ByteBuffer
  ) -> Bool {
    guard let part else { return false }
    guard rules != .vw1 else {
      output.append(part)
      return true
    }
    let start = output.count
    for byte in CompatibleText.trimmed(part) { output.append(CompatibleText.uppercased(byte)) }
    return rules != .automateDV || output.count > start
  }
}
