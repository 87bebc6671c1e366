/// Sightings by key in one flat piece of memory: 32 bytes a slot, no object for each.
struct SightingTable: ~Copyable {
  private static let wordsPerSlot = 4
  private var slots: UnsafeMutableBufferPointer<UInt64>
  private(set) var count = 0

  init(capacity: Int = 1 << 10) { slots = Self.empty(capacity: capacity) }

  deinit { slots.deallocate() }

  private static func empty(capacity: Int) -> UnsafeMutableBufferPointer<UInt64> {
    let slots = UnsafeMutableBufferPointer<UInt64>.allocate(capacity: capacity * wordsPerSlot)
    slots.initialize(repeating: 0)
    return slots
  }

  private var capacity: Int { slots.count / Self.wordsPerSlot }

  subscript(key: Fingerprint) -> Sighting? {
    let slot = self.slot(of: key)
    guard slots[slot + 3] != 0 else { return nil }
    return Sighting(payload: slots[slot + 2], place: RecordPlace(packed: slots[slot + 3]))
  }

  /// Adds the first sighting of a key; one that is there stays.
  mutating func insert(_ sighting: Sighting, for key: Fingerprint) {
    if count * 10 >= capacity * 7 { grow() }
    let slot = self.slot(of: key)
    guard slots[slot + 3] == 0 else { return }
    (slots[slot], slots[slot + 1]) = (key.high, key.low)
    (slots[slot + 2], slots[slot + 3]) = (sighting.payload, sighting.place.packed)
    count += 1
  }

  /// The key's slot, or the free one where it belongs.
  ///
  /// A place is never zero, so that it marks use.
  private func slot(of key: Fingerprint) -> Int {
    var index = Int(truncatingIfNeeded: key.low ^ key.high) & (capacity - 1)
    while true {
      let slot = index * Self.wordsPerSlot
      if slots[slot + 3] == 0 { return slot }
      if slots[slot] == key.high, slots[slot + 1] == key.low { return slot }
      index = (index + 1) & (capacity - 1)
    }
  }

  private mutating func grow() {
    var larger = SightingTable(capacity: capacity * 2)
    for slot in stride(from: 0, to: slots.count, by: Self.wordsPerSlot) where slots[slot + 3] != 0 {
      larger.insert(
        Sighting(payload: slots[slot + 2], place: RecordPlace(packed: slots[slot + 3])),
        for: Fingerprint(high: slots[slot], low: slots[slot + 1]))
    }
    swap(&self, &larger)
  }
}
