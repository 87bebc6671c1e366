import PostgresSchema

extension Planner {
  mutating func make(_ right: GrantedRight) {
    guard !isOnRebuilt(right), !isImplied(right) else { return }
    grant(right)
  }

  mutating func remove(_ right: GrantedRight) {
    guard !isOnRebuilt(right), !isGone(right), !isCovered(right) else { return }
    add(
      PlannedStatement(
        CatalogObject.right(right).identity,
        about: "Takes a right: \(CatalogObject.right(right).identity)",
        sql: "REVOKE \(right.privilege.sql) ON \(objects(right.target)) FROM \(right.grantee);",
        contract: .breaking), in: .revoking)
    // The server takes the rights on columns along, and those that ALL comprises.
    for kept in target.rights(on: right.target) where kept.role == right.role {
      if start.catalog[CatalogObject.right(kept).identity] != nil { grant(kept) }
    }
  }

  /// Gives all rights that a thing is to have, as it is new.
  mutating func grantAll(on target: GrantedRight.Target) {
    for right in self.target.rights(on: target) where right.role != nil { grant(right) }
  }

  /// Several changes may bring the same right about.
  private mutating func grant(_ right: GrantedRight) {
    if !grantedRights.contains(right) { grantedRights.append(right) }
  }

  /// One statement for the tables and views on which a role gets the same rights.
  mutating func giveRights() {
    var gifts: [Gift] = []
    for gift in Gift.all(in: grantedRights) {
      let place = gifts.firstIndex { $0.canTake(gift) }
      if let place { gifts[place].targets += gift.targets } else { gifts.append(gift) }
    }
    for gift in gifts {
      let names = gift.targets.map(objects)
      let rights = gift.privileges.map(\.sql).joined()
      let list: SQL =
        names.count == 1 ? " \(names[0]) " : "\n  \(SQL.filled(names, margin: "  "))\n"
      let things =
        names.count == 1 ? gift.first.place : "\(names.count) tables and views"
      add(
        PlannedStatement(
          CatalogObject.right(gift.first).identity,
          about: "Gives \(gift.first.role ?? "everybody") \(rights.text) on \(things)",
          sql: "GRANT \(rights) ON\(list)TO \(gift.first.grantee);"), in: .granting)
    }
  }

  /// Where the thing is made by this plan, whose rights come with it.
  private func isOnRebuilt(_ right: GrantedRight) -> Bool {
    switch right.target {
    case .namespace: return false
    case .relation(let name):
      let views = [ObjectIdentity(.view, name), ObjectIdentity(.materializedView, name)]
      return views.contains { view in
        rebuilt.contains(view) || start.catalog[view] == nil && target.catalog[view] != nil
      }
    case .function(let signature):
      let function = ObjectIdentity(
        .function, schema: signature.name.schema, name: signature.text)
      return rebuilt.contains(function) || start.catalog[function] == nil
    }
  }

  private func isGone(_ right: GrantedRight) -> Bool {
    switch right.target {
    case .namespace(let name):
      return target.catalog[ObjectIdentity(.namespace, schema: name)] == nil
    case .relation(let name):
      guard case .updateOf(let columns) = right.privilege else { return isGone(name) }
      return isGone(name)
        || columns.allSatisfy { target.catalog[ObjectIdentity(.column, name, member: $0)] == nil }
    case .function(let signature):
      let function = ObjectIdentity(
        .function, schema: signature.name.schema, name: signature.text)
      return target.catalog[function] == nil
    }
  }

  /// Whether the role is to keep, or has, everything there, so that this right makes no difference.
  private func isCovered(_ right: GrantedRight) -> Bool { hasAll(right, in: target) }
  private func isImplied(_ right: GrantedRight) -> Bool { hasAll(right, in: target) }

  private func hasAll(_ right: GrantedRight, in index: CatalogIndex) -> Bool {
    guard right.privilege != .all else { return false }
    let all = GrantedRight(.all, on: right.target, to: right.role)
    return index.catalog[CatalogObject.right(all).identity] != nil
  }

  private func objects(_ target: GrantedRight.Target) -> SQL {
    switch target {
    case .namespace(let name): return "SCHEMA \(id: name)"
    case .relation(let name): return name.sql
    case .function(let signature):
      let types = signature.argumentTypes.map(\.sql).joined()
      return "FUNCTION \(signature.name)(\(types))"
    }
  }
}

extension GrantedRight {
  fileprivate var grantee: SQL { role.map { .identifier($0) } ?? "PUBLIC" }

  /// The schema, relation or function, as a sentence names it.
  fileprivate var place: String {
    let identity = CatalogObject.right(self).identity
    return [identity.schema, identity.name].filter { !$0.isEmpty }.joined(separator: ".")
  }
}

/// The rights that a role gets on one thing, or on several alike.
private struct Gift {
  var role: String?
  var privileges: [Grant.Privilege]
  var targets: [GrantedRight.Target]

  /// One of its rights, by which it is known.
  var first: GrantedRight { GrantedRight(privileges[0], on: targets[0], to: role) }

  /// What is given to each role on each thing; everything is given by itself.
  static func all(in rights: [GrantedRight]) -> [Gift] {
    rights.reduce(into: []) { gifts, right in
      let place = gifts.firstIndex { gift in
        right.privilege != .all && gift.privileges != [.all] && gift.role == right.role
          && gift.targets == [right.target]
      }
      if let place {
        gifts[place].privileges.append(right.privilege)
      } else {
        gifts.append(
          Gift(role: right.role, privileges: [right.privilege], targets: [right.target]))
      }
    }
  }

  /// Whether the same rights are given to the same role, on relations both times.
  func canTake(_ other: Gift) -> Bool {
    guard case .relation? = targets.first, case .relation? = other.targets.first else {
      return false
    }
    return role == other.role && privileges == other.privileges
  }
}
