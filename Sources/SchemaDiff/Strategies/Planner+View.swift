import PostgresSchema
import PostgresSyntax

extension Planner {
  mutating func make(_ view: View) {
    let identity = CatalogObject.view(view).identity
    let isAnew = start.catalog[identity] != nil
    let read = (target.references[identity] ?? []).sorted()
    var readLocks = locks(.accessShare, on: read)
    if isAnew { readLocks[view.name] = .accessExclusive }
    add(
      PlannedStatement(
        identity, about: isAnew ? "Makes \(identity) anew" : "Makes \(identity)", sql: view.sql,
        contract: contract(of: view), locks: readLocks, validations: [.isThere(view.name)]),
      in: .lateObjects)
    grantAll(on: .relation(view.name))
  }

  /// A view that shows what it did, and perhaps more, breaks no reader.
  func contract(of view: View) -> ContractClass {
    guard case .view(let old)? = start.catalog[CatalogObject.view(view).identity]?.object else {
      return .additive
    }
    guard let before = old.query.outputColumns, let after = view.query.outputColumns,
      Set(before).isSubset(of: after), old.rights == view.rights
    else { return .breaking }
    return retypes(view) ? .nonBreaking : .additive
  }

  private func retypes(_ view: View) -> Bool {
    changes.contains { change in
      if case .altered(let before, _) = change, case .column(_, let table) = before.object {
        return view.query.dependencies.contains(table)
      }
      return false
    }
  }

  mutating func alter(_ old: View, to new: View) {
    let identity = CatalogObject.view(new).identity
    guard !rebuilt.contains(identity) else { return }
    if old.rights != new.rights {
      add(
        PlannedStatement(
          identity, about: "Lets \(identity) read with other rights",
          sql: """
            ALTER VIEW \(new.name) RESET (\(old.rights.option));
            ALTER VIEW \(new.name) SET (\(new.rights.option) = true);
            """, contract: .breaking,
          locks: locks(.accessExclusive, on: new.name)), in: .policies)
    }
    if old.comment != new.comment {
      comment(
        "VIEW \(new.name)", new.comment, on: identity, locks(.shareUpdateExclusive, on: new.name))
    }
  }
}

extension View.Rights {
  /// The option of a view that says so.
  fileprivate var option: SQL {
    switch self {
    case .ofOwner: "security_barrier"
    case .ofReader: "security_invoker"
    }
  }
}
