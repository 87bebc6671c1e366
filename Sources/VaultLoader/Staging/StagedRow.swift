#if canImport(Glibc)
  import Glibc
#endif

/// A row of a target, by the record of the batch that it is made of.
struct StagedRow {
  /// The hash key's first eight bytes as a number: most comparisons end here.
  private let prefix: UInt64
  let record: Int
  /// Which of the record's keys or links it is.
  let index: Int
  private let hashKey: UnsafeRawBufferPointer

  /// Refers to a hash key within a batch, which must not change while the row is in use.
  init(hashKey: UnsafeRawBufferPointer, record: Int, index: Int) {
    self.hashKey = hashKey
    self.record = record
    self.index = index
    prefix = UInt64(bigEndian: hashKey.loadUnaligned(as: UInt64.self))
  }

  func hasSameKey(as other: StagedRow) -> Bool {
    prefix == other.prefix && compareKeys(other) == 0
  }

  private func compareKeys(_ other: StagedRow) -> Int32 {
    guard let mine = hashKey.baseAddress, let theirs = other.hashKey.baseAddress else { return 0 }
    return memcmp(mine, theirs, hashKey.count)
  }
}

extension StagedRow: Comparable {
  /// By hash key, so that index pages are met one after the other and two loaders never wait for
  /// each other crosswise; rows of one key in the order of their records.
  static func < (left: StagedRow, right: StagedRow) -> Bool {
    if left.prefix != right.prefix { return left.prefix < right.prefix }
    let order = left.compareKeys(right)
    if order != 0 { return order < 0 }
    return left.record < right.record
  }

  static func == (left: StagedRow, right: StagedRow) -> Bool {
    left.hasSameKey(as: right) && left.record == right.record && left.index == right.index
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
