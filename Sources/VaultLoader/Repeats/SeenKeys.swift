/// The keys that a full extract has given so far, so that a second payload of one is found, however
/// far behind the first it stands.
///
/// Memory stays flat: the first `exactLimit` keys are kept exactly. Beyond them a Bloom filter
/// answers "new" or "perhaps known", and every sighting goes to a scratch file; records that are
/// perhaps repeats are put off until the end, when the file tells exactly. What is decided is a
/// function of the delivery's bytes alone: batches and restarts do not change it.
final class SeenKeys {
  enum Verdict: Equatable {
    case first
    case repeated(Sighting)
    /// Cannot be told yet.
    case perhaps
  }

  private let exactLimit: Int
  private let filterSize: Int
  private var exact = SightingTable()
  private var overflow: Overflow?

  /// What lies beyond the exact table.
  private final class Overflow {
    var filter: BloomFilter
    let sightings: ScratchFile
    /// The sightings of the keys that are asked for at the end; nil while records are still coming.
    var answers: [Fingerprint: Sighting]?

    init(filterSize: Int) throws(ScratchError) {
      filter = BloomFilter(log2Bits: filterSize)
      sightings = try ScratchFile()
    }
  }

  init(exactLimit: Int, filterSize: Int = 27) {
    self.exactLimit = exactLimit
    self.filterSize = filterSize
  }

  func verdict(on key: Fingerprint) -> Verdict {
    if let known = exact[key] { return .repeated(known) }
    guard let overflow else { return .first }
    if let answers = overflow.answers {
      return answers[key].map { .repeated($0) } ?? .first
    }
    return overflow.filter.mayContain(key) ? .perhaps : .first
  }

  /// Remembers a key that was found to be the first of its kind.
  ///
  /// - Throws: `ScratchError`.
  func insert(_ sighting: Sighting, for key: Fingerprint) throws(ScratchError) {
    if overflow == nil, exact.count < exactLimit { return exact.insert(sighting, for: key) }
    let overflow = try overflowing()
    overflow.filter.insert(key)
    if overflow.answers != nil { overflow.answers?[key] = sighting }
    let entry = (key.high, key.low, sighting.payload, sighting.place.packed)
    try withUnsafeBytes(of: entry) { bytes throws(ScratchError) in
      try overflow.sightings.append(bytes)
    }
  }

  private func overflowing() throws(ScratchError) -> Overflow {
    if let overflow { return overflow }
    let new = try Overflow(filterSize: filterSize)
    overflow = new
    return new
  }

  /// From here on `verdict` is exact for these keys: the scratch file is read through for them.
  ///
  /// - Throws: `ScratchError`.
  func settle(_ keys: Set<Fingerprint>) throws(ScratchError) {
    guard let overflow else { return }
    let storage = try overflow.sightings.written()
    var answers: [Fingerprint: Sighting] = [:]
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 32 << 13, alignment: 8)
    defer { buffer.deallocate() }
    var offset: Int64 = 0
    while offset < overflow.sightings.count {
      let count = try storage.read(into: buffer, at: offset)
      for start in stride(from: 0, to: count, by: 32) {
        let word = { buffer.load(fromByteOffset: start + $0 * 8, as: UInt64.self) }
        let key = Fingerprint(high: word(0), low: word(1))
        if keys.contains(key), answers[key] == nil {
          answers[key] = Sighting(payload: word(2), place: RecordPlace(packed: word(3)))
        }
      }
      offset += Int64(count)
    }
    overflow.answers = answers
  }
}
