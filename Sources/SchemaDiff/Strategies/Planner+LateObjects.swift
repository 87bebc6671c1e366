import PostgresSchema

/// Views and functions: dropped before anything that they hold on to, made after all that they need.
extension Planner {
  mutating func orderLateObjects() {
    let dropped = start.ordered(rebuilt.intersection(start.references.keys)).reversed()
    for entry in dropped { drop(entry) }
    var made = rebuilt.intersection(target.references.keys)
    for change in changes {
      switch change {
      case .added(let entry) where entry.object.callName != nil: made.insert(entry.object.identity)
      case .altered(_, let entry):
        if case .function = entry.object { made.insert(entry.object.identity) }
      case .added, .removed, .renamedColumn: break
      }
    }
    for entry in target.ordered(made) { make(entry) }
  }

  private mutating func drop(_ entry: CatalogEntry) {
    let identity = entry.object.identity
    let stays = target.catalog[identity] != nil
    let about =
      stays ? "Takes \(identity) away until what it reads is changed" : "Drops \(identity)"
    switch entry.object {
    case .view(let view):
      add(
        PlannedStatement(
          identity, about: about, sql: "DROP VIEW \(view.name);",
          contract: stays ? .additive : .breaking, locks: locks(.accessExclusive, on: view.name)),
        in: .droppingLateObjects)
    case .materializedView(let view):
      add(
        PlannedStatement(
          identity, about: about, sql: "DROP MATERIALIZED VIEW \(view.name);",
          contract: stays ? .additive : .breaking, locks: locks(.accessExclusive, on: view.name)),
        in: .droppingLateObjects)
    case .function(let function):
      let isEarly = start.isEarly(function, target.relations)
      let statement = PlannedStatement(
        identity, about: about, sql: "DROP FUNCTION \(function.signature);",
        contract: stays ? .additive : .breaking)
      add(statement, in: isEarly && !stays ? .droppingEarlyFunctions : .droppingLateObjects)
    case .role, .namespace, .installedExtension, .table, .column, .primaryKey, .check, .foreignKey,
      .partition, .index, .policy, .right, .row:
      preconditionFailure("\(identity) is no view and no function")
    }
  }

  private mutating func make(_ entry: CatalogEntry) {
    switch entry.object {
    case .view(let view): make(view)
    case .materializedView(let view): make(view)
    case .function(let function): make(function)
    case .role, .namespace, .installedExtension, .table, .column, .primaryKey, .check, .foreignKey,
      .partition, .index, .policy, .right, .row:
      preconditionFailure("\(entry.object.identity) is no view and no function")
    }
  }

  /// What mentions a view or function that is made anew, and is none itself: policies go along.
  mutating func rebuildDependents() {
    let gone = Set(rebuilt.compactMap { start.catalog[$0]?.object.callName })
    guard !gone.isEmpty else { return }
    for identity in start.catalog.identities {
      guard let entry = start.catalog[identity], target.catalog[identity] == entry else { continue }
      switch entry.object {
      case .policy(let policy, let table):
        guard !policy.condition.qualifiedNames.isDisjoint(with: gone) else { continue }
        remove(policy, of: table)
        make(policy, of: table)
      case .check(let check, _):
        guard !check.condition.qualifiedNames.isDisjoint(with: gone) else { continue }
        refuseHeld(identity)
      case .column(let column, _):
        guard case .byDefault(let value) = column.filling,
          !value.qualifiedNames.isDisjoint(with: gone)
        else { continue }
        refuseHeld(identity)
      case .role, .namespace, .installedExtension, .table, .primaryKey, .foreignKey, .partition,
        .index, .view, .materializedView, .function, .right, .row:
        break
      }
    }
  }

  private mutating func refuseHeld(_ identity: ObjectIdentity) {
    ask(
      Question(
        identity, "\(identity) uses a function whose signature changes or that goes.",
        answers: ["Give the function another name, and let the old one stay."]))
  }
}
