// Changes after which stored hash keys would no longer be those of their business keys. No ALTER
// makes them: they ask for a new object, and a way from the old one to it.

extension CompiledVault {
  /// What the model changes that a stored vault cannot follow.
  func refusals(after previous: CompiledVault) -> [Evolution.OpenQuestion] {
    ownRefusals(after: previous) + pairs(hubs, previous.hubs).flatMap { $0.refusals(after: $1) }
      + pairs(links, previous.links).flatMap { $0.refusals(after: $1) }
      + pairs(satellites, previous.satellites).flatMap { $0.refusals(after: $1) }
      + pairs(references, previous.references).flatMap { $0.refusals(after: $1) }
  }

  private func pairs<Table: EvolvingTable>(
    _ tables: [Table], _ previous: [Table]
  ) -> [(Table, Table)] {
    let byName = Dictionary(previous.map { ($0.name, $0) }) { first, _ in first }
    return tables.compactMap { table in byName[table.name].map { (table, $0) } }
  }

  private func ownRefusals(after previous: CompiledVault) -> [Evolution.OpenQuestion] {
    let traits: [(name: String, isSame: Bool)] = [
      ("hash rules", hashSpec.id == previous.hashSpec.id),
      ("hash algorithm", hashSpec.algorithm == previous.hashSpec.algorithm),
      ("hub of tenants", tenantHub == previous.tenantHub),
      ("open marker", conventions.openMarker == previous.conventions.openMarker),
      ("way of closing versions", conventions.closing == previous.conventions.closing),
      (
        "system tenant",
        previous.conventions.systemTenant == nil
          || conventions.systemTenant == previous.conventions.systemTenant
      ),
    ]
    let bookkeeping = TableName(schema: "metadata", name: "vault")
    return traits.filter { !$0.isSame }.map { trait in
      Evolution.OpenQuestion(
        table: bookkeeping, column: nil,
        text: "the vault '\(name)' changes its \(trait.name), and every stored row was made "
          + "under the old one",
        answers: [
          "leave it as it was",
          "give the vault another name: it is then a new one, to be loaded from its sources, "
            + "beside the old one",
        ])
    }
  }
}

extension CompiledVault.Hub {
  fileprivate func refusals(after previous: CompiledVault.Hub) -> [Evolution.OpenQuestion] {
    let traits: [(name: String, isSame: Bool)] = [
      ("key", keyParts.makeSameKeys(as: previous.keyParts)),
      ("table's name", table == previous.table),
      ("hash key's name", hashKey == previous.hashKey),
      ("sharing between tenants", isShared == previous.isShared),
    ]
    return traits.filter { !$0.isSame }.map { trait in
      Evolution.OpenQuestion(
        table: previous.table, column: nil,
        text: "the hub '\(name)' changes its \(trait.name), from which its hash keys, and all "
          + "that points to them, are made",
        answers: [
          "leave it as it was",
          "declare a new hub beside it, \(name)_2, with sources that deliver both keys feeding a "
            + "same-as link from '\(name)' to it; load that source in full, then retire '\(name)' "
            + "with Retired(\"\(name)\")",
        ])
    }
  }
}

extension CompiledVault.Link {
  fileprivate func refusals(after previous: CompiledVault.Link) -> [Evolution.OpenQuestion] {
    let traits: [(name: String, isSame: Bool)] = [
      ("participants", participants == previous.participants), ("kind", kind == previous.kind),
      ("dependent child keys", dependentKeys.makeSameKeys(as: previous.dependentKeys)),
      ("driving key", drivingKey == previous.drivingKey), ("table's name", table == previous.table),
      ("hash key's name", hashKey == previous.hashKey),
    ]
    return traits.filter { !$0.isSame }.map { trait in
      Evolution.OpenQuestion(
        table: previous.table, column: nil,
        text: "the link '\(name)' changes its \(trait.name), and its stored rows say something "
          + "else",
        answers: [
          "leave it as it was",
          "declare a new link beside it, \(name)_2, feed it from the same source, load that in "
            + "full, then retire the old one with Retired(\"\(name)\")",
        ])
    }
  }
}

extension CompiledVault.Satellite {
  fileprivate func refusals(
    after previous: CompiledVault.Satellite
  ) -> [Evolution.OpenQuestion] {
    let traits: [(name: String, isSame: Bool)] = [
      ("parent", parent == previous.parent), ("kind", kind == previous.kind),
      ("member key", members == previous.members), ("table's name", table == previous.table),
    ]
    return traits.filter { !$0.isSame }.map { trait in
      Evolution.OpenQuestion(
        table: previous.table, column: nil,
        text: "the satellite '\(name)' changes its \(trait.name), under which its versions were "
          + "stored",
        answers: [
          "leave it as it was",
          "declare a new satellite beside it, \(name)_2, feed it from the same source, load that "
            + "in full, then retire the old one with Retired(\"\(name)\")",
        ])
    }
  }
}

extension CompiledVault.ReferenceTable {
  fileprivate func refusals(
    after previous: CompiledVault.ReferenceTable
  ) -> [Evolution.OpenQuestion] {
    let traits: [(name: String, isSame: Bool)] = [
      ("key", keyParts.makeSameKeys(as: previous.keyParts)),
      ("table's name", table == previous.table),
      ("keeping of history", (history == nil) == (previous.history == nil)),
    ]
    return traits.filter { !$0.isSame }.map { trait in
      Evolution.OpenQuestion(
        table: previous.table, column: nil,
        text: "the reference table '\(name)' changes its \(trait.name)",
        answers: [
          "leave it as it was",
          "declare a new one beside it, \(name)_2, feed it from the same source, then retire the "
            + "old one with Retired(\"\(name)\")",
        ])
    }
  }
}
