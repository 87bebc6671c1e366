import PostgresSchema

/// Two schemas between which, there and back, every kind of statement is planned.
enum TracedSchemas {
  static let role = "planner_reader"
  static let sky = name("sky")

  static func name(_ table: String) -> QualifiedName { QualifiedName(schema: "room", name: table) }

  static let before = Schema(sections: [
    Section(
      "before",
      objects: [
        .roles(RequiredRoles([role])), .namespace(Namespace("room", ownership: .own)),
        .function(limit(returning: "1")),
        .table(hub), .table(satellite), .table(split(storage: 90, years: [2024])), .table(leaving),
        .index(Index("satellite_old_idx", on: satellite.name, ["w"])),
        .index(Index("satellite_changing_idx", on: satellite.name, ["w"])),
        .index(Index("sky_old_idx", on: sky, ["id"])),
        .function(widening(2)), .view(plain("w")),
        .view(View(name("over"), rights: .ofOwner, query: "SELECT w FROM \(name("plain"))")),
        .view(View(name("steady"), rights: .ofOwner, query: "SELECT id FROM \(sky)")),
        .rows(rows(["1", "2"], note: "'old'")),
        .rowSecurity(
          RowSecurity(on: [satellite.name], [policy("p", "id > 0"), policy("q", "id > 0")])),
        .grant(Grant([.all], on: .relations([hub.name, name("plain")]), to: role)),
        .grant(Grant([.usage], on: .namespaces(["room"]), to: role)),
      ])
  ])

  static let after = Schema(sections: [
    Section(
      "after",
      objects: [
        .roles(RequiredRoles([role])),
        .namespace(Namespace("room", ownership: .own, comment: "A room")),
        .namespace(Namespace("attic", ownership: .own)),
        .function(limit(returning: "2")), .table(changedHub), .table(changedSatellite),
        .table(split(storage: 80, years: [2024, 2025])), .table(arriving),
        .index(Index("satellite_new_idx", on: satellite.name, ["v"])),
        .index(Index("satellite_changing_idx", on: satellite.name, ["w", "v"])),
        .index(Index("sky_new_idx", on: sky, ["day", "id"])),
        .index(Index("arriving_idx", on: arriving.name, ["hub_id"])),
        .function(widening(3)), .view(plain("v, w")),
        .view(
          View(
            name("over"), rights: .ofOwner, query: "SELECT w FROM \(name("plain"))", comment: "It")),
        .view(
          View(
            name("steady"), rights: .ofReader, query: "SELECT id FROM \(sky)", comment: "It")),
        .rows(rows(["2", "3"], note: "'new'")),
        .foreignKey(
          AddedForeignKey(
            ForeignKey("satellite_id_fkey", "id", references: hub.name), to: [satellite.name],
            watch: .ofAllRows)),
        .foreignKey(
          AddedForeignKey(
            ForeignKey("sky_id_fkey", "id", references: hub.name),
            to: split(storage: 80, years: [2024, 2025]).partitioning?.names ?? [], watch: .ofNewRows
          )),
        .foreignKey(
          AddedForeignKey(
            ForeignKey("paper_fkey", "id", references: hub.name), to: [satellite.name], watch: .none
          )),
        .rowSecurity(RowSecurity(on: [satellite.name], [policy("p", "id > 1")])),
        .rowSecurity(RowSecurity(on: [hub.name], [policy("p", "true")])),
        .grant(Grant([.select, .updateOf(["day"])], on: .relations([hub.name]), to: role)),
        .grant(Grant([.select], on: .relations([name("plain"), name("over")]), to: role)),
        .grant(Grant([.execute], on: .function(limit(returning: "2")), to: role)),
      ])
  ])

  static let renames = [ColumnRenameValues(table: name("satellite"), from: "named", to: "called")]

  struct ColumnRenameValues {
    var table: QualifiedName
    var from: String
    var to: String
  }
}

// MARK: Tables

extension TracedSchemas {
  private static let key = Column("id", .integer, .notNull)
  private static let day = Column("day", .timestamptz, .notNull, filling: .byDefault("now()"))

  private static let hub = Table(
    name("hub"), columns: [key, day, Column("code", .varchar(20)), Column("note", .text)],
    primaryKey: PrimaryKey("hub_pkey", ["id"]),
    checks: [Check("hub_code_check", "\(id: "code") IS NOT NULL OR id > 0")])

  private static let changedHub: Table = {
    var table = hub
    table.columns = [
      key, day, Column("code", .varchar(40)), Column("note", .text, filling: .byDefault("'none'")),
    ]
    table.storage = [.fillFactor(85)]
    table.comment = "All of them"
    return table
  }()

  private static let satellite = Table(
    name("satellite"),
    columns: [
      key, day, Column("v", .varchar(20)), Column("w", .text), Column("gone", .text),
      Column("named", .text), Column("loose", .text, .notNull),
      Column("given", .integer, filling: .byDefault("1")),
    ],
    primaryKey: PrimaryKey("satellite_pkey", ["id", "day"]),
    checks: [Check("satellite_old_check", "id > 0")])

  private static let changedSatellite: Table = {
    var table = satellite
    table.columns = [
      key, day, Column("v", .text), Column("w", .text, comment: "It"), Column("called", .text),
      Column("loose", .text), Column("given", .integer, .notNull), Column("more", .text),
      Column("counted", .bigint, .notNull, filling: .byDefault("0"), comment: "So many"),
    ]
    table.checks = [Check("satellite_new_check", "id < 1000000")]
    return table
  }()

  private static let leaving = Table(
    name("leaving"), columns: [key],
    foreignKeys: [ForeignKey("leaving_id_fkey", "id", references: hub.name)])

  private static let arriving = Table(
    name("arriving"), columns: [key, Column("hub_id", .integer)],
    primaryKey: PrimaryKey("arriving_pkey", ["id"]),
    foreignKeys: [ForeignKey("arriving_hub_fkey", "hub_id", references: hub.name)])

  private static func split(storage: Int, years: [Int]) -> Table {
    Table(
      sky, columns: [key, day], primaryKey: PrimaryKey("sky_pkey", ["id", "day"]),
      storage: [.fillFactor(storage)],
      partitioning: Partitioning(
        by: "day",
        years.map { year in
          Partition(
            name("sky_\(year)"), from: .literal("\(year)-01-01 00:00:00+00"),
            to: .literal("\(year + 1)-01-01 00:00:00+00"))
        }, otherwise: name("sky_default")))
  }
}

// MARK: What hangs on them

extension TracedSchemas {
  private static func limit(returning value: SQL) -> Function {
    Function(
      name("limit"), [], returns: .integer, volatility: .always, settings: [.systemSearchPath],
      body: "SELECT \(value)")
  }

  /// Takes rows of a table, and other arguments each time.
  private static func widening(_ number: Int) -> Function {
    Function(
      name("widening"), [.init("given", .row(of: satellite.name)), .init("n\(number)", .integer)],
      returns: .integer, volatility: .always, settings: [.systemSearchPath], body: "SELECT 1")
  }

  private static func plain(_ columns: SQL) -> View {
    View(name("plain"), rights: .ofReader, query: "SELECT \(columns) FROM \(satellite.name)")
  }

  private static func policy(_ name: String, _ condition: SQL) -> Policy {
    Policy(name, for: .reading, to: [role], where: condition)
  }

  private static func rows(_ ids: [SQL], note: SQL) -> RowInsert {
    RowInsert(
      into: hub.name, columns: ["id", "note"], rows: ids.map { [$0, note] }, existing: .fails)
  }
}
