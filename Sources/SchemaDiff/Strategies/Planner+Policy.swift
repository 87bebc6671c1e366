import PostgresSchema

extension Planner {
  mutating func make(_ policy: Policy, of table: QualifiedName) {
    let identity = CatalogObject.policy(policy, of: table).identity
    add(
      PlannedStatement(
        identity, about: "Lets \(policy.roles.joined(separator: ", ")) see rows of \(table)",
        sql: policy.sql(on: table), contract: isNew(table) ? .additive : .nonBreaking,
        locks: locks(.accessExclusive, onlyOn: table)), in: .policies)
  }

  mutating func remove(_ policy: Policy, of table: QualifiedName) {
    guard !isGone(table) else { return }
    let identity = CatalogObject.policy(policy, of: table).identity
    add(
      PlannedStatement(
        identity, about: "Drops \(identity)",
        sql: "DROP POLICY IF EXISTS \(id: policy.name) ON \(table);", contract: .breaking,
        locks: locks(.accessExclusive, onlyOn: table)), in: .droppingRules)
  }
}
