import PostgresSchema

extension Planner {
  // MARK: Primary keys

  mutating func make(_ key: PrimaryKey, of table: QualifiedName) {
    guard !isNew(table) else { return }
    refuse(key, of: table)
  }

  mutating func remove(_ key: PrimaryKey, of table: QualifiedName) {
    guard !isGone(table) else { return }
    refuse(key, of: table)
  }

  mutating func refuse(_ key: PrimaryKey, of table: QualifiedName) {
    let identity = CatalogObject.primaryKey(key, of: table).identity
    ask(
      Question(
        identity, "\(identity) would change, and with it what a row of the table is.",
        answers: [
          "Make a new table with the other key, and a link that maps the one to the other.",
          "Keep the key.",
        ]))
  }

  // MARK: Checks

  mutating func make(_ check: Check, of table: QualifiedName) {
    guard !isNew(table) else { return }
    let identity = CatalogObject.check(check, of: table).identity
    add(
      PlannedStatement(
        identity, about: "Adds \(identity), for new rows",
        sql: """
          ALTER TABLE \(table) ADD CONSTRAINT \(id: check.name) CHECK (\(check.condition)) NOT VALID;
          """, contract: .breaking, locks: locks(.accessExclusive, on: table)), in: .constraints)
    validate(check.name, of: table, identity, locks(.shareUpdateExclusive, on: table))
  }

  mutating func remove(_ check: Check, of table: QualifiedName) {
    guard !isGone(table) else { return }
    drop(
      check.name, of: table, CatalogObject.check(check, of: table).identity,
      locks(.accessExclusive, on: table))
  }

  // MARK: Foreign keys

  mutating func make(
    _ key: ForeignKey, of table: QualifiedName, _ watch: AddedForeignKey.Watch
  ) {
    let identity = CatalogObject.foreignKey(key, of: table, watch).identity
    let isSplit = !start.partitions(of: table).isEmpty
    if isSplit, watch == .ofAllRows { return makeAtOnce(key, of: table, identity) }
    let isAlreadyFilled = !isNew(table) && watch == .ofAllRows
    let added = AddedForeignKey(
      key, to: [table], watch: isAlreadyFilled ? .ofNewRows : watch)
    add(
      PlannedStatement(
        identity, about: "Adds \(identity)", sql: added.sql,
        contract: isNew(table) ? .additive : watch == .none ? .nonBreaking : .breaking,
        locks: locks(.shareRowExclusive, on: table, key.table)), in: .constraints)
    guard isAlreadyFilled else { return }
    let validationLocks = locks(.rowShare, on: key.table)
      .merging(locks(.shareUpdateExclusive, on: table)) { max($0, $1) }
    validate(key.name, of: table, identity, validationLocks)
  }

  /// No server before 18 takes a key on a split table that is not yet checked.
  private mutating func makeAtOnce(
    _ key: ForeignKey, of table: QualifiedName, _ identity: ObjectIdentity
  ) {
    add(
      PlannedStatement(
        identity, about: "Adds \(identity) and checks all rows",
        sql: AddedForeignKey(key, to: [table], watch: .ofAllRows).sql, contract: .breaking,
        risk: .dataDependent, locks: locks(.shareRowExclusive, on: table, key.table), scans: true),
      in: .constraints)
  }

  mutating func remove(_ key: ForeignKey, of table: QualifiedName) {
    guard !isGone(table) else { return }
    drop(
      key.name, of: table, ObjectIdentity(.foreignKey, table, member: key.name),
      locks(.accessExclusive, on: table, key.table))
  }

  // MARK: Both

  private mutating func validate(
    _ name: String, of table: QualifiedName, _ identity: ObjectIdentity,
    _ locks: [QualifiedName: LockMode]
  ) {
    validateLater(
      PlannedStatement(
        identity, about: "Makes sure that all rows meet \(identity)",
        sql: "ALTER TABLE \(table) VALIDATE CONSTRAINT \(id: name);", contract: .nonBreaking,
        risk: .dataDependent, locks: locks, scans: true,
        validations: [.isValidated(name, of: table)]))
  }

  private mutating func drop(
    _ name: String, of table: QualifiedName, _ identity: ObjectIdentity,
    _ locks: [QualifiedName: LockMode]
  ) {
    add(
      PlannedStatement(
        identity, about: "Drops \(identity)",
        sql: "ALTER TABLE \(table) DROP CONSTRAINT IF EXISTS \(id: name);",
        contract: .nonBreaking, locks: locks), in: .droppingRules)
  }
}
