/// A set of fixed size that never forgets a key and now and then takes one for known that is not.
///
/// With 2^27 bits and 6 probes: of 5 million keys less than one in a million, of 20 million one in
/// thirty, of 100 million nearly all.
struct BloomFilter: ~Copyable {
  private static let probes: UInt64 = 6
  private let words: UnsafeMutableBufferPointer<UInt64>
  private let mask: UInt64

  /// Makes an empty set of `1 << log2Bits` bits.
  init(log2Bits: Int = 27) {
    words = .allocate(capacity: 1 << (log2Bits - 6))
    words.initialize(repeating: 0)
    mask = (1 << UInt64(log2Bits)) - 1
  }

  deinit { words.deallocate() }

  func mayContain(_ key: Fingerprint) -> Bool {
    for probe in 0..<Self.probes {
      let bit = (key.high &+ probe &* (key.low | 1)) & mask
      if words[Int(bit >> 6)] & (1 << (bit & 63)) == 0 { return false }
    }
    return true
  }

  mutating func insert(_ key: Fingerprint) {
    for probe in 0..<Self.probes {
      let bit = (key.high &+ probe &* (key.low | 1)) & mask
      words[Int(bit >> 6)] |= 1 << (bit & 63)
    }
  }
}

/// 128 bits of a hash key: as good as the key itself for telling keys of one delivery apart.
struct Fingerprint: Hashable {
  var high: UInt64
  var low: UInt64

  /// Takes the first 16 bytes of a hash key; `group` sets apart the parents of several satellites.
  init(_ hashKey: UnsafeRawBufferPointer, group: Int) {
    high = hashKey.loadUnaligned(fromByteOffset: 0, as: UInt64.self)
    low =
      hashKey.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
      &+ UInt64(group) &* 0x9E37_79B9_7F4A_7C15
  }

  init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }
}
