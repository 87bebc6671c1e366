/// When what a batch says holds from, and what was said later.
struct BatchDate {
  /// Where the load's versions begin.
  var loadDate: Instant
  /// The date that was dictated, behind which the load's versions may begin; nil where the clock gave it.
  var base: Instant?
  /// What other loads of the source said of later dates.
  var later: LaterLoads

  /// The date of a record.
  func of(_ record: Int, in batch: Batch) -> Instant { batch.date(of: record) ?? loadDate }

  /// The earliest date of a batch's records.
  func earliest(in batch: Batch) -> Instant { batch.earliestDate ?? loadDate }

  /// Whether the batch is of an extract that was overtaken by a later one.
  var isLateExtract: Bool { later.next(for: nil) != nil }

  /// Whether other loads may have said something later.
  var mayBeLate: Bool { !later.isEmpty }
}
