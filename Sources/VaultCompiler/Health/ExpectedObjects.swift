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
        comment:
          "schema.name, with a third part where it is a part of a table; a source's own name."),
    ],
    key: ["vault_name", "component", "object_name"],
    comment: "What each vault consists of, as its model says.")

  /// The rows of a vault that becomes these objects.
  static func rows(of vault: CompiledVault, _ objects: [SchemaObject]) -> RowInsert {
    let all = objects.flatMap { entries(of: $0) } + vault.sources.map { Entry("source", $0.name) }
    return RowInsert(
      into: table, columns: ["vault_name", "component", "object_name"],
      rows: Set(all).sorted().map { entry in
        [.literal(vault.name), .literal(entry.component), .literal(entry.name)]
      }, existing: .isKept, listing: RowListing(of: "object_name"))
  }

  private struct Entry: Hashable, Comparable {
    var component: String
    var name: String

    init(_ component: String, _ name: String) {
      self.component = component
      self.name = name
    }

    static func < (left: Entry, right: Entry) -> Bool {
      left.component == right.component
        ? left.name.precedesByBytes(right.name) : left.component.precedesByBytes(right.component)
    }
  }

  private static func entries(of object: SchemaObject) -> [Entry] {
    switch object {
    case .table(let table): entries(of: table)
    case .index(let index): [Entry("index", "\(index.table.schema).\(index.name)")]
    case .view(let view): [Entry("view", view.name.description)]
    case .materializedView(let view): [Entry("view", view.name.description)]
    case .function(let function): [Entry("function", function.name.description)]
    case .rowSecurity(let security):
      security.tables.flatMap { table in
        security.policies.map { Entry("policy", "\(table).\($0.name)") }
      }
    // Servers before version 18 make no key that is not watched at all.
    case .foreignKey(let added) where added.watch == .none: []
    case .foreignKey(let added):
      added.tables.map { Entry("foreign_key", "\($0).\(added.key.name)") }
    case .codeBlock, .namespace, .installedExtension, .rows, .roles, .grant: []
    }
  }

  private static func entries(of table: Table) -> [Entry] {
    let all = [table.name] + (table.partitioning?.names ?? [])
    let key = table.primaryKey.map { Entry("index", "\(table.name.schema).\($0.name)") }
    return all.map { Entry("table", $0.description) } + (key.map { [$0] } ?? [])
  }
}
