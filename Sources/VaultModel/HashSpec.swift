/// How keys and hash diffs are made: the rules (`id`) and the digest under them.
///
/// A stored vault never changes its spec silently (semantics, section 3).
package struct HashSpec: Hashable, Sendable, Codable {
  /// By what rules values become bytes.
  package var id: HashRules
  package var algorithm: HashAlgorithm

  package init(id: HashRules = .vw1, algorithm: HashAlgorithm = .sha256) {
    self.id = id
    self.algorithm = algorithm
  }

}

/// By what rules values become the bytes that are hashed (semantics, section 3).
public enum HashRules: String, Hashable, Sendable, Codable, CaseIterable {
  /// This product's own: `docs/hash-spec-vw1.md`.
  case vw1
  /// Those of AutomateDV, for a vault that was loaded by it.
  case automateDV = "automate-dv"
  /// Those of datavault4dbt, for a vault that was loaded by it.
  case datavault4dbt
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
