import PostgresSchema

extension Planner {
  /// Another type in place, where the server changes no more than its catalog.
  mutating func retype(
    _ old: Column, to new: Column, of table: QualifiedName, _ identity: ObjectIdentity
  ) {
    guard TypeChange(from: old.type, to: new.type)?.isHarmless == true else {
      ask(
        Question(
          identity,
          """
          \(identity) cannot become \(new.type.sql.text) from \(old.type.sql.text): all rows would be \
          written anew, or their values read otherwise than they were delivered.
          """,
          answers: [
            "Give the attribute another name, and let the model join the two in a view.",
            "Keep the type.",
          ]))
      return
    }
    let checks = heldChecks(naming: new.name, of: table)
    for check in checks { remove(check, of: table) }
    alter(
      identity, table, "TYPE \(new.type.sql)",
      about: "\(identity) takes \(new.type.sql.text) as well",
      contract: .nonBreaking)
    for check in checks { make(check, of: table) }
  }

  /// The checks that would be worked out for every row while nobody can read; they come back unchecked,
  /// and are validated beside readers and loaders.
  private func heldChecks(naming column: String, of table: QualifiedName) -> [Check] {
    start.checks(of: table).filter { check in
      guard check.condition.mentionedNames.contains(column) else { return false }
      let entry = CatalogObject.check(check, of: table)
      return target.catalog[entry.identity]?.object == entry
    }
  }

  /// A check that no value is missing is validated beside loaders; then the column needs no scan.
  mutating func requireValues(
    in column: Column, of table: QualifiedName, _ identity: ObjectIdentity
  ) {
    let check = Check(
      ObjectName.make("\(table.name)_\(column.name)", suffix: "_given"),
      "\(id: column.name) IS NOT NULL")
    make(check, of: table)
    conclude(
      PlannedStatement(
        identity, about: "\(identity) holds a value in every row from now on",
        sql: """
          ALTER TABLE \(table) ALTER COLUMN \(id: column.name) SET NOT NULL;
          ALTER TABLE \(table) DROP CONSTRAINT \(id: check.name);
          """, contract: .breaking, risk: .dataDependent,
        locks: locks(.accessExclusive, on: table)))
  }
}
