import VaultModel

/// Whose a row is, as the source says it.
struct Tenancy: Hashable, Sendable {
  /// The column by which most tables say it; nil where they do not.
  let column: String?
  /// The register of tenants, where there is one with a key of one column.
  let table: SourceDatabase.TableName?
  /// That key's column.
  let tableKey: String?
  /// The type of a tenant's key.
  let type: SQLType

  init(of database: SourceDatabase) {
    let tables = database.tables.filter { !$0.columns.isEmpty }
    let column = Self.commonColumn(of: tables)
    let register = Self.register(in: tables, for: column)
    self.column = column
    table = register?.name
    tableKey = register?.primaryKey.first
    let types = tables.compactMap { table in column.flatMap { table.column($0)?.type } }
    let own = register.flatMap { register in
      register.primaryKey.first.flatMap { register.column($0)?.type }
    }
    type = types.reduce(own ?? types.first ?? .varchar(63)) { $0.widened(by: $1) ?? $0 }
  }

  /// The column of a table that says whose its rows are.
  func column(of table: SourceDatabase.Table) -> String? {
    let candidates = table.name == self.table ? [tableKey] : [column, referringColumn(of: table)]
    return candidates.compactMap(\.self).first { name in
      table.column(name).map { type.widened(by: $0.type) == type } ?? false
    }
  }

  /// What stands for the tenant where the source names none.
  func constant(for vault: String) -> String {
    switch type {
    case .uuid: "00000000-0000-0000-0000-000000000000"
    case .int2, .int4, .int8, .numeric, .unconstrainedNumeric, .float4, .float8: "0"
    case .varchar(let limit): String(vault.prefix(limit))
    case .bool, .text, .bytea, .date, .time, .timestamp, .timestamptz, .interval, .jsonb, .inet,
      .array:
      vault
    }
  }

  /// Whether the source tells tenants apart at all.
  var isKnown: Bool { column != nil || table != nil }

  private func referringColumn(of table: SourceDatabase.Table) -> String? {
    let keys = table.foreignKeys.filter { $0.table == self.table && $0.columns.count == 1 }
    return keys.count == 1 ? keys.first?.columns.first : nil
  }
}

extension Tenancy {
  private static let columns = [
    "tenant_id", "tenant_key", "tenant_code", "tenant_uuid", "tenant", "tenantid",
    "organization_id", "organisation_id", "org_id", "workspace_id",
  ]

  /// The first that at least every other table has, or that names the key of a register.
  private static func commonColumn(of tables: [SourceDatabase.Table]) -> String? {
    let names = tables.map { table in Set(table.columns.map { VaultName.plain($0.name) }) }
    let found = columns.first { column in
      let count = names.count { $0.contains(column) }
      let concept = Words.of(column).first
      let isRegistered = tables.contains { table in
        table.primaryKey.count == 1 && VaultName.singular(table.name.name) == concept
      }
      return count >= 2 && (isRegistered || count * 2 >= tables.count)
    }
    guard let found else { return nil }
    // As the tables spell it; where they differ, as the most of them do.
    let spellings = tables.flatMap(\.columns).map(\.name)
      .filter { VaultName.plain($0) == found }
    let numbers = Dictionary(spellings.map { ($0, 1) }, uniquingKeysWith: +)
    return numbers.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }

  private static func register(
    in tables: [SourceDatabase.Table], for column: String?
  ) -> SourceDatabase.Table? {
    let keyed = tables.filter { $0.primaryKey.count == 1 }
    if let column {
      let targets = tables.flatMap(\.foreignKeys).filter { $0.columns == [column] }.map(\.table)
      let numbers = Dictionary(targets.map { ($0, 1) }, uniquingKeysWith: +)
      let most = numbers.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
      if let table = keyed.first(where: { $0.name == most }) { return table }
    }
    let concept = column.map { Words.of($0).first ?? "tenant" } ?? "tenant"
    return keyed.first { VaultName.singular($0.name.name) == concept }
  }
}
