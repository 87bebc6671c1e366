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

  /// A stored version that holds again later, behind a late one.
  struct Restoration {
    /// A record of the batch that has the key.
    var record: Int
    /// The load date of the stored version.
    var origin: Instant
    var start: Instant
    var end: Instant?
  }

  var restorations: [Restoration] = []
  private(set) var insertions: [Insertion] = []
  private(set) var closings: [Closing] = []

  /// Adds what is new or other than stored in the timeline of the key that `record` has.
  mutating func collect(_ timeline: Timeline<VersionPayload>, of record: Int) {
    for version in timeline.versions {
      if let source = version.payload.record {
        insertions.append(Insertion(record: source, start: version.start, end: version.end))
      } else if let end = version.end, end != version.payload.storedEnd {
        closings.append(
          Closing(record: record, payload: version.payload, start: version.start, end: end))
      }
    }
  }
}
