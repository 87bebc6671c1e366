import TestSupport
import Testing

@testable import VaultLoader

@Suite struct SeenKeysTests {
  @Test func `a key is known again with its first record, also once the table is full`() throws {
    let seen = SeenKeys(exactLimit: 10, filterSize: 14)
    for number in 1...100 {
      let key = fingerprint(number)
      guard seen.verdict(on: key) == .first else { continue }
      try seen.insert(sighting(number), for: key)
    }
    #expect(seen.verdict(on: fingerprint(3)) == .repeated(sighting(3)))
    #expect(seen.verdict(on: fingerprint(50)) == .perhaps)
    try seen.settle([fingerprint(50), fingerprint(1_000)])
    #expect(seen.verdict(on: fingerprint(50)) == .repeated(sighting(50)))
    #expect(seen.verdict(on: fingerprint(1_000)) == .first)
  }

  @Test func `a key that was settled as new is known from then on`() throws {
    let seen = SeenKeys(exactLimit: 0, filterSize: 14)
    try seen.insert(sighting(1), for: fingerprint(1))
    try seen.settle([fingerprint(2)])
    #expect(seen.verdict(on: fingerprint(2)) == .first)
    try seen.insert(sighting(2), for: fingerprint(2))
    #expect(seen.verdict(on: fingerprint(2)) == .repeated(sighting(2)))
    try seen.settle([fingerprint(2)])
    #expect(seen.verdict(on: fingerprint(2)) == .repeated(sighting(2)))
  }

  @Test func `the filter never forgets a key and seldom takes a new one for known`() {
    var filter = BloomFilter(log2Bits: 20)
    for number in 0..<20_000 { filter.insert(fingerprint(number)) }
    #expect((0..<20_000).allSatisfy { filter.mayContain(fingerprint($0)) })
    let wrong = (20_000..<120_000).count { filter.mayContain(fingerprint($0)) }
    #expect(wrong < 100)
  }

  @Test func `the table grows and keeps the first sighting of a key`() {
    var table = SightingTable(capacity: 4)
    for number in 1...5_000 { table.insert(sighting(number), for: fingerprint(number)) }
    table.insert(sighting(9), for: fingerprint(1))
    #expect(table.count == 5_000)
    #expect(table[fingerprint(1)] == sighting(1))
    #expect(table[fingerprint(5_001)] == nil)
  }

  private func sighting(_ number: Int) -> Sighting {
    Sighting(payload: UInt64(number) * 7, place: RecordPlace(input: 1, record: Int64(number)))
  }

  private func fingerprint(_ number: Int) -> Fingerprint {
    var random = SplitMix64(seed: UInt64(number) &+ 1 << 40)
    return Fingerprint(high: random.next(), low: random.next())
  }
}
