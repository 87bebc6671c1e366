import VaultLoader
import VaultModel

extension RunPlan {
  /// The entries' places, group after group; within a group loads may run side by side.
  ///
  /// What a source dates comes before what is dated by its load, the earlier date first: the first
  /// load that brings a key stands, so that an order left to chance would show in the vault. Of one
  /// date, and of none, who looks tenants up comes after those who bring what is looked in.
  var turns: [[Int]] {
    let dated = entries.indices.compactMap { place in
      dictated(at: place).map { (place: place, date: $0.date, recordSource: $0.recordSource) }
    }
    let inOrder = dated.sorted {
      ($0.date, $0.recordSource, $0.place) < ($1.date, $1.recordSource, $1.place)
    }
    let others = entries.indices.filter { dictated(at: $0) == nil }
    let groups = Self.byDate(inOrder.map { ($0.place, $0.date) }) + [others]
    return groups.flatMap { places in
      lookUpOrder(of: places).turns.map { turn in turn.map { places[$0] } }
    }
  }

  /// A source of the run that is needed by the one at a place, and whose load stopped, failed or
  /// quarantined too many records.
  func lackingTeller(for place: Int, after ends: [SourceRuns.End]) -> String? {
    guard case .success = entries[place].load else { return nil }
    let order = lookUpOrder(of: Array(entries.indices))
    return order.tellers(for: place).first { teller in
      switch ends[teller] {
      case .failed: true
      case .reported(let report): report.status == .stopped || report.excessRejects != nil
      // Where a date puts it behind, it is not waited for.
      case .notBegun: false
      }
    }.map { entries[$0].source }
  }

  private func lookUpOrder(of places: [Int]) -> LookUpOrder {
    LookUpOrder(
      of: places.map { place in
        let name = entries[place].source
        let source = vault.sources.first { $0.name == name }
        return source.map { LookUpOrder.Source($0) }
          ?? LookUpOrder.Source(lookedUp: [], keyed: [], described: [])
      })
  }

  private func dictated(at place: Int) -> (date: LoadDate, recordSource: String)? {
    guard let load = try? entries[place].load.get(), let date = load.options.loadDate else {
      return nil
    }
    return (date, load.source.recordSource)
  }

  /// Groups of one date each.
  private static func byDate(_ places: [(place: Int, date: LoadDate)]) -> [[Int]] {
    places.reduce(into: [(date: LoadDate, places: [Int])]()) { groups, next in
      if let last = groups.indices.last, groups[last].date == next.date {
        groups[last].places.append(next.place)
      } else {
        groups.append((next.date, [next.place]))
      }
    }.map(\.places)
  }
}
