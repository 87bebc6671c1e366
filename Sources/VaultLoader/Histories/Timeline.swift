/// What is known to have been said of a key after the date of a late statement.
///
/// A late statement holds until the next one, which is restated as the vault had it (semantics,
/// section 4, "late full extract").
package struct LaterStatements: Hashable, Sendable {
  /// The next instant at which the key was seen, or at which an extract spoke of it.
  package var seen: Instant?
  /// The next instant at which the key was known to be gone, where no version was in force.
  package var gone: Instant?

  package init(seen: Instant? = nil, gone: Instant? = nil) {
    self.seen = seen
    self.gone = gone
  }
}

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
    /// The version in force is stored once more, at this index, so that it is known to hold here too.
    case restated(index: Int)
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

  /// Stores what holds at an instant once more from then on, where no version begins there.
  package mutating func tellAnew(_ payload: Payload, at start: Instant) {
    guard let place = versions.lastIndex(where: { $0.start <= start }),
      versions[place].start < start, versions[place].payload == payload
    else { return }
    versions.insert(
      Version(start: start, end: versions[place].end, payload: payload), at: place + 1)
    versions[place].end = start
  }

  /// Takes the stored versions of a key, oldest first.
  package init(_ stored: [Version] = []) {
    versions = stored
  }

  /// Puts a payload on the timeline, at `date` or, where versions of that date are there, behind the
  /// last of them.
  ///
  /// The versions that one load gives one key are a microsecond apart from its load date on; no other
  /// load's versions are among them.
  ///
  /// - Parameters:
  ///   - payload: What holds from `date` on.
  ///   - date: The load date.
  ///   - later: What was said of the key after `date`, where the load is late.
  ///   - base: Where given, an equal version from before it is stored once more.
  /// - Returns: What became of the payload.
  package mutating func append(
    _ payload: Payload, at date: Instant, before later: LaterStatements = LaterStatements(),
    restatingFrom base: Instant? = nil
  ) -> Outcome {
    let index = endOfChain(from: date)
    let start = index > 0 ? max(date, versions[index - 1].start + 1) : date
    guard index > 0, isInForce(versions[index - 1], at: start) else {
      return insert(payload, from: start, to: later.gone.map { max($0, start + 1) }, at: index)
    }
    let before = versions[index - 1]
    if before.payload == payload {
      guard let base, before.start < base else {
        return before.start < date ? .unchanged : .repeated
      }
      versions[index - 1].end = start
      versions.insert(Version(start: start, end: before.end, payload: payload), at: index)
      return .restated(index: index)
    }
    versions[index - 1].end = start
    // A late version ends where the one that it splits ended: at the next, or at a delete.
    let outcome = insert(payload, from: start, to: before.end, at: index)
    guard restate(before, after: index, at: later.seen) else { return outcome }
    return .stored(index: index, as: .late)
  }

  /// What statements are that repeat the last states which a key has from `base` on and before `date`, or
  /// a part of a delivery that made some of them; nil where they say something else (semantics, section 4, "Loads of one date").
  ///
  /// - Parameters:
  ///   - statements: What a delivery says of the key, in order; nil ends what is in force.
  ///   - base: The date that the delivery shares with earlier loads.
  ///   - date: Where its own versions would begin.
  ///   - isPart: Whether they are known to come again, so that others of the same delivery may have followed.
  /// - Returns: `repeated`, or nil.
  package func outcome(
    ofRepeating statements: [Payload?], from base: Instant, before date: Instant,
    isPart: Bool = false
  ) -> Outcome? {
    let first = max(0, partitioningIndex(from: 0) { $0.start >= base } - 1)
    let past = versions[first...].prefix { $0.start < date }
    guard let last = past.last, last.start >= base || last.end.map({ $0 >= base }) ?? false else {
      return nil
    }
    var states: [Payload?] = []
    for (index, version) in zip(past.indices, past) {
      states.append(version.payload)
      let next = index + 1 < past.endIndex ? versions[index + 1].start : date
      if let end = version.end, end < next || (end == next && next == date) { states.append(nil) }
    }
    let said = statements.reduce(into: [Payload?]()) { said, statement in
      if said.isEmpty || said[said.count - 1] != statement { said.append(statement) }
    }
    let isRepeated = isPart ? states.contains(said) : states.suffix(said.count).elementsEqual(said)
    return isRepeated ? .repeated : nil
  }

  /// Ends the version in force, at `date` or behind what this load stored before.
  package mutating func end(
    at date: Instant, before later: LaterStatements = LaterStatements()
  ) -> Outcome {
    let index = endOfChain(from: date)
    guard index > 0 else { return .unchanged }
    let end = max(date, versions[index - 1].start + 1)
    guard isInForce(versions[index - 1], at: end) else { return .unchanged }
    let before = versions[index - 1]
    versions[index - 1].end = end
    if let seen = later.seen, seen > end, isInForce(before, at: seen) {
      versions.insert(Version(start: seen, end: before.end, payload: before.payload), at: index)
    }
    return .ended(index < versions.count ? .late : .changed)
  }

  /// Lets the version that was split hold again from a later statement on; false where that statement
  /// does not depend on it.
  private mutating func restate(_ before: Version, after index: Int, at seen: Instant?) -> Bool {
    guard let seen, seen > versions[index].start, isInForce(versions[index], at: seen) else {
      return false
    }
    versions.insert(
      Version(start: seen, end: versions[index].end, payload: before.payload), at: index + 1)
    versions[index].end = seen
    return true
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
    let following = index < versions.count ? versions[index].start : nil
    let end = [end, following].compactMap { $0 }.min()
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
