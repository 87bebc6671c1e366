import PostgresClient
import PostgresSchema
import VaultModel
import VaultSQL

@testable import VaultCompiler

/// A vault's tables, and a row of each tenant in every one of them.
struct SeededVault {
  static let tenants = ["A", "B"]

  /// In an order in which rows can be added.
  let tables: [Table]
  private let views: [SQL]
  private let rebuiltTables: Set<QualifiedName>

  init(_ vault: CompiledVault) {
    let rebuilt =
      vault.calendars.map(\.table) + vault.pointInTimes.map(\.table) + vault.bridges.map(\.table)
    rebuiltTables = Set(rebuilt.map { QualifiedName($0) })
    let objects = lower(vault).objects
    tables = objects.compactMap { object in
      if case .table(let table) = object, table.ownership == .own { table } else { nil }
    }
    let ofNobody = Set(vault.references.map { QualifiedName($0.currentView) })
    views = objects.compactMap { object in
      switch object {
      case .view(let view) where !ofNobody.contains(view.name): view.name.sql
      case .function(let function) where function.isTableAtInstant:
        "\(function.name)('infinity')"
      default: nil
      }
    }
  }

  /// Makes the vault in an empty database and adds the rows.
  init(_ vault: CompiledVault, in connection: Connection) throws {
    self.init(vault)
    try connection.execute(SQL(trusted: schemaSQL(for: vault)))
    try seed(Self.tenants, in: connection)
    for calendar in vault.calendars {
      try connection.execute(
        "INSERT INTO \(QualifiedName(calendar.table)) VALUES (now() + '1 day', true, false, false)")
    }
    try connection.execute(
      "INSERT INTO ref.country_r (code, record_source) VALUES ('AU', 'test')")
    for function in vault.marts.compactMap({ $0.stored?.refreshFunction }) {
      try connection.execute("SELECT \(QualifiedName(function))()")
    }
  }

  /// The raw vault's own tables, without those of query assistance.
  var keptTables: [Table] { tables.filter { !rebuiltTables.contains($0.name) } }

  func isOfTenants(_ table: Table) -> Bool { table.columns.contains { $0.name == "tenant_hk" } }

  /// Tables with a tenant key, and the views and table functions over them.
  var relationsOfTenants: [SQL] { tables.filter(isOfTenants).map(\.name.sql) + views }

  func seed(_ tenants: [String], in connection: Connection) throws {
    for table in tables where isOfTenants(table) {
      let columns = table.columns.filter { $0.isSeeded(in: table) }
      for tenant in tenants {
        let values = columns.map { $0.value(of: tenant) }
        try connection.execute(
          """
          INSERT INTO \(table.name) \(SQL.list(columns.map(\.name)))
          VALUES (\(values.joined()))
          ON CONFLICT DO NOTHING
          """)
      }
    }
  }
}

extension Function {
  /// Whether it gives rows as of an instant, as a view does.
  fileprivate var isTableAtInstant: Bool {
    result.rowColumns != nil && volatility != .never && arguments.map(\.type) == [.timestamptz]
  }
}

extension Column {
  /// Everything that a row must have; in a hub the key too, which is nullable for the ghost alone.
  fileprivate func isSeeded(in table: Table) -> Bool {
    if case .byDefault = filling { return false }
    return nullability == .notNull || table.name.name.hasSuffix("_h")
  }

  /// A value of the column's type; equal names have equal values, so that keys refer to rows.
  fileprivate func value(of tenant: String) -> SQL {
    if name == "tenant_hk" { return "util.hash_binary(\(literal: tenant))" }
    switch type.sql.text {
    case "bytea": return "util.hash_binary(\(literal: tenant + name))"
    case "boolean": return "true"
    case "uuid": return "gen_random_uuid()"
    case "bigint", "smallint", "integer": return "1"
    case "timestamp with time zone": return "now()"
    default: return "'AU'"
    }
  }
}
