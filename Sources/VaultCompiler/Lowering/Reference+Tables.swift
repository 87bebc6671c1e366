import PostgresSchema
import VaultModel
import VaultSQL

extension CompiledVault.ReferenceTable {
  static let remark = """
    Code lists, known by their own keys and the same for all tenants. One without history keeps the
    newest payload beside the key; one with history keeps versions in a table of their own.
    """

  func tables(in vault: CompiledVault) -> [Table] {
    [codeTable] + (history.map { [versionTable($0, in: vault)] } ?? [])
  }

  private var codeTable: Table {
    let payload = history == nil ? attributes.map { $0.column() } : []
    return Table(
      QualifiedName(table), columns: keyColumns + payload + [.loadDate, .recordSource],
      primaryKey: PrimaryKey(
        ObjectName.make(table.name, suffix: "_pkey"), keyParts.map(\.name)),
      storage: traits.storage(), comment: traits.comment(about ?? "Code list \(name)"))
  }

  private func versionTable(
    _ history: CompiledVault.ReferenceHistory, in vault: CompiledVault
  ) -> Table {
    Table(
      QualifiedName(history.table),
      columns: keyColumns + [.loadDate] + vault.endColumn + [.hashDiff]
        + attributes.map { $0.column() } + [.recordSource],
      primaryKey: PrimaryKey(
        ObjectName.make(history.table.name, suffix: "_pkey"),
        keyParts.map(\.name) + [StandardColumn.loadDate]),
      storage: traits.storage(fillFactor: vault.conventions.closing == .close ? 85 : nil),
      partitioning: traits.partitioning(of: history.table),
      comment: traits.comment("Versions of code list \(name)"))
  }

  private var keyColumns: [Column] {
    keyParts.map { Column($0.name, DataType($0.type), .notNull) }
  }
}
