import FoundationEssentials
import SystemPackage
import Testing
import VaultModel

/// A key or hash diff as AutomateDV or datavault4dbt makes it; `Golden/compat-vectors.json` holds them.
///
/// Nothing in the file was computed by this package: each preimage was spelt out by hand.
struct CompatibilityVector: Decodable, CustomTestStringConvertible {
  enum Kind: String, Decodable, CaseIterable {
    case tenantKey
    case hubKey
    case linkKey
    case hashDiff
  }

  struct Value: Decodable {
    /// The hash name, in hash diffs.
    var name: String?
    var type: SQLType
    /// What a source writes; nil is NULL.
    var source: String?
    var normalization: [KeyNormalization]?
    /// The canonical text after normalisation: what is stored.
    var text: String?
  }

  var says: String
  var spec: HashRules
  var kind: Kind
  var algorithm: HashAlgorithm
  var values: [Value]
  /// The text that is hashed; nil where none is.
  var preimage: String?
  /// In hex; nil for a key that is none.
  var hash: String?

  var testDescription: String { "\(spec.rawValue), \(kind.rawValue): \(says)" }

  var hashSpec: HashSpec { HashSpec(id: spec, algorithm: algorithm) }

  /// A satellite that holds the values of a hash diff.
  func satellite(named name: String) -> CompiledVault.Satellite {
    CompatibleVault.satellite(
      name,
      attributes: values.enumerated().map { place, value in
        .init(
          ordinal: place + 1, name: "value_\(place)", hashName: value.name ?? "", type: value.type)
      })
  }

  /// All vectors, for the arguments of tests, which cannot throw.
  static let all: [CompatibilityVector] = {
    do {
      return try JSONDecoder().decode(File.self, from: Data(contentsOf: URL(filePath: file.string)))
        .vectors
    } catch {
      preconditionFailure("\(file) cannot be read: \(error)")
    }
  }()

  private struct File: Decodable { var vectors: [CompatibilityVector] }

  private static let file = FilePath(#filePath).removingLastComponent().removingLastComponent()
    .appending("Golden/compat-vectors.json")
}

/// A vault of a tenant hub, another hub, and whatever satellites a test needs.
enum CompatibleVault {
  static func make(
    _ spec: HashSpec, satellites: [CompiledVault.Satellite] = []
  ) -> CompiledVault {
    let tenant = CompiledVault.Hub(
      name: "tenant", table: .init(schema: "auth", name: "tenant_h"), hashKey: "tenant_hk",
      keyParts: [.init(name: "tenant_id", type: .text)])
    let thing = CompiledVault.Hub(
      name: "thing", table: .init(schema: "business", name: "thing_h"), hashKey: "thing_hk",
      keyParts: [.init(name: "thing_id", type: .text)])
    return CompiledVault(
      name: "compatible", hashSpec: spec, tenantHub: "tenant", hubs: [tenant, thing], links: [],
      satellites: satellites, sources: [])
  }

  static func satellite(
    _ name: String, attributes: [CompiledVault.Attribute]
  ) -> CompiledVault.Satellite {
    CompiledVault.Satellite(
      name: name, table: .init(schema: "business", name: name + "_s"), parent: .hub("thing"),
      parentHashKey: "thing_hk", attributes: attributes,
      hashDiffFunction: .init(schema: "util", name: name + "_hash_diff"))
  }

  static let specs: [HashSpec] = [HashRules.automateDV, .datavault4dbt].flatMap { rules in
    HashAlgorithm.allCases.map { HashSpec(id: rules, algorithm: $0) }
  }
}

@Suite struct CompatibilityFileTests {
  @Test(arguments: [HashRules.automateDV, .datavault4dbt])
  func `each spec has a vector of each kind, type, normalisation and algorithm`(
    rules: HashRules
  ) {
    let vectors = CompatibilityVector.all.filter { $0.spec == rules }
    let values = vectors.flatMap(\.values)
    // All types but arrays; numeric is one with a scale and without.
    let types = Set(values.map { $0.type.sqlName.prefix { $0 != "(" && $0 != "[" } })
    #expect(types.count == 18)
    #expect(values.contains { $0.type.sqlName.hasSuffix("[]") })
    #expect(Set(values.flatMap { $0.normalization ?? [] }).count == 3)
    for kind in CompatibilityVector.Kind.allCases {
      let algorithms = Set(vectors.filter { $0.kind == kind }.map(\.algorithm))
      #expect(algorithms == Set(HashAlgorithm.allCases), "\(kind)")
    }
  }
}
