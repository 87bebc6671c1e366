import VaultLoader
import VaultModel

extension RunPlan {
  /// The entries' places, group after group; within a group loads may run side by side.
  ///
  /// What a source dates comes before what is dated by its load, the earlier date first: the first
  /// load that brings a key stands, so that an order left to chance would show in the vault.
  var turns: [[Int]] {
    let dated = entries.indices.compactMap { place in
      dictated(at: place).map { (place: place, date: $0.date, recordSource: $0.recordSource) }
    }
    let inOrder = dated.sorted {
      ($0.date, $0.recordSource, $0.place) < ($1.date, $1.recordSource, $1.place)
    }
    let others = entries.indices.filter { dictated(at: $0) == nil }
    return (Self.byDate(inOrder.map { ($0.place, $0.date) }) + [others]).filter { !$0.isEmpty }
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
