/// The rows of a batch for one hub or link, sorted by hash key, and which of their keys are missing there.
struct KeyedRows {
  let rows: [StagedRow]
  /// The rows of each key.
  let keys: [Range<Int>]
  /// For each key whether the vault lacked it.
  private(set) var isMissing: [Bool]

  /// Takes rows in any order.
  init(_ rows: [StagedRow], areMissing: Bool = false) {
    self.rows = rows.sorted()
    keys = self.rows.rangesOfEqualKeys()
    isMissing = Array(repeating: areMissing, count: keys.count)
  }

  /// A row for each key.
  var firstRows: [StagedRow] { keys.map { rows[$0.lowerBound] } }

  /// The earliest row of each key that is missing.
  func missingRows(at date: BatchDate, in batch: Batch) -> [StagedRow] {
    keys.indices.filter { isMissing[$0] }.map { key in
      let first = rows[keys[key].lowerBound]
      guard batch.hasDates else { return first }
      return rows[keys[key]].dropFirst().reduce(first) { earliest, row in
        date.of(row.record, in: batch) < date.of(earliest.record, in: batch) ? row : earliest
      }
    }
  }

  mutating func note(missing ordinals: [Int]) {
    for ordinal in ordinals { isMissing[ordinal] = true }
  }
}
