import PostgresSchema

extension Planner {
  mutating func plan(_ rename: ColumnRename) {
    add(
      PlannedStatement(
        rename.after, about: "Names \(rename.before) \(rename.to) from now on",
        sql: "ALTER TABLE \(rename.table) RENAME COLUMN \(id: rename.from) TO \(id: rename.to);",
        contract: .breaking, locks: locks(.accessExclusive, on: rename.table)), in: .renaming)
  }

  mutating func make(_ column: Column, of table: QualifiedName) {
    guard !isNew(table) else { return }
    let identity = CatalogObject.column(column, of: table).identity
    if let problem = problemOfAdding(column) {
      ask(
        Question(
          identity, "\(identity) cannot be added to a table that holds rows: \(problem)",
          answers: [
            "Let it be nullable: the rows that are there have no value.",
            "Give it to a new satellite, where every row has one.",
          ]))
      return
    }
    let ownership = ToolSchema.ownership(in: table.schema)
    let unlessThere: SQL = ownership == .shared ? " IF NOT EXISTS" : ""
    var statements: [SQL] = ["ALTER TABLE \(table) ADD COLUMN\(unlessThere) \(column.definition);"]
    if let comment = column.comment {
      statements.append(
        "COMMENT ON COLUMN \(table).\(id: column.name) IS \(literal: comment);")
    }
    add(
      PlannedStatement(
        identity, about: "Adds \(identity)", sql: statements.joined(separator: "\n"),
        locks: locks(.accessExclusive, on: table),
        validations: [.isThere(column.name, of: table)]), in: .columns)
  }

  /// Why rows that are there could not have the column, or would all be written anew.
  private func problemOfAdding(_ column: Column) -> String? {
    switch column.filling {
    case .given: column.nullability == .notNull ? "they have no value for it." : nil
    case .identity: "they would all be written anew to get numbers."
    case .byDefault(let value):
      isStable(value) ? nil : "its default differs from row to row, so all would be written anew."
    }
  }

  /// Whether the server works the default out once and keeps it, instead of writing it into each row.
  private func isStable(_ value: SQL) -> Bool {
    let text = value.text
    guard let open = text.firstIndex(of: "(") else { return true }
    if text.first == "'" || text.hasPrefix("now()") || text.hasPrefix("CURRENT_") { return true }
    let called = String(text[..<open])
    return called.isEmpty || called.allSatisfy { $0.isNumber || $0 == "-" }
  }

  mutating func remove(_ column: Column, of table: QualifiedName) {
    guard !isGone(table) else { return }
    let identity = CatalogObject.column(column, of: table).identity
    guard mayDrop(identity) else { return askWhetherToDrop(identity) }
    if start.primaryKey(of: table)?.columns.contains(column.name) == true {
      ask(
        Question(
          identity, "\(identity) is part of the primary key, which the server would drop silently.",
          answers: ["Make a new table with the other key, and a link between the two."]))
      return
    }
    add(
      PlannedStatement(
        identity, about: "Drops \(identity) with all its values",
        sql: guarded(
          "ALTER TABLE \(table) DROP COLUMN \(id: column.name);", dropping: identity,
          column: column.name, of: table),
        contract: .breaking, risk: .destructive,
        locks: locks(.accessExclusive, on: table), scans: isGuarded, isReversible: false),
      in: .columns)
  }

  mutating func alter(_ old: Column, to new: Column, of table: QualifiedName) {
    let identity = CatalogObject.column(new, of: table).identity
    if old.type != new.type { retype(old, to: new, of: table, identity) }
    if old.filling != new.filling { refill(old, with: new.filling, of: table, identity) }
    switch (old.nullability, new.nullability) {
    case (.nullable, .notNull): requireValues(in: new, of: table, identity)
    case (.notNull, .nullable):
      alter(
        identity, table, "DROP NOT NULL", about: "Lets \(identity) hold nothing",
        contract: .nonBreaking)
    case (.nullable, .nullable), (.notNull, .notNull): break
    }
    if old.comment != new.comment {
      comment(
        "COLUMN \(table).\(id: new.name)", new.comment, on: identity,
        locks(.shareUpdateExclusive, onlyOn: table))
    }
  }

  private mutating func refill(
    _ old: Column, with filling: Column.Filling, of table: QualifiedName, _ identity: ObjectIdentity
  ) {
    switch (old.filling, filling) {
    case (.identity, _), (_, .identity):
      ask(
        Question(
          identity, "\(identity) cannot begin or cease to take its values from a sequence.",
          answers: ["Add another column.", "Change it by hand, with the numbers that are there."]))
    case (_, .given):
      alter(
        identity, table, "DROP DEFAULT", about: "\(identity) gets no value by itself any more",
        contract: old.nullability == .notNull ? .breaking : .nonBreaking)
    case (_, .byDefault(let value)):
      alter(
        identity, table, "SET DEFAULT \(value)",
        about: "\(identity) gets another value where none is given", contract: .nonBreaking)
    }
  }

  /// One action on a column, which takes no look at the rows.
  mutating func alter(
    _ identity: ObjectIdentity, _ table: QualifiedName, _ action: SQL, about: String,
    contract: ContractClass
  ) {
    add(
      PlannedStatement(
        identity, about: about,
        sql: "ALTER TABLE \(table) ALTER COLUMN \(id: identity.member) \(action);",
        contract: contract, locks: locks(.accessExclusive, on: table)), in: .columns)
  }
}

extension Column {
  /// As `ADD COLUMN` takes it.
  fileprivate var definition: SQL {
    let required: SQL = nullability == .notNull ? " NOT NULL" : ""
    switch filling {
    case .given: return "\(id: name) \(type.sql)\(required)"
    case .byDefault(let value): return "\(id: name) \(type.sql)\(required) DEFAULT \(value)"
    case .identity: return "\(id: name) \(type.sql)\(required) GENERATED ALWAYS AS IDENTITY"
    }
  }
}
