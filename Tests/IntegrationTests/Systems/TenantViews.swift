import PostgresClient
import PostgresSchema
import Testing
import VaultModel
import VaultSQL

/// What tenants see of a vault that holds rows of several, in every table, view and mart.
struct TenantViews {
  private struct Sight: Equatable {
    var own: Int64
    var foreign: Int64
  }

  private let vault: CompiledVault
  private let connection: Connection
  /// The stems of tables, and with them of their views, of which all read the platform's rows.
  private let readByAll: Set<Substring>

  init(of vault: CompiledVault, url: String) throws {
    self.vault = vault
    readByAll = vault.stemsReadByAll
    connection = try Connection(
      to: .url(url), applicationName: "vaultwright tests", names: .database)
  }

  /// Each tenant sees all rows of its own and none of another; without a tenant there are none.
  func expectSeparation() throws {
    let relations = try readableRelations()
    let tables = vault.hubs.count + vault.links.count + vault.satellites.count
    #expect(relations.count > tables, "\(vault.name)")
    let tenants = try keysOfTenants()
    #expect(tenants.count >= 2, "\(vault.name)")
    for tenant in tenants {
      _ = try connection.query(
        "SELECT set_config('app.tenant_hk', $1, false)", [.text(tenant)])
      let all = try relations.map { try look($0) }
      #expect(all.contains { $0.own > 0 && $0.foreign > 0 }, "\(vault.name): nothing to hide")
      try asReader {
        for (relation, there) in zip(relations, all) {
          let seen = try look(relation)
          #expect(seen == Sight(own: there.own, foreign: 0), "\(relation)")
        }
      }
    }
    _ = try connection.query("SELECT set_config('app.tenant_hk', '', false)")
    try asReader {
      for relation in relations {
        let rows = try connection.query("SELECT count(*) FROM \(relation)").integer(0, 0)
        #expect(rows == 0, "\(relation)")
      }
    }
  }

  private func asReader(_ body: () throws -> Void) throws {
    try connection.execute("SET ROLE \(id: vault.conventions.roles.reader)")
    try body()
    try connection.execute("RESET ROLE")
  }

  /// How many rows are the session's tenant's, and how many another's; ghosts are not.
  ///
  /// The platform's rows are another's as well, but in what all tenants share.
  private func look(_ relation: QualifiedName) throws -> Sight {
    let shared =
      readByAll.contains(relation.stem)
      ? vault.conventions.systemTenant.map { ", util.hash_binary(\(literal: $0))" as SQL } : nil
    let rows = try connection.query(
      """
      SELECT count(*) FILTER (WHERE tenant_hk = util.session_tenant()),
        count(*) FILTER (
          WHERE tenant_hk NOT IN (util.session_tenant(), util.zero_key()\(shared ?? "")))
      FROM \(relation)
      """)
    return Sight(own: rows.integer(0, 0) ?? -1, foreign: rows.integer(0, 1) ?? -1)
  }

  /// The keys of the tenants that the vault has rows of, but for the one that stands for all.
  private func keysOfTenants() throws -> [String] {
    let hub = try #require(vault.hubs.first { $0.name == vault.tenantHub })
    let shared = vault.conventions.systemTenant ?? ""
    let rows = try connection.query(
      """
      SELECT encode(tenant_hk, 'hex') FROM \(QualifiedName(hub.table))
      WHERE tenant_hk NOT IN (util.zero_key(), util.hash_binary(\(literal: shared))) ORDER BY 1
      """)
    return rows.texts().compactMap(\.self)
  }

  /// Tables, views and marts of the vault that say whose a row is, and that a reader may read.
  private func readableRelations() throws -> [QualifiedName] {
    let schemas = vault.schemas.sorted().map { "\(literal: $0)" as SQL }
    let rows = try connection.query(
      """
      SELECT nspname, relname FROM pg_class AS relation
        JOIN pg_namespace AS namespace ON namespace.oid = relnamespace
        JOIN pg_attribute AS attribute ON attrelid = relation.oid AND attname = 'tenant_hk'
      WHERE nspname IN (\(schemas.joined())) AND relkind IN ('r', 'p', 'v', 'm')
        AND NOT relispartition
        AND has_table_privilege(\(literal: vault.conventions.roles.reader), relation.oid, 'SELECT')
      ORDER BY 1, 2
      """)
    return rows.indices.compactMap { row in
      guard let schema = rows.text(row, 0), let name = rows.text(row, 1) else { return nil }
      return QualifiedName(schema: schema, name: name)
    }
  }
}
