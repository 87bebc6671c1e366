/// How keys and hash diffs are made: the rules (`id`) and the digest under them.
///
/// A stored vault never changes its spec silently (semantics, section 3).
package struct HashSpec: Hashable, Sendable, Codable {
  /// By what rules values become bytes.
  package var id: Rules
  package var algorithm: HashAlgorithm

  package init(id: Rules = .vw1, algorithm: HashAlgorithm = .sha256) {
    self.id = id
    self.algorithm = algorithm
  }

  /// The rules by name; a vault file that names others is not read.
  package enum Rules: String, Hashable, Sendable, Codable {
    /// This product's own: `docs/hash-spec-vw1.md`.
    case vw1
  }
}

/// A digest that keys and hash diffs can be made with.
public enum HashAlgorithm: String, Hashable, Sendable, Codable, CaseIterable {
  case sha256
  case sha1
  case md5

  /// The length of a digest in bytes; the zero key has as many 0x00 bytes.
  public var byteCount: Int {
    switch self {
    case .sha256: 32
    case .sha1: 20
    case .md5: 16
    }
  }
}
