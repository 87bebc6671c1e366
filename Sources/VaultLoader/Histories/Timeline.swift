/// Microseconds since 2000-01-01 00:00:00 UTC, as PostgreSQL counts them.
package typealias Instant = Int64

/// The versions of one key, as half-open intervals in the order of their load dates.
///
/// Pure: it knows the rules of section 4 of the semantics and nothing of a database. The notation of
/// that page is its description: `A[1,3) B[3,∞)`.
package struct Timeline<Payload: Equatable> {
  package struct Version {
    package var start: Instant
    /// The load date of what came after; nil while the version is open.
    package var end: Instant?
    package var payload: Payload

    package init(start: Instant, end: Instant?, payload: Payload) {
      self.start = start
      self.end = end
      self.payload = payload
    }
  }

  /// What became of a payload that was put on the timeline.
  package enum Outcome: Equatable {
    /// The version in force had this payload already.
    case unchanged
    /// This load gave the version in force this payload.
    case repeated
    /// Stored as the version at this index.
    case stored(index: Int, as: Kind)
    /// The version in force ends, and none takes its place.
    case ended(Kind)
  }

  package enum Kind: Equatable {
    /// The first version of the key.
    case new
    case changed
    /// A later version was there already.
    case late
  }

  package private(set) var versions: [Version]

  /// Takes the stored versions of a key, oldest first.
  package init(_ stored: [Version] = []) {
    versions = stored
  }

  /// Puts a payload on the timeline, at `loadDate` or, where this load stored versions of the key
  /// before, behind the last of them.
  ///
  /// The versions that one load gives one key lie a microsecond apart from `loadDate` on; that is
  /// how they are told from those of other loads.
  package mutating func append(_ payload: Payload, at loadDate: Instant) -> Outcome {
    let index = endOfChain(from: loadDate)
    let following = index < versions.count ? versions[index].start : nil
    guard index > 0 else {
      return insert(payload, from: loadDate, to: following, at: index)
    }
    let before = versions[index - 1]
    let start = max(loadDate, before.start + 1)
    guard isInForce(before, at: start) else {
      return insert(payload, from: start, to: following, at: index)
    }
    if before.payload == payload { return before.start < loadDate ? .unchanged : .repeated }
    versions[index - 1].end = start
    // A late version ends where the one that it splits ended: at the next, or at a delete.
    return insert(payload, from: start, to: before.end, at: index)
  }

  /// Lets the version before the one at `index` hold again from an instant on, at which its payload is
  /// known to have been seen; gives where that version begins, nil where nothing is to be restored.
  package mutating func restore(before index: Int, from instant: Instant) -> Instant? {
    guard index > 0, versions[index - 1].end == versions[index].start,
      instant > versions[index].start, isInForce(versions[index], at: instant)
    else { return nil }
    let restored = Version(
      start: instant, end: versions[index].end, payload: versions[index - 1].payload)
    versions[index].end = instant
    versions.insert(restored, at: index + 1)
    return versions[index - 1].start
  }

  /// Ends the version in force, at `loadDate` or behind what this load stored before.
  package mutating func end(at loadDate: Instant) -> Outcome {
    let index = endOfChain(from: loadDate)
    guard index > 0 else { return .unchanged }
    let end = max(loadDate, versions[index - 1].start + 1)
    guard isInForce(versions[index - 1], at: end) else { return .unchanged }
    versions[index - 1].end = end
    return .ended(index < versions.count ? .late : .changed)
  }

  /// The index behind the versions that begin at `loadDate`, one microsecond after it, and so on.
  private func endOfChain(from loadDate: Instant) -> Int {
    let first = partitioningIndex(from: 0) { $0.start >= loadDate }
    // Starts are distinct, so that start minus index never falls: a chain ends where it rises.
    return partitioningIndex(from: first) { index, version in
      version.start - loadDate > Instant(index - first)
    }
  }

  private func partitioningIndex(from start: Int, where isBehind: (Version) -> Bool) -> Int {
    partitioningIndex(from: start) { isBehind($1) }
  }

  private func partitioningIndex(from start: Int, where isBehind: (Int, Version) -> Bool) -> Int {
    var (low, high) = (start, versions.count)
    while low < high {
      let middle = (low + high) / 2
      if isBehind(middle, versions[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  private func isInForce(_ version: Version, at instant: Instant) -> Bool {
    guard let end = version.end else { return true }
    return instant < end
  }

  private mutating func insert(
    _ payload: Payload, from start: Instant, to end: Instant?, at index: Int
  ) -> Outcome {
    let kind: Kind = versions.isEmpty ? .new : index < versions.count ? .late : .changed
    versions.insert(Version(start: start, end: end, payload: payload), at: index)
    return .stored(index: index, as: kind)
  }
}

extension Timeline: CustomStringConvertible {
  package var description: String {
    versions.map { "\($0.payload)[\($0.start),\($0.end.map { "\($0)" } ?? "∞"))" }
      .joined(separator: " ")
  }
}
