import PostgresSchema
import VaultModel
import VaultSQL

/// The foreign keys that a model may want: tables to the hubs and links that they speak of.
struct VaultForeignKeys {
  static let remark = """
    Added last, when the ghosts are there. A vault that loads many tables side by side has none.
    """

  private let vault: CompiledVault
  private let tables: [QualifiedName: Table]

  init(of vault: CompiledVault, tables: [Table]) {
    self.vault = vault
    self.tables = Dictionary(tables.map { ($0.name, $0) }) { first, _ in first }
  }

  var all: [SchemaObject] {
    let ofHubs = vault.hubs.flatMap { keys(of: $0.table, $0.traits, [:]) }
    let ofLinks = vault.links.flatMap { keys(of: $0.table, $0.traits, hubs(of: $0)) }
    let ofSatellites = vault.satellites.flatMap { satellite in
      keys(
        of: satellite.table, satellite.traits,
        [satellite.parentHashKey: vault.key(of: satellite.parent).table])
    }
    return (ofHubs + ofLinks + ofSatellites).map { .foreignKey($0) }
  }

  /// The tables referred to, by column; the tenant's own is added to them.
  private func keys(
    of name: CompiledVault.TableName, _ traits: TableTraits,
    _ referred: [String: CompiledVault.TableName?]
  ) -> [AddedForeignKey] {
    guard let watch = (traits.foreignKeys ?? vault.conventions.foreignKeys).watch,
      let table = tables[QualifiedName(name)]
    else { return [] }
    var referred = referred.compactMapValues { $0 }
    let tenantTable = vault.hubs.first { $0.name == vault.tenantHub }?.table
    if tenantTable != name { referred[StandardColumn.tenantKey] = tenantTable }
    return referred.sorted { $0.key.precedesByBytes($1.key) }.map { column, target in
      let key = ForeignKey(
        ObjectName.make("\(name.name)_\(column)", suffix: "_fkey"), column,
        references: QualifiedName(target))
      // Before version 18 a partitioned table takes no unvalidated key, but its partitions do.
      let partitions = watch == .ofNewRows ? table.partitioning?.names : nil
      return AddedForeignKey(key, to: partitions ?? [table.name], watch: watch)
    }
  }

  private func hubs(of link: CompiledVault.Link) -> [String: CompiledVault.TableName?] {
    Dictionary(
      link.participants.map { participant in
        (participant.column, vault.hubs.first { $0.name == participant.hub }?.table)
      }
    ) { first, _ in first }
  }
}

extension ForeignKeys {
  fileprivate var watch: AddedForeignKey.Watch? {
    switch self {
    case .none: nil
    case .notValid: .ofNewRows
    case .enforced: .ofAllRows
    case .notEnforced: AddedForeignKey.Watch.none
    }
  }
}
