import PostgresSchema
package import VaultModel

extension CompiledVault {
  /// By name, but a mart that reads another stands behind it.
  package var martsInOrder: [Mart] {
    var waiting = marts.sorted { $0.name.precedesByBytes($1.name) }
    var ordered: [Mart] = []
    while !waiting.isEmpty {
      // Where marts name each other in a circle, the server tells which relation is missing.
      let next = waiting.firstIndex { mart in
        !waiting.contains { $0.view != mart.view && mart.reads($0) }
      }
      ordered.append(waiting.remove(at: next ?? 0))
    }
    return ordered
  }
}

extension CompiledVault.Mart {
  /// Whether the query names another mart, or seems to.
  fileprivate func reads(_ other: CompiledVault.Mart) -> Bool {
    let names = [other.view.name, other.stored?.table.name].compactMap { $0 }
    let words = query.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map { $0.lowercased() }
    return names.contains { words.contains($0.lowercased()) }
  }
}
