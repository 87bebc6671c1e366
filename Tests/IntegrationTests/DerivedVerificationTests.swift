import FoundationEssentials
import PostgresSchema
import SystemPackage
import TestSupport
import Testing
import VaultModel

/// `vaultload verify` over point-in-time tables and bridges.
@Suite struct DerivedVerificationTests {
  @Test func `what is merely stale is a warning, and a row that points nowhere is a finding`()
    async throws
  {
    try await TemporaryFolder.with(named: "derived") { folder in
      let vaultFile = folder.appending("vault.json")
      try RefreshTests.vault.write(to: vaultFile)
      try await VaultRig.with(vaultFile) { rig in
        try await rig.load("specimens", numbered: [1, 2], in: folder)
        try await rig.refreshAll()
        #expect(try await rig.findings() == [:])
        // An instant that no refresh has seen yet, and that lies behind the load.
        _ = try await rig.rows(
          """
          INSERT INTO business.snapshot (snapshot_date, is_daily, is_weekly, is_monthly)
          VALUES (now() + interval '1 hour', true, false, false)
          """)
        let missing = try await rig.verify()
        #expect(missing.exitCode == 0, "\(missing.errorOutput)")
        #expect(missing.output.contains("warning: business.specimen_pit: stale: "))
        #expect(
          missing.output.contains(
            "is missing; vaultload refresh specimen brings it up to date"))
        #expect(
          try await Set(rig.findings().keys) == [
            "stale business.specimen_pit", "stale business.shelves_bridge",
          ])
        try await rig.refreshAll()
        #expect(try await rig.findings() == [:])

        for fault in Self.faults {
          _ = try await rig.rows(fault.change)
          let outcome = try await rig.verify()
          #expect(outcome.exitCode == fault.exitCode, "\(fault.change.text)")
          #expect(outcome.output.contains(fault.message), "\(outcome.output)")
          #expect(try await Set(rig.findings().keys) == fault.found, "\(fault.change.text)")
          try await rig.refreshAll()
          #expect(try await rig.findings() == [:], "\(fault.change.text)")
        }
      }
    }
  }

  private static let faults: [(change: SQL, exitCode: Int32, message: String, found: Set<String>)] =
    [
      (
        """
        UPDATE business.specimen_pit
        SET description_hk = util.zero_key(), description_load_date = '1900-01-01 00:00:00+00'
        WHERE description_hk <> util.zero_key()
        """, 0, "is not what holds then; vaultload refresh specimen",
        ["stale business.specimen_pit"]
      ),
      (
        """
        UPDATE business.specimen_pit
        SET description_load_date = description_load_date + interval '1 second'
        WHERE description_hk <> util.zero_key()
        """, 2, "names a row of business.description_s that does not exist",
        ["stale business.specimen_pit", "pointers business.specimen_pit"]
      ),
      (
        "DELETE FROM business.shelves_bridge", 0, "is missing; vaultload refresh shelves",
        ["stale business.shelves_bridge"]
      ),
      (
        """
        INSERT INTO business.shelves_bridge
        SELECT (jsonb_populate_record(stored, jsonb_build_object('place_hk', sha256('x')))).*
        FROM business.shelves_bridge AS stored LIMIT 1
        """, 2, "names a row of business.place_l that does not exist",
        ["stale business.shelves_bridge", "pointers business.shelves_bridge"]
      ),
    ]
}

extension VaultRig {
  fileprivate func refreshAll() async throws {
    let outcome = try await runRefresh([])
    try #require(outcome.exitCode == 0, "\(outcome.errorOutput)")
  }

  /// How many rows each check found that found any.
  fileprivate func findings() async throws -> [String: Int] {
    struct Report: Decodable {
      struct Check: Decodable {
        var rule: String
        var table: String
        var faults: Int
      }

      var checks: [Check]
    }
    let outcome = try await verify(["--format", "json"])
    let report = try JSONDecoder().decode(Report.self, from: Data(outcome.output.utf8))
    return Dictionary(
      report.checks.filter { $0.faults > 0 }.map { ("\($0.rule) \($0.table)", $0.faults) },
      uniquingKeysWith: +)
  }
}
