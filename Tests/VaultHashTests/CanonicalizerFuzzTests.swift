import TestSupport
import Testing
import VaultHash
import VaultModel

/// Bytes that no source would write: none brings a parser down, and none is read by us alone.
@Suite struct CanonicalizerFuzzTests {
  @Test(arguments: SQLType.samples, Seed.several(1))
  func `any bytes are refused or become a text that stays as it is`(
    type: SQLType, seed: Seed
  ) throws {
    var mutation = Mutation(seed)
    let canonicalizer = Canonicalizer(type)
    for _ in 0..<10_000 {
      let bytes = mutation.bytes(near: type)
      guard case .success(let text) = canonical(bytes, canonicalizer) else { continue }
      #expect(!text.utf8.contains(0) && !text.unicodeScalars.contains("\u{FFFD}"), "\(bytes)")
      #expect(canonical(text, canonicalizer) == .success(text), "\(bytes)")
    }
  }

  @Test(arguments: SQLType.samples, Seed.several(1))
  func `what we read of broken texts the server reads alike`(
    type: SQLType, seed: Seed
  ) async throws {
    var mutation = Mutation(seed)
    let texts = (0..<3_000).compactMap { _ in
      String(validating: mutation.bytes(near: type), as: UTF8.self)
    }
    try await ServerParity.check(texts.filter { !$0.utf8.contains(0) }, type)
  }
}

/// Texts of a type with several things wrong with them, and noise.
private struct Mutation {
  private var values: RandomValues
  private static let marks = Array("0123456789 -+.:/eEnNxXtTzZpPyYmMdDhHsS{},\"\\[]'_\t\n".utf8)

  init(_ seed: Seed) { values = RandomValues(seed.generator) }

  mutating func bytes(near type: SQLType) -> [UInt8] {
    if values.chance(10) { return (0..<number(40)).map { _ in UInt8(number(255)) } }
    // Now and then a text of another type: a date for a number, a number for a date.
    let source = values.chance(10) ? SQLType.samples[number(SQLType.samples.count - 1)] : type
    var bytes = Array(values.textOrExtreme(of: source).utf8.prefix(300))
    for _ in 0...number(3) { mutate(&bytes, type) }
    return bytes
  }

  private mutating func mutate(_ bytes: inout [UInt8], _ type: SQLType) {
    let place = number(bytes.count)
    let end = min(place + number(4), bytes.count)
    switch number(7) {
    case 0: bytes.removeSubrange(place..<end)
    case 1: bytes.insert(contentsOf: bytes[place..<end], at: place)
    case 2: bytes.removeSubrange(place...)
    case 3: bytes.insert(contentsOf: values.text(of: type).utf8.suffix(number(12)), at: place)
    case 4 where place < bytes.count: bytes[place] ^= 1 << number(7)
    case 5 where place < bytes.count: bytes[place] = Self.marks[number(Self.marks.count - 1)]
    default: bytes.insert(Self.marks[number(Self.marks.count - 1)], at: place)
    }
  }

  /// From zero up to and with a limit.
  private mutating func number(_ limit: Int) -> Int {
    Int.random(in: 0...limit, using: &values.random)
  }
}
