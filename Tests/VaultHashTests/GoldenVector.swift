import FoundationEssentials
import SystemPackage
import TestSupport
import Testing
import VaultModel

/// A value, key or hash diff whose bytes are fixed for ever; `Golden/hash-vectors.json` holds them.
///
/// Nothing in the file was computed by this package: each preimage was spelt out by hand.
struct GoldenVector: Decodable, CustomTestStringConvertible {
  enum Kind: String, Decodable, CaseIterable {
    case tenantKey
    case hubKey
    case linkKey
    case hashDiff
    /// The hash of the preimage, by whatever rules that came about.
    case digest
  }

  struct Value: Decodable {
    /// The hash name, in hash diffs.
    var name: String?
    var type: SQLType
    /// What a source writes; nil is NULL.
    var source: String?
    var normalization: [KeyNormalization]?
    /// The canonical text after normalisation: what is stored and hashed.
    var text: String?
  }

  var says: String
  var kind: Kind
  var algorithm: HashAlgorithm
  /// The tenant's business key, for keys that are derived from it.
  var tenant: String?
  var values: [Value]
  /// The text that is hashed.
  var preimage: String
  /// The digest of the preimage's UTF-8 bytes, in hex.
  var hash: String

  var testDescription: String { "\(kind.rawValue), \(algorithm.rawValue): \(says)" }

  /// All vectors, for the arguments of tests, which cannot throw.
  static let all: [GoldenVector] = {
    do {
      return try JSONDecoder().decode(File.self, from: Data(contentsOf: URL(filePath: file.string)))
        .vectors
    } catch {
      preconditionFailure("\(file) cannot be read: \(error)")
    }
  }()

  private struct File: Decodable { var vectors: [GoldenVector] }

  private static let file = FilePath(#filePath).removingLastComponent()
    .appending("Golden/hash-vectors.json")
}

extension SQLType {
  /// The type without its bounds, of which there is one vector at least.
  var family: String {
    switch self {
    case .numeric: "numeric(…)"
    case .varchar: "character varying(…)"
    case .array: "array"
    case .bool, .int2, .int4, .int8, .float4, .float8, .unconstrainedNumeric, .text, .bytea, .uuid,
      .date, .time, .timestamp, .timestamptz, .interval, .jsonb, .inet:
      sqlName
    }
  }
}

@Suite struct GoldenFileTests {
  @Test func `there is a vector of each kind, type, normalisation and algorithm`() {
    let values = GoldenVector.all.flatMap(\.values)
    #expect(Set(GoldenVector.all.map(\.kind)) == Set(GoldenVector.Kind.allCases))
    let types = Set(SQLType.samples.map(\.family))
    #expect(types.subtracting(values.map(\.type.family)) == [])
    let rules: Set<KeyNormalization> = [.trim, .uppercase, .emptyAsNull]
    #expect(rules.subtracting(values.flatMap { $0.normalization ?? [] }) == [])
    for kind in GoldenVector.Kind.allCases {
      let algorithms = Set(GoldenVector.all.filter { $0.kind == kind }.map(\.algorithm))
      #expect(algorithms == Set(HashAlgorithm.allCases), "\(kind)")
    }
  }
}
