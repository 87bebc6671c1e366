import PostgresClient
import PostgresSchema
import TestSupport
import Testing
import VaultModel

@testable import VaultCompiler

/// Whether each table keeps its tenants apart, and what a breach looks like.
@Suite struct TenantIsolationTests {
  private static let check: SQL = "FROM util.every_kind_validate_tenant_isolation()"
  private static let wrong: SQL = """
    SELECT string_agg(table_name, ' ' ORDER BY table_name) \(check) WHERE state = 'critical'
    """

  @Test(arguments: [0, 1, 2])
  func `rows that follow the rules are isolated, and empty tables unknown`(
    convention: Int
  ) async throws {
    let vault = VaultCheckTests.vaults[convention]
    try await withScratchDatabase { connection, _ in
      try FilledVault(vault: vault).fill(connection)
      try connection.makeSessionHostile()
      try connection.expect(Self.wrong, gives: nil)
      let tables =
        vault.hubs.count + vault.links.count + vault.satellites.count + vault.pointInTimes.count
        + vault.bridges.count
      try connection.expect("SELECT count(*) \(Self.check)", gives: "\(tables)")
      try connection.expect(
        "SELECT count(*) \(Self.check) WHERE (state = 'unknown') <> (rows_checked = 0)", gives: "0")
      try connection.expect(
        """
        SELECT string_agg(table_name, ' ' ORDER BY table_name) \(Self.check)
        WHERE state = 'unknown' AND table_name LIKE '%\\_h'
        """, gives: "business.reading_h")
      try connection.expect(
        "SELECT min(share) || ' ' || max(share) \(Self.check) WHERE state = 'ok'",
        gives: "1.00000000000000000000 1.00000000000000000000")
    }
  }

  /// What somebody does, and the tables that are critical for it.
  static let breaches: [(deed: SQL, tables: String)] = [
    (
      """
      UPDATE business.machine_h SET tenant_hk = \(FilledVault.otherTenant)
      WHERE machine_hk = \(FilledVault.machine)
      """,
      // The key was derived from the former tenant, and all that speaks of it is still of that one.
      """
      business.assignment_l business.everything_s business.machine_h business.machine_status_s \
      business.machine_tracking_s
      """
    ),
    (
      "UPDATE business.machine_h SET serial_number = 's-9' WHERE machine_hk = \(FilledVault.machine)",
      "business.assignment_l business.machine_h"
    ),
    (
      "UPDATE business.payment_l SET tenant_hk = \(FilledVault.otherTenant)",
      "business.payment_detail_s business.payment_l"
    ),
    (
      "UPDATE business.visits_s SET tenant_hk = \(FilledVault.otherTenant) WHERE visits = 3",
      "business.visits_s"
    ),
    (
      "UPDATE business.currency_h SET tenant_hk = \(FilledVault.tenant) WHERE code = 'EUR'",
      "business.currency_h business.rates_s"
    ),
    ("ALTER TABLE business.visits_s DISABLE ROW LEVEL SECURITY", "business.visits_s"),
    ("DROP POLICY tenant_readers ON business.machine_h", "business.machine_h"),
    (
      "CREATE POLICY open_to_all ON business.machine_h FOR SELECT TO every_kind_reader USING (true)",
      "business.machine_h"
    ),
    ("ALTER POLICY tenant_readers ON business.machine_h USING (true)", "business.machine_h"),
    (
      """
      ALTER POLICY tenant_readers ON business.machine_h
      USING (tenant_hk = ANY ((SELECT util.visible_tenants())::bytea[]) OR true)
      """, "business.machine_h"
    ),
    ("ALTER POLICY all_tenants ON business.machine_h TO every_kind_reader", "business.machine_h"),
    ("ALTER POLICY all_tenants ON business.machine_h TO PUBLIC", "business.machine_h"),
    (
      """
      CREATE ROLE every_kind_group;
      GRANT every_kind_group TO every_kind_reader;
      ALTER POLICY all_tenants ON business.machine_h TO every_kind_loader, every_kind_group
      """, "business.machine_h"
    ),
    ("ALTER TABLE business.machine_pit DISABLE ROW LEVEL SECURITY", "business.machine_pit"),
    ("DROP POLICY all_tenants ON business.wages_bridge", "business.wages_bridge"),
    (
      """
      INSERT INTO business.machine_pit (snapshot_date, machine_hk, tenant_hk, everything_hk,
        everything_load_date)
      SELECT now(), \(FilledVault.machine), \(FilledVault.otherTenant), util.zero_key(), now()
      """, "business.machine_pit"
    ),
    ("ALTER TABLE business.visits_s ALTER COLUMN tenant_hk DROP NOT NULL", "business.visits_s"),
    ("ALTER TABLE business.visits_s DROP COLUMN tenant_hk CASCADE", "business.visits_s"),
    ("DROP TABLE business.visits_s CASCADE", "business.visits_s"),
  ]

  @Test func `each breach is critical where it is one, and nowhere else`() async throws {
    try await withScratchDatabase { connection, _ in
      try FilledVault(vault: EveryKindVault.vault).fill(connection)
      for breach in Self.breaches {
        try connection.execute("BEGIN")
        try connection.execute("SET LOCAL session_replication_role = replica")
        try connection.execute(breach.deed)
        try connection.expect(Self.wrong, gives: breach.tables)
        try connection.execute("ROLLBACK")
      }
    }
  }

  @Test func `declared foreign keys are missed where they are gone`() async throws {
    var vault = EveryKindVault.vault
    vault.conventions.foreignKeys = .enforced
    try await withScratchDatabase { [vault] connection, _ in
      try FilledVault(vault: vault).fill(connection)
      try connection.expect(Self.wrong, gives: nil)
      try connection.execute(
        "ALTER TABLE business.visits_s DROP CONSTRAINT visits_s_person_hk_fkey")
      try connection.expect(Self.wrong, gives: "business.visits_s")
      try connection.expect(
        "SELECT has_foreign_keys \(Self.check) WHERE table_name = 'business.visits_s'", gives: "f")
    }
  }

  /// Other rules for hashes write the tenant that shares its hubs in another way.
  @Test(arguments: [HashRules.automateDV, .datavault4dbt])
  func `the policies are told by any rules for hashes`(rules: HashRules) async throws {
    var vault = EveryKindVault.vault
    vault.hashSpec = HashSpec(id: rules, algorithm: .md5)
    let script = SQL(trusted: schemaSQL(for: vault))
    try await withScratchDatabase { connection, _ in
      try connection.execute(script)
      try connection.expect("SELECT bool_and(has_policies) \(Self.check)", gives: "t")
    }
  }
}
