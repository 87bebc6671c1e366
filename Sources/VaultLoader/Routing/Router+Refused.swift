import VaultHash
import VaultModel

/// Reading the keys of records that are quarantined.
extension Router {
  /// The keys of the reader's current record, which was refused, whose absence an extract would tell;
  /// nil where one of them cannot be read.
  ///
  /// Everything but the keys is left out, so that a fault elsewhere in the record does not matter.
  func refusedKeys(_ reader: some RecordReader, using batch: Batch) -> [Batch.RefusedKey]? {
    guard reader.refusal == nil, plan.gates.isEmpty, plan.derived.isEmpty else { return nil }
    let (first, arenaCount) = (batch.recordCount, batch.arena.count)
    defer { batch.removeRecords(behind: first, arenaCount: arenaCount) }
    let parents = Set(plan.sweptSatellites.map { plan.satellites[$0].parent })
    do throws(Refusal) {
      try makeKeys(of: parents, from: reader, in: batch)
    } catch {
      return nil
    }
    return parents.map { parent in
      Batch.RefusedKey(
        slot: plan.slot(of: parent), hashKey: Array(batch.hash(plan.slot(of: parent), of: first)),
        tenant: Array(batch.tenantKey(below: parent, of: first)))
    }
  }

  private func makeKeys(
    of parents: Set<RoutePlan.Parent>, from reader: some RecordReader, in batch: Batch
  ) throws(Refusal) {
    var needed: Set<Int> = [plan.tenantKey]
    var links: Set<Int> = []
    for parent in parents {
      switch parent {
      case .key(let key): needed.insert(key)
      case .link(let link):
        links.insert(link)
        needed.formUnion(plan.links[link].keys)
      }
    }
    let parts =
      needed.flatMap { plan.keys[$0].parts } + links.flatMap { plan.links[$0].dependentParts }
    try decode(reader, onlyColumns: Set(parts.compactMap(\.column)), in: batch)
    for index in plan.keys.indices {
      if needed.contains(index) {
        try makeKey(index, in: batch)
      } else {
        batch.skip(parts: plan.keys[index].parts.count, hashes: 1)
        batch.joinedKeys.append(.null)
      }
    }
    for index in plan.links.indices {
      if links.contains(index) {
        try collectDependentParts(of: plan.links[index], in: batch)
      } else {
        batch.skip(parts: plan.links[index].dependentParts.count)
      }
    }
    batch.skip(parts: plan.references.reduce(0) { $0 + $1.parts.count })
    for index in plan.links.indices {
      if links.contains(index) {
        try makeLinkKey(plan.links[index], in: batch)
      } else {
        batch.skip(hashes: 1)
      }
    }
    batch.skip(hashes: plan.slotCount - plan.keys.count - plan.links.count)
  }
}
