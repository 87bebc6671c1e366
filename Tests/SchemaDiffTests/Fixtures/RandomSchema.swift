import PostgresSchema
import SchemaDiff
import TestSupport

/// A small database that is made at random, and edited at random, with the renames that went in.
struct RandomSchema {
  private(set) var tables: [Table] = []
  private(set) var indexes: [Index] = []
  private(set) var hasPolicies: Set<QualifiedName> = []
  private(set) var viewed: Set<QualifiedName> = []
  private(set) var granted: [QualifiedName: [Grant.Privilege]] = [:]
  private(set) var rows: [QualifiedName: [[SQL]]] = [:]
  private(set) var functionBody = 1
  private(set) var renames: [ColumnRename] = []
  /// The columns that tables began with: a later one cannot be required.
  private var original: Set<String> = []
  private var lastNumber = 0
  private var random: SplitMix64

  static let schemas = ["room", "hall"]
  static let role = "planner_reader"

  init(_ seed: Seed, tables count: Int) {
    random = seed.generator
    for _ in 0..<count { addTable() }
    original = Set(tables.flatMap { $0.columns.map(\.name) })
  }

  /// The columns, of tables that both have, that were lost on the way from an older state.
  mutating func forgetRenames() { renames = [] }

  mutating func edit(times count: Int) {
    for _ in 0..<count { edit() }
  }

  private mutating func edit() {
    guard let place = tables.indices.randomElement(using: &random) else { return addTable() }
    switch Int.random(in: 0..<18, using: &random) {
    case 0: addTable()
    case 1: removeTable(at: place)
    case 2, 3: addColumn(at: place)
    case 4: removeColumn(at: place)
    case 5: renameColumn(at: place)
    case 6: widenColumn(at: place)
    case 7: tables[place].comment = tables[place].comment == nil ? "what it's for" : nil
    case 8: toggleIndex(at: place)
    case 9: toggleCheck(at: place)
    case 10: hasPolicies.toggle(tables[place].name)
    case 11: tables[place].storage = tables[place].storage.isEmpty ? [.fillFactor(85)] : []
    case 12: viewed.toggle(tables[place].name)
    case 13: grant(at: place)
    case 14: functionBody += 1
    case 15: changeNullability(at: place)
    case 16: changeRows(at: place)
    default: toggleForeignKey(at: place)
    }
  }

  private mutating func nextNumber() -> Int {
    lastNumber += 1
    return lastNumber
  }
}

// MARK: Tables and columns

extension RandomSchema {
  private mutating func addTable() {
    let schema = Self.schemas.randomElement(using: &random) ?? "room"
    let name = QualifiedName(schema: schema, name: "table \(nextNumber())")
    var columns = [
      Column("id", .integer, .notNull),
      Column("day", .timestamptz, .notNull, filling: .byDefault("now()")),
    ]
    for _ in 0..<Int.random(in: 1...3, using: &random) { columns.append(column()) }
    tables.append(
      Table(
        name, columns: columns, primaryKey: PrimaryKey("\(name.name)_pkey", ["id"])))
    rows[name] = [["1"]]
  }

  private mutating func column() -> Column {
    let types: [DataType] = [.varchar(20), .text, DataType("numeric(10,2)"), .bigint]
    return Column(
      "c\(nextNumber())", types.randomElement(using: &random) ?? .text,
      comment: Bool.random(using: &random) ? "about" : nil)
  }

  private mutating func removeTable(at place: Int) {
    let name = tables[place].name
    tables.remove(at: place)
    indexes.removeAll { $0.table == name }
    viewed.remove(name)
    hasPolicies.remove(name)
    granted[name] = nil
    rows[name] = nil
    for other in tables.indices { tables[other].foreignKeys.removeAll { $0.table == name } }
    renames.removeAll { $0.table == name }
  }

  private mutating func addColumn(at place: Int) { tables[place].columns.append(column()) }

  private mutating func removeColumn(at place: Int) {
    guard let name = freeColumn(at: place) else { return }
    tables[place].columns.removeAll { $0.name == name }
    forget(name, at: place)
    renames.removeAll { $0.table == tables[place].name && $0.to == name }
  }

  private mutating func forget(_ column: String, at place: Int) {
    let table = tables[place].name
    indexes.removeAll { $0.table == table && $0.columns.contains(column) }
    tables[place].checks.removeAll { $0.name.hasPrefix("\(column)_") }
  }

  /// A column that no key holds.
  private mutating func freeColumn(at place: Int) -> String? {
    let keys = Set(["id", "day"] + tables[place].foreignKeys.map(\.column))
    return tables[place].columns.map(\.name).filter { !keys.contains($0) }
      .randomElement(using: &random)
  }

  private mutating func renameColumn(at place: Int) {
    let table = tables[place].name
    guard let name = freeColumn(at: place), !renames.contains(where: { $0.table == table }) else {
      return
    }
    let new = "r\(nextNumber())"
    for column in tables[place].columns.indices where tables[place].columns[column].name == name {
      tables[place].columns[column].name = new
    }
    forget(name, at: place)
    if original.contains(name) { original.insert(new) }
    renames.append(ColumnRename(table, from: name, to: new))
  }

  private mutating func widenColumn(at place: Int) {
    guard let name = freeColumn(at: place),
      let column = tables[place].columns.firstIndex(where: { $0.name == name })
    else { return }
    let wider: DataType? =
      switch tables[place].columns[column].type {
      case .varchar(20): .varchar(40)
      case .varchar(40): .text
      case DataType("numeric(10,2)"): DataType("numeric(12,2)")
      default: nil
      }
    if let wider { tables[place].columns[column].type = wider }
  }

  private mutating func changeNullability(at place: Int) {
    guard let name = freeColumn(at: place), original.contains(name),
      let column = tables[place].columns.firstIndex(where: { $0.name == name }),
      rows[tables[place].name]?.isEmpty == true
    else { return }
    let old = tables[place].columns[column].nullability
    tables[place].columns[column].nullability = old == .nullable ? .notNull : .nullable
  }
}

// MARK: What hangs on them

extension RandomSchema {
  private mutating func toggleIndex(at place: Int) {
    let table = tables[place].name
    if let index = indexes.firstIndex(where: { $0.table == table }) {
      indexes.remove(at: index)
    } else if let column = tables[place].columns.map(\.name).randomElement(using: &random) {
      indexes.append(Index("\(table.name)_\(column)_idx", on: table, [column]))
    }
  }

  private mutating func toggleCheck(at place: Int) {
    if tables[place].checks.isEmpty, let column = freeColumn(at: place) {
      tables[place].checks.append(Check("\(column)_check", "\(id: column) IS NULL OR true"))
    } else {
      tables[place].checks.removeAll()
    }
  }

  private mutating func toggleForeignKey(at place: Int) {
    if tables[place].foreignKeys.isEmpty, let other = tables.randomElement(using: &random) {
      guard rows[other.name]?.isEmpty == false else { return }
      tables[place].foreignKeys.append(
        ForeignKey("\(tables[place].name.name)_id_fkey", "id", references: other.name))
    } else {
      tables[place].foreignKeys.removeAll()
    }
  }

  private mutating func grant(at place: Int) {
    let choices: [[Grant.Privilege]] = [
      [], [.select], [.select, .insert], [.all], [.select, .updateOf(["day"])], [.update],
    ]
    granted[tables[place].name] = choices.randomElement(using: &random)
  }

  private mutating func changeRows(at place: Int) {
    let name = tables[place].name
    let isReferenced = tables.flatMap(\.foreignKeys).contains { $0.table == name }
    let isFillable = tables[place].columns.count { $0.nullability == .notNull } == 2
    guard !isReferenced, isFillable else { return }
    rows[name] = rows[name]?.isEmpty == true ? [["1"]] : []
  }
}

// MARK: As a schema

extension RandomSchema {
  var schema: Schema {
    let foundation: [SchemaObject] =
      [.roles(RequiredRoles([Self.role]))]
      + Self.schemas.map { .namespace(Namespace($0, ownership: .own)) }
    // Foreign keys may lead to tables that come later, so they are added when all are there.
    let bare = tables.map { table -> SchemaObject in
      var table = table
      table.foreignKeys = []
      return .table(table)
    }
    let keys = tables.flatMap { table in
      table.foreignKeys.map { key in
        SchemaObject.foreignKey(AddedForeignKey(key, to: [table.name], watch: .ofAllRows))
      }
    }
    let firstRows = tables.compactMap { table -> SchemaObject? in
      guard let values = rows[table.name], !values.isEmpty else { return nil }
      return .rows(
        RowInsert(
          into: table.name, columns: ["id", "day"],
          rows: values.map { $0 + ["'2020-01-01 00:00:00+00'"] },
          existing: .fails))
    }
    return Schema(sections: [
      Section(
        "all",
        objects: foundation + [.function(early)] + bare + indexes.map { .index($0) }
          + tables.map { .function(counting($0)) } + tables.flatMap(views) + firstRows + keys
          + tables.flatMap(access))
    ])
  }

  private var early: Function {
    Function(
      QualifiedName(schema: "room", name: "limit"), [.init("base", .integer)], returns: .integer,
      volatility: .always, settings: [.systemSearchPath], body: "SELECT base + \(functionBody)",
      comment: functionBody.isMultiple(of: 2) ? "even" : nil)
  }

  /// Takes a row of the table and mentions all its columns, as the hash of a satellite does.
  private func counting(_ table: Table) -> Function {
    let names = table.columns.map { "(given).\(id: $0.name)::text" as SQL }.joined()
    return Function(
      QualifiedName(schema: "hall", name: "\(table.name.name)_text"),
      [.init("given", .row(of: table.name))], returns: .text, volatility: .withinStatement,
      settings: [.systemSearchPath],
      rights: hasPolicies.contains(table.name) ? .ofOwner : .ofCaller,
      body: "SELECT concat(\(names))")
  }

  /// A view, and one over it that comes first by name.
  private func views(_ table: Table) -> [SchemaObject] {
    guard viewed.contains(table.name) else { return [] }
    let lower = QualifiedName(schema: "room", name: "z of \(table.name.name)")
    let upper = QualifiedName(schema: "room", name: "a of \(table.name.name)")
    let columns = table.columns.map { SQL.identifier($0.name) }.joined()
    return [
      .view(View(lower, rights: .ofReader, query: "SELECT \(columns) FROM \(table.name)")),
      .view(
        View(
          upper, rights: .ofOwner, query: "SELECT room.limit(\(id: "id")) AS id FROM \(lower)",
          comment: "over it")),
      .grant(Grant([.select], on: .relations([lower, upper]), to: Self.role)),
    ]
  }

  private func access(_ table: Table) -> [SchemaObject] {
    var objects: [SchemaObject] = []
    if hasPolicies.contains(table.name) {
      let policy = Policy("everything", for: .reading, to: [Self.role], where: "id > 0")
      objects.append(.rowSecurity(RowSecurity(on: [table.name], [policy])))
      objects.append(.grant(Grant([.execute], on: .function(counting(table)), to: Self.role)))
    }
    if let rights = granted[table.name], !rights.isEmpty {
      objects.append(.grant(Grant(rights, on: .relations([table.name]), to: Self.role)))
    }
    return objects
  }
}

extension Set {
  fileprivate mutating func toggle(_ element: Element) {
    if remove(element) == nil { insert(element) }
  }
}
