import Testing
import VaultLoader

/// Every order in which dated deliveries arrive says the same of every instant (semantics, section 4,
/// "Order of arrival"): exhaustively, for up to five deliveries of one key.
@Suite struct ArrivalOrderTests {
  /// What a delivery of a date says of the key; nil that it is absent, or has no member.
  struct Statement {
    var date: Instant
    var payload: Character?
  }

  /// How much is known of later deliveries when a late one arrives.
  enum Kind: CaseIterable {
    /// Extracts that say which keys are absent.
    case presence
    /// Changes whose sightings are kept.
    case tracked
    /// Changes of partners, of which `-` is none.
    case partners
  }

  /// All sequences of `count` statements a second apart.
  private static func sequences(_ count: Int, of kind: Kind) -> [[Statement]] {
    let choices: [Character?] =
      switch kind {
      case .presence: ["A", "B", nil]
      case .tracked: ["A", "B", "C"]
      case .partners: ["A", "B", "C", "-"]
      }
    var sequences: [[Statement]] = [[]]
    for place in 1...count {
      sequences = sequences.flatMap { sequence in
        choices.map { sequence + [Statement(date: Instant(place) * 1_000_000, payload: $0)] }
      }
    }
    guard kind == .partners else { return sequences }
    // Without sightings, a partner that is delivered twice is known from its first time on alone.
    return sequences.filter { sequence in
      let partners = sequence.compactMap(\.payload).filter { $0 != "-" }
      return Set(partners).count == partners.count
    }
  }

  private static func orders<Element>(of elements: [Element]) -> [[Element]] {
    guard elements.count > 1 else { return [elements] }
    return elements.indices.flatMap { place in
      var rest = elements
      let first = rest.remove(at: place)
      return orders(of: rest).map { [first] + $0 }
    }
  }

  /// The state at each delivery's date, after the deliveries arrived in an order.
  private static func states(_ arrivals: [Statement], _ kind: Kind) -> [Character?] {
    var timeline = Timeline<Character>()
    var arrived: [Instant] = []
    for arrival in arrivals {
      let next = arrived.filter { $0 > arrival.date }.min()
      let later =
        switch kind {
        case .presence: LaterStatements(seen: next, gone: next)
        case .tracked: LaterStatements(seen: next)
        case .partners: LaterStatements()
        }
      if let payload = arrival.payload {
        _ = timeline.append(
          payload, at: arrival.date, before: later,
          restatingFrom: kind == .partners && payload == "-" ? arrival.date : nil)
      } else {
        _ = timeline.end(at: arrival.date, before: later)
      }
      arrived.append(arrival.date)
    }
    return arrived.sorted().map { instant in
      timeline.versions.last { $0.start <= instant && $0.end.map { instant < $0 } ?? true }?.payload
    }
  }

  @Test(arguments: Kind.allCases)
  func `all orders of up to five deliveries leave the same states`(kind: Kind) {
    var compared = 0
    for count in 1...5 {
      for sequence in Self.sequences(count, of: kind) {
        let expected = sequence.map(\.payload)
        for order in Self.orders(of: sequence) {
          compared += 1
          let states = Self.states(order, kind)
          guard states != expected else { continue }
          Issue.record("\(order.map { "\($0.payload ?? "∅")@\($0.date / 1_000_000)" }): \(states)")
          return
        }
      }
    }
    #expect(compared > 10_000)
  }
}
