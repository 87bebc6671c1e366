import PostgresSchema

extension CatalogIndex {
  /// Views and functions so that each stands after those that it mentions.
  ///
  /// Among those that do not mention each other the order is that of their identities, so that equal
  /// catalogs give equal plans.
  func ordered(_ identities: Set<ObjectIdentity>) -> [CatalogEntry] {
    var byName: [QualifiedName: [ObjectIdentity]] = [:]
    for identity in identities.sorted() {
      guard let name = catalog[identity]?.object.callName else { continue }
      byName[name, default: []].append(identity)
    }
    var visited: Set<ObjectIdentity> = []
    var order: [CatalogEntry] = []
    func visit(_ identity: ObjectIdentity) {
      guard visited.insert(identity).inserted, let entry = catalog[identity] else { return }
      for name in (references[identity] ?? []).sorted() {
        for other in byName[name] ?? [] { visit(other) }
      }
      order.append(entry)
    }
    for identity in identities.sorted() { visit(identity) }
    return order
  }

  /// Whether a function needs no table, and so can be made before those whose defaults need it.
  func isEarly(_ function: Function, _ otherRelations: Set<QualifiedName>) -> Bool {
    let mentioned = references[CatalogObject.function(function).identity] ?? []
    return mentioned.isDisjoint(with: relations) && mentioned.isDisjoint(with: otherRelations)
  }
}
