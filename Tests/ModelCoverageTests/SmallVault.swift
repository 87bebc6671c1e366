import ModelCoverage
import ModelImport
import VaultModel

/// A vault of users with a column of each state.
enum SmallVault {
  static let vault = CompiledVault(
    name: "v", hashSpec: HashSpec(), tenantHub: "tenant",
    hubs: [hub("tag", .text, "tag"), hub("tenant", .text), hub("user", .int4)], links: [],
    satellites: [
      .init(
        name: "user", table: .init(schema: "v", name: "user_s"), parent: .hub("user"),
        parentHashKey: "user_hk",
        attributes: [.init(ordinal: 1, name: "email", hashName: "email", type: .text)],
        hashDiffFunction: .init(schema: "util", name: "user_hash_diff"))
    ],
    sources: [
      .init(
        name: "users", table: "crm.users", recordSource: "crm", delivery: .snapshot,
        columns: types.map { .init(name: $0.0, type: $0.1) },
        derived: [.init(name: "each(tags)", type: .text, derivation: .element(array: "tags"))],
        excluded: [.init(name: "secret", reason: "a secret")],
        keys: [
          key("tenant", "tenant"), key("user", "id"),
          .init(
            hub: "tag", role: "tag", parts: [.init(column: "each(tags)")],
            whenMissing: .quarantine,
            scope: .init(each: "tags", conditions: [.init("flag", .isPresent)])),
        ], links: [], satellites: [.init(satellite: "user", role: "user", columns: ["email"])])
    ], excluded: [.init(name: "crm.history", reason: "upkeep")])

  private static let types: [(String, SQLType)] = [
    ("id", .int4), ("email", .text), ("secret", .text), ("flag", .bool), ("nick", .text),
    ("tags", .array(.text)), ("tenant", .text),
  ]

  static func database(in schema: String = "crm") -> SourceDatabase {
    SourceDatabase(tables: [
      .init(
        name: .init(schema: schema, name: "users"),
        columns: types.map { .init(name: $0.0, sourceType: $0.1.sqlName, type: $0.1) }),
      .init(
        name: .init(schema: schema, name: "history"),
        columns: [.init(name: "id", sourceType: "integer", type: .int4)]),
    ])
  }

  /// The columns of the users, sorted, each with its state and what is said of it.
  static func columns(of coverage: Coverage) -> [String] {
    let table = coverage.tables.first { $0.sources.contains("users") }
    return (table?.columns ?? []).map { column in
      let said = column.reason ?? column.targets.joined(separator: " ")
      return "\(column.name) \(column.state.rawValue) \(said)"
    }.sorted()
  }

  private static func hub(
    _ name: String, _ type: SQLType, _ key: String? = nil
  ) -> CompiledVault.Hub {
    .init(
      name: name, table: .init(schema: "v", name: "\(name)_h"), hashKey: "\(name)_hk",
      keyParts: [.init(name: key ?? "\(name)_id", type: type)])
  }

  private static func key(_ hub: String, _ column: String) -> CompiledVault.SourceKey {
    .init(hub: hub, role: hub, parts: [.init(column: column)], whenMissing: .quarantine)
  }
}
