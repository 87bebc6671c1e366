import PostgresClient
import PostgresSchema
import TestSupport
import Testing
import VaultCompiler
import VaultSQL

/// The depot with one row of everything, whose hashes are made from texts spelt out here.
@Suite struct HashCheckTests {
  static let tenant = "11111111-2222-3333-4444-555555555555"

  static let depot = ScratchTemplate("depot-filled") { connection in
    try connection.execute(SQL(trusted: schemaSQL(for: DepotVault.vault)))
    try fill(connection)
  }

  static let targets = [
    "auth.tenant_h.tenant_hk", "business.machine_h.machine_hk", "business.person_h.person_hk",
    "business.person_h.person_bk", "business.reading_h.reading_hk", "business.reading_h.reading_bk",
    "business.handover_l.handover_hk", "auth.tenant_profile_s.hash_diff",
    "business.everything_s.hash_diff", "business.handover_note_s.hash_diff",
    "business.visits_s.hash_diff",
  ]

  @Test func `every stored hash has a check`() {
    let checked = hashChecks(of: DepotVault.vault).map { "\($0.table).\($0.column)" }
    #expect(checked.sorted() == Self.targets.sorted())
  }

  @Test func `no check finds fault with rows that follow the rules`() async throws {
    try await withScratchDatabase(from: Self.depot) { connection, _ in
      try connection.makeSessionHostile()
      for check in hashChecks(of: DepotVault.vault) {
        let rows = try connection.query(check.listingDifferences(limit: 10))
        #expect(rows.count == 0, "\(check.table).\(check.column)")
      }
      try connection.expect("SELECT count(*) FROM business.handover_l", gives: "2")
    }
  }

  static let tampering: [(change: SQL, column: String, differences: Int)] = [
    (
      "UPDATE auth.tenant_h SET tenant_id = gen_random_uuid() WHERE tenant_id IS NOT NULL",
      "auth.tenant_h.tenant_hk", 1
    ),
    (
      "UPDATE business.machine_h SET serial_number = 's-2' WHERE serial_number IS NOT NULL",
      "business.machine_h.machine_hk", 1
    ),
    (
      "UPDATE business.machine_h SET tenant_hk = sha256('x') WHERE serial_number IS NOT NULL",
      "business.machine_h.machine_hk", 1
    ),
    ("UPDATE business.person_h SET number = 8 WHERE number = 7", "business.person_h.person_hk", 1),
    (
      "UPDATE business.person_h SET person_bk = 'AT7' WHERE number = 7",
      "business.person_h.person_bk", 1
    ),
    (
      "UPDATE business.reading_h SET read_at = read_at + interval '1 microsecond'",
      "business.reading_h.reading_hk", 1
    ),
    (
      "UPDATE business.handover_l SET giver_hk = taker_hk, taker_hk = giver_hk",
      "business.handover_l.handover_hk", 2
    ),
    (
      "UPDATE business.handover_l SET reading_hk = util.zero_key()",
      "business.handover_l.handover_hk", 1
    ),
    ("DELETE FROM business.person_h WHERE number = 7", "business.handover_l.handover_hk", 2),
    ("UPDATE auth.tenant_profile_s SET \"limit\" = 3", "auth.tenant_profile_s.hash_diff", 2),
    ("UPDATE business.visits_s SET hash_diff = sha256('x')", "business.visits_s.hash_diff", 1),
  ]

  @Test(arguments: tampering)
  func `a row that was changed behind the loader's back is found`(
    change: SQL, column: String, differences: Int
  ) async throws {
    try await withScratchDatabase(from: Self.depot) { connection, _ in
      try connection.execute(change)
      let check = try #require(
        hashChecks(of: DepotVault.vault).first { "\($0.table).\($0.column)" == column })
      try connection.expect(check.countingDifferences, gives: "\(differences)")
      let rows = try connection.query(check.listingDifferences(limit: 10))
      #expect(rows.count == differences)
      #expect(rows.columnNames == check.keyColumns + ["stored_value", "recomputed_value"])
    }
  }

  private static func fill(_ connection: Connection) throws {
    let tenantHex = try #require(try connection.sha256(of: tenant))
    func derived(_ businessKey: String) throws -> SQL {
      let hex = try #require(try connection.sha256(of: "\(tenantHex)|\(businessKey)"))
      return "decode(\(literal: hex), 'hex')"
    }
    let tenantKey: SQL = "decode(\(literal: tenantHex), 'hex')"
    let giver = try derived("AT|7")
    let taker = try derived(#"\N|9"#)
    let reading = try derived(#"m\|1|2024-02-29 12:00:00+00"#)
    let parts = #"\#(tenant)|AT|7|\N|9"#
    let withReading = try derived(parts + #"|m\|1|2024-02-29 12:00:00+00"#)
    let withoutReading = try derived(parts + #"|\N|\N"#)
    try connection.execute(
      """
      INSERT INTO auth.tenant_h VALUES (\(tenantKey), \(literal: tenant), now(), 'x');
      INSERT INTO business.machine_h
        VALUES (\(try derived("s-1")), \(tenantKey), 's-1', now(), 'x');
      INSERT INTO business.person_h VALUES
        (\(giver), \(tenantKey), 'AT', 7, 'AT|7', now(), 'x'),
        (\(taker), \(tenantKey), NULL, 9, E'\\\\N|9', now(), 'x');
      INSERT INTO business.reading_h VALUES
        (\(reading), \(tenantKey), 'm|1', '2024-02-29 12:00:00+00',
         E'm\\\\|1|2024-02-29 12:00:00+00', now(), 'x');
      INSERT INTO business.handover_l VALUES
        (\(withReading), \(tenantKey), \(giver), \(taker), \(reading), now(), 'x'),
        (\(withoutReading), \(tenantKey), \(giver), \(taker), util.zero_key(), now(), 'x');
      INSERT INTO auth.tenant_profile_s VALUES
        (\(tenantKey), now(), NULL, sha256('email=a@b.example|limit=2.50'), 'a@b.example', 2.5, 'x');
      """)
  }
}
