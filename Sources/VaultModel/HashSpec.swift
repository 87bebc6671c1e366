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

  /// Whether equal hashes mean equal keys, so that nobody need compare these.
  ///
  /// The rules of others make one text of several keys, and collisions of MD5 and SHA-1 can be
  /// bought.
  package var tellsKeysApart: Bool { id == .vw1 && algorithm == .sha256 }
}

/// By what rules values become the bytes that are hashed (semantics, section 3).
public enum HashRules: String, Hashable, Sendable, Codable, CaseIterable {
  /// This product's own: `docs/hash-spec-vw1.md`.
  case vw1
  /// Those of AutomateDV, for a vault that was loaded by it: `docs/hash-specs.md`.
  case automateDV = "automate-dv"
  /// Those of datavault4dbt, for a vault that was loaded by it: `docs/hash-specs.md`.
  case datavault4dbt
}

extension HashRules {
  /// The places of attributes, given in the order of their ordinals, in the order of their hashing.
  ///
  /// By bytes of the hash names here. AutomateDV sorts them as Jinja does, without regard to case;
  /// datavault4dbt keeps the order of declaration.
  package func hashOrder(of hashNames: [String]) -> [Int] {
    switch self {
    case .vw1:
      hashNames.indices.sorted { hashNames[$0].utf8.lexicographicallyPrecedes(hashNames[$1].utf8) }
    case .automateDV:
      hashNames.indices.sorted { left, right in
        let names = (hashNames[left].foldedBytes, hashNames[right].foldedBytes)
        guard names.0 != names.1 else { return left < right }
        return names.0.lexicographicallyPrecedes(names.1)
      }
    case .datavault4dbt: Array(hashNames.indices)
    }
  }
}

extension String {
  /// The UTF-8 bytes with the letters A to Z as a to z.
  fileprivate var foldedBytes: [UInt8] {
    utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
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
