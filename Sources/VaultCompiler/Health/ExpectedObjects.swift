import PostgresSchema
import VaultModel
import VaultSQL

/// The register of what a vault consists of, against which a database can be held without the model.
enum ExpectedObjects {
  static let remark = "What must be there; util.validate_completeness compares."

  static let table = Bookkeeping.name("expected_object")

  static let register = Bookkeeping.table(
    table,
    [
      Column("vault_name", .text, .notNull),
      Column(
        "component", .text, .notNull,
        comment: "Its kind: table, view, index, function, policy, foreign_key or source."),
      Column(
        "object_name", .text, .notNull,
        comment: "schema.name, with a third part where it is a part of a table; a source's own name."),
    ],
    key: ["vault_name", "component", "object_name"],
    comment: "What each vault consists of, as its model says.")

  /// The rows of a vault that becomes these objects.
  static func rows(of vault: CompiledVault, _ objects: [SchemaObject]) -> RowInsert {
    let named = objects.flatMap(names) + vault.sources.map { ("source", $0.name) }
    let unique = Set(named.map { "\($0.0)\0\($0.1)" }).sorted { $0.precedesByBytes($1) }
    return RowInsert(
      into: table, columns: ["vault_name", "component", "object_name"],
      rows: unique.map { entry in
        let parts = entry.split(separator: "\0", maxSplits: 1).map { SQL.literal(String($0)) }
        return [.literal(vault.name)] + parts
      }, existing: .isKept)
  }

  private static func names(of object: SchemaObject) -> [(component: String, name: String)] {
    switch object {
    case .table(let table): names(of: table)
    case .index(let index): [("index", "\(index.table.schema).\(index.name)")]
    case .view(let view): [("view", view.name.description)]
    case .materializedView(let view): [("view", view.name.description)]
    case .function(let function): [("function", function.name.description)]
    case .rowSecurity(let security):
      security.policies.map { ("policy", "\(security.table).\($0.name)") }
    // Servers before version 18 make no key that is not watched at all.
    case .foreignKey(let added) where added.watch == .none: []
    case .foreignKey(let added): added.tables.map { ("foreign_key", "\($0).\(added.key.name)") }
    case .codeBlock, .namespace, .installedExtension, .rows, .roles, .grant: []
    }
  }

  private static func names(of table: Table) -> [(component: String, name: String)] {
    let all = [table.name] + (table.partitioning?.names ?? [])
    let key = table.primaryKey.map { [("index", "\(table.name.schema).\($0.name)")] } ?? []
    return all.map { ("table", $0.description) } + key
  }
}
