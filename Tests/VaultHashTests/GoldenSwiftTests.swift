import Testing
import VaultHash
import VaultModel

/// The loader's side of the golden vectors.
@Suite struct GoldenSwiftTests {
  @Test(arguments: GoldenVector.all)
  func `a source's text becomes the vector's canonical text`(vector: GoldenVector) throws {
    for value in vector.values {
      let source = value.source ?? "NULL"
      #expect(try value.canonicalText() == value.text, "\(source.debugDescription)")
    }
  }

  @Test(arguments: GoldenVector.all)
  func `the loader's hashers give the vector's hash`(vector: GoldenVector) throws {
    let spec = HashSpec(algorithm: vector.algorithm)
    switch vector.kind {
    case .digest: break
    case .tenantKey:
      let text = try #require(vector.values.first?.text)
      #expect(try Hashing.tenantKey(text, spec) == vector.hash)
    case .hubKey, .linkKey:
      let tenant = try #require(vector.tenant)
      // A link's keys have two parts at least, so that the hasher escapes each; see KeyHasher.
      let count = vector.kind == .linkKey ? max(vector.values.count, 2) : vector.values.count
      let key = try Hashing.key(vector.values.map(\.text), of: count, tenant: tenant, spec)
      #expect(key.hash == vector.hash)
      #expect(vector.preimage.hasSuffix("|" + key.joined))
    case .hashDiff:
      let names = try vector.values.map { try #require($0.name) }
      #expect(try Hashing.diff(vector.values.map(\.text), names: names, spec) == vector.hash)
    }
    #expect(try Hashing.digest(vector.preimage, spec) == vector.hash)
  }
}

extension GoldenVector.Value {
  fileprivate func canonicalText() throws -> String? {
    guard let source else { return nil }
    var output = ByteBuffer()
    try Array(source.utf8).withUnsafeBytes {
      try Canonicalizer(type).append($0, to: &output)
    }
    if normalize(normalization ?? [], in: &output, from: 0) { return nil }
    return String(decoding: output.bytes, as: UTF8.self)
  }
}

/// The loader's hashers, over strings and with their results in hex.
enum Hashing {
  static func tenantKey(_ text: String, _ spec: HashSpec) throws -> String {
    let hasher = try KeyHasher(spec)
    return withBytes(of: text) { bytes in
      hex(spec) { hasher.tenantKey(bytes, into: $0) }
    }
  }

  static func key(
    _ parts: [String?], of count: Int, tenant: String, _ spec: HashSpec
  ) throws -> (hash: String, joined: String) {
    let hasher = try KeyHasher(spec)
    let tenantHex = try tenantKey(tenant, spec)
    withBytes(of: tenantHex) { hasher.begin(tenantHex: $0) }
    for part in parts {
      if let part {
        withBytes(of: part) { hasher.append(part: $0, of: count) }
      } else {
        hasher.append(part: nil, of: count)
      }
    }
    let joined = String(decoding: hasher.joinedKey, as: UTF8.self)
    return (hex(spec) { hasher.finish(into: $0) }, joined)
  }

  static func diff(_ texts: [String?], names: [String], _ spec: HashSpec) throws -> String {
    let differ = try HashDiffer(spec, hashNames: names)
    return diff(texts, differ, spec)
  }

  static func diff(_ texts: [String?], _ differ: HashDiffer, _ spec: HashSpec) -> String {
    var bytes = ByteBuffer()
    let places = texts.map { text -> Range<Int>? in
      guard let text else { return nil }
      let start = bytes.count
      bytes.append(text)
      return start..<bytes.count
    }
    let all = bytes.bytes
    return hex(spec) { output in
      differ.hash({ place in places[place].map { .init(rebasing: all[$0]) } }, into: output)
    }
  }

  static func digest(_ text: String, _ spec: HashSpec) throws -> String {
    let digest = try Digest(spec.algorithm)
    return withBytes(of: text) { bytes in hex(spec) { digest.hash(bytes, into: $0) } }
  }

  private static func withBytes<Value>(
    of text: String, _ body: (UnsafeRawBufferPointer) -> Value
  ) -> Value {
    Array(text.utf8).withUnsafeBytes(body)
  }

  private static func hex(
    _ spec: HashSpec, _ fill: (UnsafeMutableRawPointer) -> Void
  ) -> String {
    var hash = ByteBuffer()
    hash.append(byteCount: spec.algorithm.byteCount, filling: fill)
    var text = ByteBuffer()
    appendHex(hash.bytes, to: &text)
    return String(decoding: text.bytes, as: UTF8.self)
  }
}
