import VaultHash
import VaultModel

/// The sets of members that a batch gives its keys; the whole of a key's set stands in one batch.
struct MemberSets {
  /// Nil where the key has no member.
  private var payloads: [VersionPayload?] = []
  /// For each key, by its first record, the records that are its members.
  private var members: [Int: [Int]] = [:]
  private var repeats: Set<Int> = []

  /// Gathers the sets of sorted rows; the order of a set's members does not matter.
  ///
  /// - Throws: `DigestError`.
  init(
    _ rows: [StagedRow], _ keys: [Range<Int>], feed: VersionFeed, of batch: Batch
  ) throws(DigestError) {
    let digest = try Digest(.sha256)
    for range in keys {
      let sorted = rows[range].filter {
        feed.feeds($0.record, of: batch) && !batch.isDeletion($0.record)
      }.map { row in
        (diff: batch.hash(feed.payloadSlot, of: row.record), record: row.record)
      }.sorted { left, right in
        left.diff.lexicographicallyPrecedes(right.diff)
          || (left.diff.elementsEqual(right.diff) && left.record < right.record)
      }
      digest.reset()
      var kept: [Int] = []
      var last: UnsafeRawBufferPointer?
      for member in sorted {
        if let last, last.elementsEqual(member.diff) {
          repeats.insert(member.record)
          continue
        }
        digest.update(member.diff)
        kept.append(member.record)
        last = member.diff
      }
      let first = rows[range.lowerBound].record
      members[first] = kept
      guard !kept.isEmpty else {
        payloads.append(nil)
        continue
      }
      payloads.append(digest.finish().withUnsafeBytes { VersionPayload($0, from: .record(first)) })
    }
  }

  func payload(of ordinal: Int) -> VersionPayload? { payloads[ordinal] }

  /// Whether the record says what another one of its set has said.
  func isRepeat(_ record: Int) -> Bool { repeats.contains(record) }

  /// One row for each member of the versions that are stored.
  func expand(_ insertions: [SatelliteChanges.Insertion]) -> [SatelliteChanges.Insertion] {
    insertions.flatMap { version in
      (members[version.record] ?? []).map { record in
        SatelliteChanges.Insertion(record: record, start: version.start, end: version.end)
      }
    }
  }
}
