import VaultModel

/// What each table of a source is, and how its rows are known.
struct Classification: Sendable {
  let database: SourceDatabase
  let tenancy: Tenancy
  let references: [SourceDatabase.TableName: [TableReference]]
  private(set) var keys: [SourceDatabase.TableName: KeyChoice] = [:]
  private(set) var natures: [SourceDatabase.TableName: TableNature] = [:]
  /// The types of hubs' key parts, wide enough for all columns that hold such a key.
  private var keyTypes: [KeyPart: SQLType] = [:]
  private let incoming: [SourceDatabase.TableName: [TableReference]]

  private struct KeyPart: Hashable {
    let table: SourceDatabase.TableName
    let column: String
  }

  init(of database: SourceDatabase) {
    self.database = database
    tenancy = Tenancy(of: database)
    references = database.references(under: tenancy)
    incoming = Dictionary(grouping: references.values.flatMap(\.self), by: \.to)
    for table in database.tables {
      keys[table.name] = KeyChoice(
        for: table, carriedBy: (incoming[table.name] ?? []).sorted(), tenancy)
    }
    for table in database.tables { natures[table.name] = plainNature(of: table) }
    for table in database.tables where natures[table.name] == .hub {
      natures[table.name] = whole(of: table).map { .part($0) } ?? .hub
    }
    widenKeyTypes()
    for table in database.tables where natures[table.name] == .hub {
      natures[table.name] = relation(in: table) ?? event(in: table) ?? .hub
    }
  }

  func nature(of table: SourceDatabase.TableName) -> TableNature { natures[table] ?? .hub }

  /// The type of a part of the table's hub key.
  func keyType(of table: SourceDatabase.TableName, _ column: String) -> SQLType? {
    keyTypes[KeyPart(table: table, column: column)] ?? database.table(table)?.column(column)?.type
  }
}

extension TableReference: Comparable {
  static func < (one: TableReference, other: TableReference) -> Bool {
    (one.from, one.columns.joined(separator: ",")) < (
      other.from, other.columns.joined(separator: ",")
    )
  }
}

// MARK: Targets

extension Classification {
  /// A hub and the columns that hold its key.
  struct Target: Hashable {
    let hub: SourceDatabase.TableName
    /// One for each part of the hub's key, in its order.
    let columns: [String]
  }

  /// What a reference leads to; nil where the hub is known by something else than it carries.
  func target(of reference: TableReference) -> Target? {
    guard let target = keyedTarget(of: reference), let table = database.table(reference.from),
      let parts = keys[target.hub]?.columns
    else { return nil }
    let fits = zip(parts, target.columns).allSatisfy { part, column in
      guard let wide = keyType(of: target.hub, part), let own = table.column(column) else {
        return false
      }
      return wide.widened(by: own.type) == wide
    }
    return fits ? target : nil
  }

  private func keyedTarget(of reference: TableReference) -> Target? {
    var table = reference.to
    var carried = Dictionary(reference.pairs.map { ($0.other, $0.own) }) { first, _ in first }
    while case .part(.row(let whole)) = nature(of: table) {
      // Columns of the part stand for those of the whole.
      let next = whole.pairs.compactMap { pair in carried[pair.own].map { (pair.other, $0) } }
      carried = Dictionary(next) { first, _ in first }
      table = whole.to
    }
    guard [.hub, .tenants].contains(nature(of: table)), let key = keys[table]?.columns,
      !key.isEmpty, let target = database.table(table),
      !key.contains(where: { target.isSecret($0) })
    else { return nil }
    let columns = key.compactMap { carried[$0] }
    return columns.count == key.count ? Target(hub: table, columns: columns) : nil
  }

  private mutating func widenKeyTypes() {
    for reference in references.values.flatMap(\.self).sorted() {
      guard let target = keyedTarget(of: reference), let table = database.table(reference.from),
        let parts = keys[target.hub]?.columns
      else { continue }
      for (part, column) in zip(parts, target.columns) {
        guard let own = table.column(column)?.type, let type = keyType(of: target.hub, part),
          let wide = type.widened(by: own)
        else { continue }
        keyTypes[KeyPart(table: target.hub, column: part)] = wide
      }
    }
    if let table = tenancy.table, let key = tenancy.tableKey {
      keyTypes[KeyPart(table: table, column: key)] = tenancy.type
    }
  }

  /// Those of a table that lead to hubs, each set of columns once.
  func resolved(_ table: SourceDatabase.TableName) -> [(reference: TableReference, target: Target)]
  {
    var seen: Set<Set<String>> = []
    return (references[table] ?? []).compactMap { reference in
      guard let target = target(of: reference), seen.insert(Set(reference.columns)).inserted else {
        return nil
      }
      return (reference, target)
    }
  }
}

// MARK: Natures

extension Classification {
  private func plainNature(of table: SourceDatabase.Table) -> TableNature {
    if table.columns.isEmpty { return .empty }
    if table.name == tenancy.table { return .tenants }
    return isCodeList(table) ? .codeList : .hub
  }

  private func isCodeList(_ table: SourceDatabase.Table) -> Bool {
    guard table.primaryKey.count == 1, (2...6).contains(table.columns.count),
      tenancy.column(of: table) == nil, references[table.name]?.isEmpty != false,
      let key = table.primaryKey.first.flatMap({ table.column($0) }), key.type.isText
    else { return false }
    let describing: Set = [
      "name", "description", "label", "title", "text", "note", "notes", "order", "position", "rank",
      "active", "enabled", "symbol", "code", "abbreviation", "category", "group", "meaning",
    ]
    return table.columns.filter { $0.name != key.name }.allSatisfy { column in
      let nature = ColumnNature(of: column, in: table.name)
      guard nature.sensitivity == .open else { return false }
      let words = Words.of(column.name)
      return nature.pace == .touch || words == ["created", "at"]
        || words.last.map { describing.contains($0) } ?? false
    } && ColumnNature(of: key, in: table.name).sensitivity == .open
  }

  /// The table whose rows this one says more about.
  private func whole(of table: SourceDatabase.Table) -> TableNature.Whole? {
    let tenant = tenancy.column(of: table)
    guard !table.primaryKey.isEmpty else { return nil }
    let primary = Set(table.primaryKey.filter { $0 != tenant })
    if primary.isEmpty { return .tenant }
    let whole = (references[table.name] ?? []).first { reference in
      reference.isDeclared && Set(reference.columns) == primary && reference.to != table.name
        && keys[reference.to].map { Set($0.columns) == reference.referenced } ?? false
        && !leads(from: reference.to, to: table.name)
    }
    guard let whole, nature(of: whole.to) != .codeList else { return nil }
    return .row(whole)
  }

  private func leads(
    from start: SourceDatabase.TableName, to end: SourceDatabase.TableName
  ) -> Bool {
    var table = start
    while case .part(.row(let whole)) = nature(of: table) { table = whole.to }
    return table == end
  }

  private func relation(in table: SourceDatabase.Table) -> TableNature? {
    guard incoming[table.name]?.isEmpty != false else { return nil }
    let keys = [table.primaryKey] + table.uniqueKeys.filter { table.isComplete($0) }
    for (number, key) in keys.enumerated() where !key.isEmpty {
      let parts = key.filter { $0 != tenancy.column(of: table) }
      let inside = resolved(table.name).map(\.reference)
        .filter { Set($0.columns).isSubset(of: parts) }
      let covered = Set(inside.flatMap(\.columns))
      let dependent = parts.filter { !covered.contains($0) }
      guard !dependent.contains(where: { table.isSecret($0) }) else { continue }
      let isPrimary = number == 0
      if inside.count > 1 && dependent.isEmpty || isPrimary && !inside.isEmpty && !dependent.isEmpty
      {
        return .relation(inside, dependentKeys: dependent)
      }
    }
    return nil
  }

  private func event(in table: SourceDatabase.Table) -> TableNature? {
    guard incoming[table.name]?.isEmpty != false, isAppendOnly(table), !table.primaryKey.isEmpty
    else { return nil }
    let participants = resolved(table.name).map(\.reference)
    guard !participants.isEmpty else { return nil }
    let covered = Set(
      participants.flatMap(\.columns) + [tenancy.column(of: table)].compactMap(\.self))
    let dependent = table.primaryKey.filter { !covered.contains($0) }
    guard !dependent.isEmpty, !dependent.contains(where: { table.isSecret($0) }) else { return nil }
    return .event(participants, dependentKeys: dependent)
  }

  /// Whether rows are written once: the table's name says so, and no column says otherwise.
  func isAppendOnly(_ table: SourceDatabase.Table) -> Bool {
    let telling: Set = [
      "log", "logs", "history", "histories", "event", "events", "audit", "audits", "trail",
      "journal", "ledger", "readings",
    ]
    let words = Words.of(table.name.name)
    guard words.last.map({ telling.contains($0) }) ?? false || words.contains("audit") else {
      return false
    }
    return table.columns.contains { [.timestamp, .timestamptz].contains($0.type) }
      && !table.columns.contains { ColumnNature.tellsOfChange($0) }
  }
}

extension SourceDatabase.Table {
  /// Whether a column lets its owner in somewhere, and so is not loaded.
  func isSecret(_ name: String) -> Bool {
    column(name).map { ColumnNature(of: $0, in: self.name).sensitivity == .secret } ?? false
  }
}
