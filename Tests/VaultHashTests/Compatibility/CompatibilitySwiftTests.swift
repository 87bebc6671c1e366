import Testing
import VaultHash
import VaultModel

/// The loader's side of the compatibility specs.
@Suite struct CompatibilitySwiftTests {
  @Test(arguments: CompatibilityVector.all)
  func `the loader's hashers give the vector's hash`(vector: CompatibilityVector) throws {
    let values = try vector.values.map {
      CompatibleHashing.Value(text: try $0.canonicalText(), type: $0.type)
    }
    #expect(values.map(\.text) == vector.values.map(\.text))
    switch vector.kind {
    case .tenantKey:
      let key = try CompatibleHashing.tenantKey(values[0], vector.hashSpec)
      #expect(key == vector.hash)
    case .hubKey, .linkKey:
      let key = try CompatibleHashing.key(values, vector.hashSpec)
      #expect(key?.joined == vector.preimage)
      #expect(key?.hash == vector.hash)
    case .hashDiff:
      let satellite = vector.satellite(named: "vector")
      let diff = try CompatibleHashing.diff(values, of: satellite.attributes, vector.hashSpec)
      #expect(diff == vector.hash)
    }
  }

  @Test func `a tenant changes no key, and one key leaves nothing behind for the next`() throws {
    for spec in CompatibleVault.specs {
      let hasher = try KeyHasher(spec)
      let keys = ["", "ab", "ab"].map { tenant in
        CompatibleHashing.key(
          [.init(text: "a\nb\\", type: .text), .init(text: nil, type: .text)], hasher, spec,
          tenantHex: tenant)
      }
      #expect(keys[0] == keys[1])
      #expect(keys[1] == keys[2])
    }
  }

  @Test(arguments: [
    (HashRules.vw1, nil, true), (.vw1, "", false), (.vw1, " ", false), (.automateDV, nil, true),
    (.automateDV, "", true), (.automateDV, "  ", true), (.automateDV, "\t", false),
    (.automateDV, "x", false), (.datavault4dbt, nil, true), (.datavault4dbt, " ", false),
  ])
  func `a part is missing where the spec takes it for NULL`(
    rules: HashRules, text: String?, isMissing: Bool
  ) {
    let found =
      text.map { Array($0.utf8).withUnsafeBytes { rules.isMissing($0) } } ?? rules.isMissing(nil)
    #expect(found == isMissing)
  }
}

extension CompatibilityVector.Value {
  fileprivate func canonicalText() throws -> String? {
    guard let source else { return nil }
    var output = ByteBuffer()
    try Array(source.utf8).withUnsafeBytes { try Canonicalizer(type).append($0, to: &output) }
    if normalize(normalization ?? [], in: &output, from: 0) { return nil }
    return String(decoding: output.bytes, as: UTF8.self)
  }
}

/// The loader's hashers, over canonical texts and with their results in hex.
enum CompatibleHashing {
  struct Value {
    var text: String?
    var type: SQLType
  }

  struct Key: Equatable {
    var joined: String
    var hash: String
  }

  static func tenantKey(_ value: Value, _ spec: HashSpec) throws -> String {
    let hasher = try KeyHasher(spec)
    return Array((value.text ?? "").utf8).withUnsafeBytes { bytes in
      hex(spec) { hasher.tenantKey(bytes, as: CastForm(value.type), into: $0) }
    }
  }

  /// The key of the parts; nil where they make none.
  static func key(_ parts: [Value], _ spec: HashSpec) throws -> Key? {
    key(parts, try KeyHasher(spec), spec, tenantHex: "")
  }

  static func key(
    _ parts: [Value], _ hasher: KeyHasher, _ spec: HashSpec, tenantHex: String
  ) -> Key? {
    Array(tenantHex.utf8).withUnsafeBytes { hasher.begin(tenantHex: $0) }
    for part in parts {
      let form = CastForm(part.type)
      if let text = part.text {
        Array(text.utf8).withUnsafeBytes { hasher.append(part: $0, of: parts.count, as: form) }
      } else {
        hasher.append(part: nil, of: parts.count, as: form)
      }
    }
    guard !hasher.isMissing else { return nil }
    let joined = String(decoding: hasher.joinedKey, as: UTF8.self)
    return Key(joined: joined, hash: hex(spec) { hasher.finish(into: $0) })
  }

  static func diff(
    _ values: [Value], of attributes: [CompiledVault.Attribute], _ spec: HashSpec
  ) throws -> String {
    let differ = try HashDiffer(spec, attributes: attributes)
    var bytes = ByteBuffer()
    let places = values.map { value -> Range<Int>? in
      guard let text = value.text else { return nil }
      let start = bytes.count
      bytes.append(text)
      return start..<bytes.count
    }
    let all = bytes.bytes
    return hex(spec) { output in
      differ.hash({ place in places[place].map { .init(rebasing: all[$0]) } }, into: output)
    }
  }

  private static func hex(_ spec: HashSpec, _ fill: (UnsafeMutableRawPointer) -> Void) -> String {
    var hash = ByteBuffer()
    hash.append(byteCount: spec.algorithm.byteCount, filling: fill)
    var text = ByteBuffer()
    appendHex(hash.bytes, to: &text)
    return String(decoding: text.bytes, as: UTF8.self)
  }
}
