/// What the loads of one key leave, by section 4 of the semantics: slow, plain, and apart from the loader.
///
/// It knows no intervals: it keeps what was said, instant by instant, and a version lasts from one
/// statement to the next.
package struct HistoryOracle<Payload: Equatable> {
  package struct Version: Equatable {
    package var start: Int64
    package var end: Int64?
    package var payload: Payload

    package init(start: Int64, end: Int64?, payload: Payload) {
      self.start = start
      self.end = end
      self.payload = payload
    }
  }

  private struct Statement {
    var instant: Int64
    /// Nil says that nothing holds from now on.
    var payload: Payload?
  }

  private var said: [Statement] = []

  package init() {}

  /// Takes a statement of a load of this date, unless it says what holds already.
  ///
  /// Statements of one date stand a microsecond apart, in the order of their coming. Where the key is
  /// known to have been seen at `sighting`, a statement between lasts until then and no longer. A
  /// statement that `isKept` is a version of its own, though the one before it says the same.
  package mutating func say(
    _ payload: Payload?, on date: Int64, sighting: Int64? = nil, isKept: Bool = false
  ) -> OracleClass {
    var instant = date
    while said.contains(where: { $0.instant == instant && $0.payload != nil }) { instant += 1 }
    let before = said.last { $0.instant <= instant }
    if before?.payload == payload {
      if isKept, let before, before.instant < date {
        insert(Statement(instant: instant, payload: payload))
        return .unchanged
      }
      let isOwn = payload != nil && (before?.instant ?? date) >= date
      return isOwn ? .duplicate : .unchanged
    }
    let outcome: OracleClass =
      !said.contains { $0.payload != nil }
      ? .new : said.contains { $0.instant > instant && $0.payload != nil } ? .late : .changed
    insert(Statement(instant: instant, payload: payload))
    guard payload != nil, let sighting, let previous = before?.payload,
      said.last(where: { $0.instant <= sighting })?.instant == instant
    else { return outcome }
    insert(Statement(instant: sighting, payload: previous))
    return .late
  }

  private mutating func insert(_ statement: Statement) {
    said.removeAll { $0.instant == statement.instant }
    let place = said.firstIndex { $0.instant > statement.instant } ?? said.count
    said.insert(statement, at: place)
    // An end is nothing but the end of a version: where that ended before, it is forgotten.
    if statement.payload == nil, place + 1 < said.count, said[place + 1].payload == nil {
      said.remove(at: place + 1)
    }
  }

  package var versions: [Version] {
    said.indices.compactMap { index in
      said[index].payload.map { payload in
        let next = index + 1 < said.count ? said[index + 1].instant : nil
        return Version(start: said[index].instant, end: next, payload: payload)
      }
    }
  }
}

/// What a record, or a row of a target, is counted as.
package enum OracleClass: String, Hashable, Sendable, CaseIterable {
  case new
  case changed
  case unchanged
  case duplicate
  case late
  case quarantined
}
