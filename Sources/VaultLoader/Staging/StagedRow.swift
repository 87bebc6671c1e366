#if canImport(Glibc)
  import Glibc
#endif

/// A row of a target, by the record of the batch that it is made of.
///
/// Small, since every row of a batch is sorted by its key.
struct StagedRow {
  /// The hash key's first eight bytes as a number: most comparisons end here.
  private let prefix: UInt64
  private let hashKey: UnsafeRawPointer
  private let number: Int32
  private let place: Int16
  private let byteCount: Int16

  var record: Int { Int(number) }
  /// Which of the record's hashes is the row's key.
  var slot: Int { Int(place) }

  /// Refers to a hash key within a batch, which must not change while the row is in use.
  init(slot: Int, of record: Int, in batch: Batch) {
    let bytes = batch.hash(slot, of: record)
    guard let start = bytes.baseAddress else { preconditionFailure("a hash has bytes") }
    hashKey = start
    byteCount = Int16(bytes.count)
    number = Int32(record)
    place = Int16(slot)
    prefix = UInt64(bigEndian: start.loadUnaligned(as: UInt64.self))
  }

  func hasSameKey(as other: StagedRow) -> Bool {
    prefix == other.prefix && compareKeys(other) == 0
  }

  private func compareKeys(_ other: StagedRow) -> Int32 {
    memcmp(hashKey, other.hashKey, Int(byteCount))
  }
}

extension StagedRow: Comparable {
  /// By hash key, so that index pages are met one after the other and two loaders never wait for
  /// each other crosswise; rows of one key in the order of their records.
  static func < (left: StagedRow, right: StagedRow) -> Bool {
    if left.prefix != right.prefix { return left.prefix < right.prefix }
    let order = left.compareKeys(right)
    if order != 0 { return order < 0 }
    return left.number < right.number
  }

  static func == (left: StagedRow, right: StagedRow) -> Bool {
    left.hasSameKey(as: right) && left.number == right.number && left.place == right.place
  }
}

extension Array<StagedRow> {
  /// The ranges of rows that have one hash key; the rows must be sorted.
  func rangesOfEqualKeys() -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = 0
    for index in indices.dropFirst() where !self[index].hasSameKey(as: self[start]) {
      ranges.append(start..<index)
      start = index
    }
    if !isEmpty { ranges.append(start..<count) }
    return ranges
  }
}
