/// When what a batch says holds from, and what was said later.
struct BatchDate {
  /// Where the load's versions begin.
  var loadDate: Instant
  /// The date that was dictated, behind which the load's versions may begin; nil where the clock gave it.
  var base: Instant?
  /// Where the versions of the newest load with that date begin, where its very bytes come again; else nil.
  var repeated: Instant?
  /// What other loads of the source said of later dates.
  var later: LaterLoads

  /// The date of a record.
  func of(_ record: Int, in batch: Batch) -> Instant {
    (batch.date(of: record) ?? loadDate) + batch.offset(of: record)
  }

  /// The earliest date of a batch's records.
  func earliest(in batch: Batch) -> Instant { batch.earliestDate ?? loadDate }

  /// Where the versions of earlier loads with the same date begin; nil where there are none.
  var sharedBase: Instant? { base.flatMap { $0 < loadDate ? $0 : nil } }

  /// From when on stored versions are to be looked at.
  func horizon(in batch: Batch) -> Instant { sharedBase ?? earliest(in: batch) }

  /// Whether the batch is of an extract that was overtaken by a later one.
  var isLateExtract: Bool { later.next(for: nil) != nil }

  /// Whether records have dates of their own.
  var isOfRecords = false

  /// Whether other loads said something later.
  var isLate: Bool { !later.isEmpty }

  /// Whether something later may have been said of a key.
  var mayBeLate: Bool { isLate || isOfRecords }
}
