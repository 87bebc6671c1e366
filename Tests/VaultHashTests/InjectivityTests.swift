import TestSupport
import Testing
import VaultHash
import VaultModel

/// Different keys and payloads never give one text to hash, whatever their values hold.
@Suite struct InjectivityTests {
  /// What joining and escaping are about, and a plain letter.
  private static let alphabet = ["|", "\\", "N", "=", "a"]

  /// NULL, and every text of at most so many letters of the alphabet.
  private static func values(upTo length: Int) -> [String?] {
    var texts = [""]
    var longest = [""]
    for _ in 0..<length {
      longest = longest.flatMap { text in alphabet.map { text + $0 } }
      texts += longest
    }
    return [nil] + texts
  }

  @Test func `no two lists of parts make one business key`() throws {
    let hasher = try KeyHasher(HashSpec())
    var lists: [String: [String?]] = [:]
    for list in Self.pairs(upTo: 3) + Self.triples {
      hasher.begin(tenantHex: UnsafeRawBufferPointer(start: nil, count: 0))
      for part in list { Self.append(part, of: list.count, to: hasher) }
      let joined = String(decoding: hasher.joinedKey, as: UTF8.self)
      let former = lists.updateValue(list, forKey: joined)
      #expect(former == nil, "\(list) and \(former ?? []) are both \(joined)")
    }
    #expect(lists.count == 157 * 157 + 32 * 32 * 32)
  }

  @Test func `no two payloads make one hash diff`() throws {
    let spec = HashSpec(algorithm: .md5)
    let differ = try HashDiffer(spec, hashNames: ["b", "N", "a"])
    var payloads: [String: [String?]] = [:]
    for payload in Self.triples {
      let former = payloads.updateValue(payload, forKey: Hashing.diff(payload, differ, spec))
      #expect(former == nil, "\(payload) and \(former ?? []) hash alike")
    }
    #expect(payloads.count == 32 * 32 * 32)
  }

  @Test(arguments: Seed.several(4))
  func `random texts, cut apart at two places, make two keys`(seed: Seed) throws {
    var values = RandomValues(seed.generator)
    let hasher = try KeyHasher(HashSpec())
    for _ in 0..<5_000 {
      // One text after the other, cut once: only the delimiter tells where.
      let text = Array((values.text(of: .text) + "|" + values.text(of: .text)).unicodeScalars)
      let cuts = (0..<2).map { _ in Int.random(in: 0...text.count, using: &values.random) }
      let keys = cuts.map { cut in
        hasher.begin(tenantHex: UnsafeRawBufferPointer(start: nil, count: 0))
        for part in [text[..<cut], text[cut...]] {
          Self.append(String(String.UnicodeScalarView(part)), of: 2, to: hasher)
        }
        return Array(hasher.joinedKey)
      }
      #expect((keys[0] == keys[1]) == (cuts[0] == cuts[1]), "\(text) cut at \(cuts)")
    }
  }

  private static func pairs(upTo length: Int) -> [[String?]] {
    let values = values(upTo: length)
    return values.flatMap { first in values.map { [first, $0] } }
  }

  private static var triples: [[String?]] {
    let values = values(upTo: 2)
    return pairs(upTo: 2).flatMap { pair in values.map { pair + [$0] } }
  }

  private static func append(_ part: String?, of count: Int, to hasher: KeyHasher) {
    guard let part else { return hasher.append(part: nil, of: count) }
    Array(part.utf8).withUnsafeBytes { hasher.append(part: $0, of: count) }
  }
}
