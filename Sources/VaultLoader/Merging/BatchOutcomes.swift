/// What became of a batch's records, gathered while its targets are merged.
struct BatchOutcomes {
  private(set) var targets: [RecordCounts]
  private var records: [RowOutcome?]
  private let refused: [Bool]
  private let batch: Batch
  private let quarantined: Int

  init(of batch: Batch) {
    self.batch = batch
    targets = Array(repeating: RecordCounts(), count: batch.plan.targets.count)
    records = Array(repeating: nil, count: batch.deliveredCount)
    refused = (0..<batch.deliveredCount).map { batch.isRefused(delivered: $0) }
    quarantined = batch.quarantine.count
    for target in targets.indices { targets[target].addQuarantined(quarantined) }
  }

  /// Counts a row of a target, and for its delivered record where no other row said more.
  ///
  /// - Parameters:
  ///   - outcome: What the record is.
  ///   - record: A record of the batch.
  ///   - target: The target.
  ///   - counted: What the target counts, where it stores no row for the record.
  mutating func note(
    _ outcome: RowOutcome, record: Int, target: Int, countedAs counted: RowOutcome? = nil
  ) {
    targets[target].add(counted ?? outcome)
    let record = batch.owner(of: record)
    guard let known = records[record], known >= outcome else {
      records[record] = outcome
      return
    }
  }

  /// Counts a row of a target that says nothing of its record: a key that is there already, say.
  mutating func noteAside(_ outcome: RowOutcome, count: Int = 1, target: Int) {
    targets[target].add(outcome, count: count)
  }

  /// Counts rows that no record is counted for: they say again what the next delivery said.
  mutating func noteRestated(_ count: Int, target: Int) {
    targets[target].restated += Int64(count)
  }

  /// The counts over all targets.
  var overall: RecordCounts {
    var counts = RecordCounts()
    counts.addQuarantined(quarantined)
    for (record, outcome) in records.enumerated() where !refused[record] {
      counts.add(outcome ?? .unchanged)
    }
    return counts
  }
}
