import PostgresSchema
import VaultModel
import VaultSQL

/// The rows of a table that hold now, as a quality rule looks at them.
struct MeasuredRows: Hashable, Sendable {
  /// The table, or the view of what is in force in it.
  var relation: QualifiedName
  /// What leaves the zero key's row out, of a row called `stored`.
  var filter: SQL?
  /// Nil where the rows are nobody's own.
  var tenantColumn: String?
  var hasLoadDate: Bool

  private init(
    _ relation: CompiledVault.TableName, filter: SQL? = nil,
    tenantColumn: String? = StandardColumn.tenantKey, hasLoadDate: Bool = true
  ) {
    self.relation = QualifiedName(relation)
    self.filter = filter
    self.tenantColumn = tenantColumn
    self.hasLoadDate = hasLoadDate
  }

  /// Finds the rows of a table or mart of the vault.
  init(of table: CompiledVault.TableName, in vault: CompiledVault) {
    if let hub = vault.hubs.first(where: { $0.table == table }) {
      self.init(table, filter: Self.isNoGhost(hub.hashKey))
    } else if let link = vault.links.first(where: { $0.table == table }) {
      self.init(table, filter: vault.hasGhost(link) ? Self.isNoGhost(link.hashKey) : nil)
    } else if let satellite = vault.satellites.first(where: { $0.table == table }) {
      self.init(satellite.hasVersions ? satellite.currentView : table)
    } else if let reference = vault.references.first(where: { $0.table == table }) {
      self.init(reference.history == nil ? table : reference.currentView, tenantColumn: nil)
    } else if let mart = vault.marts.first(where: { $0.view == table }) {
      // Over kept rows the view shows each reader its own tenant's: whoever measures has none.
      self.init(
        mart.stored?.table ?? table, tenantColumn: mart.tenantColumn, hasLoadDate: false)
    } else {
      let isCalendar = vault.calendars.contains { $0.table == table }
      self.init(
        table, tenantColumn: isCalendar ? nil : StandardColumn.tenantKey, hasLoadDate: false)
    }
  }

  private static func isNoGhost(_ hashKey: String) -> SQL {
    "stored.\(id: hashKey) <> \(UtilityName.zeroKey)()"
  }
}
