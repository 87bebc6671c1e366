import PostgresSchema

extension Planner {
  /// With its indexes, without which it could not be refreshed beside readers.
  mutating func make(_ view: MaterializedView) {
    let identity = CatalogObject.materializedView(view).identity
    let isAnew = start.catalog[identity] != nil
    var readLocks = locks(.accessShare, on: (target.references[identity] ?? []).sorted())
    if isAnew { readLocks[view.name] = .accessExclusive }
    add(
      PlannedStatement(
        identity, about: isAnew ? "Makes \(identity) anew" : "Makes \(identity)", sql: view.sql,
        contract: isAnew ? .breaking : .additive, locks: readLocks, scans: true,
        validations: [.isThere(view.name)]), in: .lateObjects)
    for entry in target.parts(of: view.name) {
      guard case .index(let index) = entry.object else { continue }
      let about = "Makes \(entry.object.identity)"
      add(PlannedStatement(entry.object.identity, about: about, sql: index.sql), in: .lateObjects)
    }
    grantAll(on: .relation(view.name))
  }

  mutating func alter(_ old: MaterializedView, to new: MaterializedView) {
    let identity = CatalogObject.materializedView(new).identity
    guard !rebuilt.contains(identity), old.comment != new.comment else { return }
    comment(
      "MATERIALIZED VIEW \(new.name)", new.comment, on: identity,
      locks(.shareUpdateExclusive, on: new.name))
  }

  /// Whether the index is one of a materialised view that this plan makes, or makes anew.
  func isMadeWithItsView(_ index: Index) -> Bool {
    let view = ObjectIdentity(.materializedView, index.table)
    return rebuilt.contains(view) || start.catalog[view] == nil && target.catalog[view] != nil
  }
}
