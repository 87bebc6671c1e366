/// Records of one delivery in the order of the sets that they belong to, outside memory.
///
/// They are put on shelves by their keys, and one shelf at a time is sorted in memory. What comes out
/// is a function of the delivery's bytes alone; members of a set keep their order.
final class SetOrder {
  /// A delivery of 1 GB is sorted 16 MB at a time.
  private static let shelfCount = 64
  private let shelves: [DeferredRecords]
  private var keys: [ScratchFile] = []

  init() throws(ScratchError) {
    var shelves: [DeferredRecords] = []
    for _ in 0..<Self.shelfCount {
      shelves.append(try DeferredRecords())
      keys.append(try ScratchFile())
    }
    self.shelves = shelves
  }

  /// Puts a well-formed record on the shelf of its set.
  ///
  /// - Throws: `ScratchError`.
  func append(
    _ origin: RecordOrigin, key: Fingerprint, bytes: UnsafeRawBufferPointer
  ) throws(ScratchError) {
    let shelf = Int(truncatingIfNeeded: key.high % UInt64(Self.shelfCount))
    try shelves[shelf].append(origin, bytes: bytes)
    try withUnsafeBytes(of: (key.high, key.low)) { bytes throws(ScratchError) in
      try keys[shelf].append(bytes)
    }
  }

  /// Gives the shelves one after the other, each sorted, with readers like the one that filled them.
  ///
  /// - Throws: `InputError`, `ScratchError`, and what the body throws.
  func forEachShelf<Reader: RecordReader>(
    with reader: (any ByteSource) -> Reader,
    rankedBy rank: (Reader) throws -> RecordRank = { _ in RecordRank() },
    _ body: (Shelf<Reader>) throws -> Void
  ) throws {
    for (shelf, keys) in zip(shelves, keys) where shelf.count > 0 {
      try body(Shelf(shelf, keys: try keys.written(), reader: reader, rank: rank))
    }
  }

  /// How many records of a set follow.
  struct Members {
    var count: Int
  }

  /// The sorted records of a shelf.
  final class Shelf<Reader: RecordReader> {
    private let sorted: DeferredRecords
    private let replay: DeferredRecords.Replay<Reader>
    private var sets: [Members] = []
    private var nextIndex = 0

    var reader: Reader { replay.reader }

    fileprivate init(
      _ records: DeferredRecords, keys: ScratchStorage, reader: (any ByteSource) -> Reader,
      rank: (Reader) throws -> RecordRank
    ) throws {
      var entries: [(key: Fingerprint, rank: RecordRank, origin: RecordOrigin, bytes: [UInt8])] = []
      let unsorted = try records.replay(with: reader)
      while let origin = try unsorted.next() {
        var key: (UInt64, UInt64) = (0, 0)
        let offset = Int64(entries.count * MemoryLayout<(UInt64, UInt64)>.size)
        _ = try withUnsafeMutableBytes(of: &key) { bytes throws(ScratchError) in
          try keys.read(into: bytes, at: offset)
        }
        entries.append(
          (
            Fingerprint(high: key.0, low: key.1), try rank(unsorted.reader), origin,
            Array(unsorted.reader.recordBytes)
          ))
      }
      entries.sort { left, right in
        (left.key.high, left.key.low, left.rank, left.origin.place.packed)
          < (right.key.high, right.key.low, right.rank, right.origin.place.packed)
      }
      let sorted = try DeferredRecords()
      for (index, entry) in entries.enumerated() {
        if index == 0 || entries[index - 1].key != entry.key { sets.append(Members(count: 0)) }
        sets[sets.count - 1].count += 1
        try entry.bytes.withUnsafeBytes { try sorted.append(entry.origin, bytes: $0) }
      }
      self.sorted = sorted
      replay = try sorted.replay(with: reader)
    }

    /// Another pass over the sorted records, from the first on.
    ///
    /// - Throws: `ScratchError`.
    func again(
      with reader: (any ByteSource) -> Reader
    ) throws(ScratchError) -> DeferredRecords.Replay<Reader> {
      try sorted.replay(with: reader)
    }

    /// The next set, whose records `next` then gives; nil at the end.
    func nextSet() throws -> Members? {
      guard nextIndex < sets.count else { return nil }
      nextIndex += 1
      return sets[nextIndex - 1]
    }

    /// Moves the reader to the next record and tells where it stood.
    ///
    /// - Throws: `InputError`, `ScratchError`.
    func next() throws -> RecordOrigin? { try replay.next() }
  }
}
