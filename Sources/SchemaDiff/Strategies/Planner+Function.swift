import PostgresSchema
import PostgresSyntax

extension Planner {
  mutating func make(_ function: Function) {
    let identity = CatalogObject.function(function).identity
    let isThere = start.catalog[identity] != nil
    // Another vault of the database may have made a function that vaults share.
    var replacing = function
    replacing.ownership = .shared
    let isEarly = target.isEarly(function, start.relations)
    add(
      PlannedStatement(
        identity, about: isThere ? "Makes \(identity) anew" : "Makes \(identity)",
        sql: replacing.sql, contract: contract(of: function),
        locks: locks(.accessShare, on: (target.references[identity] ?? []).sorted())),
      in: isEarly ? .earlyFunctions : .lateObjects)
    if case .function(let old)? = start.catalog[identity]?.object, old.comment != nil,
      function.comment == nil
    {
      comment("FUNCTION \(function.signature)", nil, on: identity, [:])
    }
    guard !isThere || rebuilt.contains(identity) else { return }
    closeToEverybody(function)
    grantAll(on: .function(function.signatureInCatalog))
  }

  /// What only follows a column that is added changes nothing for those who call it.
  private func contract(of function: Function) -> ContractClass {
    let identity = CatalogObject.function(function).identity
    guard case .function(let old)? = start.catalog[identity]?.object else { return .additive }
    if rebuilt.contains(identity) {
      guard old.arguments == function.arguments else { return .breaking }
      return contract(of: old, giving: function)
    }
    let widened = changes.contains { change in
      if case .added(let entry) = change, case .column(_, let table) = entry.object {
        return function.heldNames.contains(table)
      }
      return false
    }
    return widened ? .additive : .nonBreaking
  }

  /// Rows that keep their columns, and perhaps have more, break no caller who names what he reads.
  private func contract(of old: Function, giving new: Function) -> ContractClass {
    if let view = target.rowView(of: new) {
      if start.rowView(of: old)?.name == view.name { return contract(of: view) }
      let before = old.result.rowColumns.map { $0.map(\.name) } ?? []
      let after = Set(view.query.outputColumns ?? []).map { SQL.identifier($0).text }
      return !before.isEmpty && Set(before).isSubset(of: after) ? .additive : .breaking
    }
    if old.result == new.result { return .nonBreaking }
    guard let before = old.result.rowColumns, let after = new.result.rowColumns else {
      return .breaking
    }
    let types = Dictionary(after.map { ($0.name, $0.type) }) { first, _ in first }
    guard before.allSatisfy({ types[$0.name] != nil }) else { return .breaking }
    return before.allSatisfy { types[$0.name] == $0.type } ? .additive : .nonBreaking
  }

  /// Everybody may call a new function until that is taken from them.
  private mutating func closeToEverybody(_ function: Function) {
    let everybody = GrantedRight(
      .execute, on: .function(function.signatureInCatalog), to: nil)
    guard target.catalog[CatalogObject.right(everybody).identity] == nil else { return }
    add(
      PlannedStatement(
        CatalogObject.right(everybody).identity,
        about: "Lets only those call \(function.name) who are given the right",
        sql: "REVOKE ALL ON FUNCTION \(function.signature) FROM PUBLIC;"), in: .granting)
  }
}

extension CatalogIndex {
  /// The view whose rows a function gives; nil where it gives something else.
  fileprivate func rowView(of function: Function) -> View? {
    guard let name = function.result.rowRelation,
      case .view(let view)? = catalog[ObjectIdentity(.view, name)]?.object
    else { return nil }
    return view
  }
}
