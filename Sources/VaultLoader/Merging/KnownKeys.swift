/// Keys that a load has lately found in hubs and links, or has put there itself.
///
/// Of fixed size: a key takes the place of another one, which then has to be looked up again.
final class KnownKeys {
  /// Two words for each place; both are zero where it is free.
  private let words: UnsafeMutableBufferPointer<UInt64>
  private let mask: UInt64

  /// Makes room for two to the power of `log2Capacity` keys, 16 bytes each.
  init(log2Capacity: Int = 18) {
    words = .allocate(capacity: 2 << log2Capacity)
    words.initialize(repeating: 0)
    mask = 1 << UInt64(log2Capacity) - 1
  }

  deinit { words.deallocate() }

  func contains(_ key: Fingerprint) -> Bool {
    let place = place(of: key)
    return words[place] == key.high && words[place + 1] == key.low
  }

  func insert(_ key: Fingerprint) {
    let place = place(of: key)
    words[place] = key.high
    words[place + 1] = key.low
  }

  private func place(of key: Fingerprint) -> Int { Int(truncatingIfNeeded: key.low & mask) * 2 }
}
