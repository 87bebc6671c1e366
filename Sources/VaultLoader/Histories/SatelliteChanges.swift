/// What has to be written so that a satellite's stored versions become those of the timelines.
struct SatelliteChanges {
  struct Insertion {
    /// The record of the batch that holds key and payload.
    var record: Int
    var start: Instant
    var end: Instant?
  }

  struct Closing {
    /// A record of the batch that has the key.
    var record: Int
    var payload: VersionPayload
    /// The load date of the version that is closed.
    var start: Instant
    var end: Instant
  }

  /// A stored version that holds once more, behind a late statement.
  struct Restatement {
    /// A record of the batch that has the key.
    var record: Int
    var payload: VersionPayload
    /// The load date of the stored version.
    var origin: Instant
    var start: Instant
    var end: Instant?
  }

  private(set) var insertions: [Insertion] = []
  private(set) var restatements: [Restatement] = []
  private(set) var closings: [Closing] = []
  /// How many versions of records say what held already.
  private(set) var restatedCount = 0

  /// Adds the differences between a timeline and what is stored of the key that `record` has.
  mutating func collect(_ timeline: Timeline<VersionPayload>, of record: Int) {
    for version in timeline.versions {
      switch version.payload.origin {
      case .record(let source):
        insertions.append(Insertion(record: source, start: version.start, end: version.end))
      case .stored(let start, _) where start != version.start:
        restatements.append(
          Restatement(
            record: record, payload: version.payload, origin: start, start: version.start,
            end: version.end))
      case .stored(let start, let storedEnd):
        guard let end = version.end, end != storedEnd else { continue }
        closings.append(Closing(record: record, payload: version.payload, start: start, end: end))
      }
    }
  }

  /// The latest load date that a statement of the load itself took; nil where none was stored.
  private(set) var lastDate: Instant?

  /// Notes where a statement was put.
  mutating func note(
    _ outcome: Timeline<VersionPayload>.Outcome, on timeline: Timeline<VersionPayload>
  ) {
    let index: Int
    switch outcome {
    case .stored(let place, _): index = place
    case .restated(let place):
      index = place
      restatedCount += 1
    case .unchanged, .repeated, .ended: return
    }
    let start = timeline.versions[index].start
    lastDate = max(lastDate ?? start, start)
  }
}
