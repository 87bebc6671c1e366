import FoundationEssentials
import PostgresSchema
import SystemPackage
import TestSupport
import Testing

/// Whether a key is there: status satellites, deletions of full extracts, and sightings.
@Suite struct PresenceTests {
  private static let key: SQL = "JOIN business.customer_h AS hub USING (customer_hk)"

  private static let states: SQL = """
    SELECT string_agg(customer_number || CASE WHEN is_present THEN '+' ELSE '-' END
      || \(KindsRig.day("version.load_date")), ' ' ORDER BY customer_number, version.load_date)
    FROM business.customer_status_s AS version \(key)
    """

  @Test(arguments: KindsVault.Convention.allCases)
  func `P1 and S20: what is absent from a full extract is closed, and opens when it returns`(
    convention: KindsVault.Convention
  ) async throws {
    try await KindsRig.with(convention) { kinds in
      try await kinds.load("customers", on: 1, ["K,A", "L,A"])
      try await kinds.load("customers", on: 3, ["L,A"])
      #expect(try await kinds.text(Self.states) == "K+1 K-3 L+1")
      let cities = {
        try await kinds.versions("profile", "customer_number || city", joining: Self.key)
      }
      #expect(try await cities() == "KA[1,3) LA[1,∞)")
      let back = try await kinds.load("customers", on: 5, ["K,A", "L,A"], ["--again"])
      #expect(try await kinds.text(Self.states) == "K+1 K-3 K+5 L+1")
      #expect(try await cities() == "KA[1,3) LA[1,∞) KA[5,∞)")
      #expect(back.records.changed == 1, "\(back.records)")
    }
  }

  @Test func `a key that is absent from a second extract of one load date ends behind it`()
    async throws
  {
    try await KindsRig.with { kinds in
      try await kinds.load("customers", on: 1, ["K,A", "L,A"])
      try await kinds.load("customers", on: 1, ["L,A"])
      let states = try await kinds.rig.rows(
        """
        SELECT customer_number, is_present, version.load_date - min(version.load_date) OVER ()
        FROM business.customer_status_s AS version \(Self.key)
        ORDER BY customer_number, version.load_date
        """)
      #expect(
        states == [
          ["K", "t", "PT0S"], ["K", "f", "PT0.000001S"], ["L", "t", "PT0S"],
        ])
      let open = try await kinds.rig.rows("SELECT city FROM business.profile_current")
      #expect(open == [["A"]])
    }
  }

  @Test func `deletions never reach past the tenants of the extract`() async throws {
    try await KindsRig.with { kinds in
      let header = "shop,customer,city\n"
      let both = try kinds.write("both", header + "s,K,A\nt,K,A\nt,L,A\n")
      try await kinds.rig.load("customers", [both])
      let one = try kinds.write("one", header + "t,L,A\n")
      try await kinds.rig.load("customers", [one])
      let absent = try await kinds.rig.rows(
        """
        SELECT shop || customer_number FROM business.customer_status_s
        JOIN business.customer_h USING (customer_hk)
        JOIN business.tenant_h ON tenant_h.tenant_hk = customer_h.tenant_hk
        WHERE NOT is_present
        """)
      #expect(absent == [["tK"]])
    }
  }

  @Test func `an extract without a record is refused unless it is confirmed`() async throws {
    try await KindsRig.with { kinds in
      try await kinds.load("customers", on: 1, ["K,A", "L,A"])
      let empty = try kinds.write("empty", "shop,customer,city\n")
      let refused = try await kinds.rig.run("customers", [empty])
      #expect(refused.exitCode == 65)
      #expect(refused.errorOutput.contains("--confirm-empty"), "\(refused.errorOutput)")
      #expect(try await kinds.text(Self.states) == "K+1 L+1")
      try await kinds.rig.load("customers", [empty], ["--confirm-empty"])
      #expect(
        try await kinds.rig.number(
          "SELECT count(*) FROM business.customer_status_s WHERE NOT is_present") == 2)
      #expect(
        try await kinds.rig.number(
          "SELECT count(*) FROM business.profile_current") == 0)
    }
  }

  @Test func `an extract without a record speaks for one tenant`() async throws {
    try await KindsRig.with { kinds in
      let both = try kinds.write("both", "shop,customer,city\ns,K,A\nt,K,A\nt,L,A\n")
      try await kinds.rig.load("customers", [both])
      let empty = try kinds.write("empty", "shop,customer,city\n")
      let refused = try await kinds.rig.run("customers", [empty], ["--confirm-empty"])
      #expect(refused.exitCode == 65)
      #expect(refused.errorOutput.contains("with --tenant"), "\(refused.errorOutput)")
      let absent: SQL = """
        SELECT shop || customer_number FROM business.customer_status_s
        JOIN business.customer_h USING (customer_hk)
        JOIN business.tenant_h ON tenant_h.tenant_hk = customer_h.tenant_hk
        WHERE NOT is_present ORDER BY 1
        """
      #expect(try await kinds.rig.rows(absent) == [])
      let report = try await kinds.rig.load(
        "customers", [empty], ["--confirm-empty", "--tenant", "t"])
      #expect(report.absences?.keys == ["business.customer_status_s": 2])
      #expect(try await kinds.rig.rows(absent) == [["tK"], ["tL"]])
    }
  }

  @Test func `a refused record is not taken for an absent key`() async throws {
    try await KindsRig.with { kinds in
      let first = try await kinds.load("customers", on: 1, ["K,A", "L,A"])
      #expect(first.absences == Report.Absences(keys: [:]))
      let file = try kinds.delivery(of: "customers", on: 2, ["L,A", "K,A,too many"])
      let options = KindsRig.date(2) + ["--max-rejects", "1", "--format", "json"]
      let held = try await kinds.rig.run("customers", [file], options)
      #expect(held.exitCode == 3)
      #expect(held.errorOutput.contains("--confirm-absences"), "\(held.errorOutput)")
      let report = try Report(json: held.output)
      #expect(report.records.quarantined == 1)
      #expect(report.absences == Report.Absences(heldBackBecause: "unreadable_keys", keys: [:]))
      #expect(try await kinds.text(Self.states) == "K+1 L+1")
      let again = try await kinds.rig.run("customers", [file], options)
      #expect(again.exitCode == 3, "held back absences are no success: \(again.output)")
      try await kinds.rig.load(
        "customers", [file], KindsRig.date(2) + ["--max-rejects", "1", "--confirm-absences"])
      #expect(try await kinds.text(Self.states) == "K+1 K-2 L+1")
    }
  }

  @Test func `a mended record is a part of the extract whose absent keys wait`() async throws {
    try await KindsRig.with { kinds in
      try await kinds.load("customers", on: 1, ["K,A", "L,A", "M,A"])
      let file = try kinds.delivery(of: "customers", on: 2, ["L,A", "K,A,too many"])
      let held = try await kinds.rig.load(
        "customers", [file], KindsRig.date(2) + ["--max-rejects", "1"], endingWith: [3])
      let mended = kinds.folder.appending("mended.csv").string
      let exported = try await kinds.quarantine(
        ["export", "--load", "\(held.loadId)", "-o", mended])
      try #require(exported.exitCode == 0, "\(exported.errorOutput)")
      try "shop,customer,city\ns,K,A\n".write(
        toFile: mended, atomically: true, encoding: .utf8)
      let replayed = try await kinds.replay(mended)
      #expect(replayed.exitCode == 0, "\(replayed.errorOutput)")
      try await kinds.rig.load(
        "customers", [file], KindsRig.date(2) + ["--max-rejects", "1", "--confirm-absences"])
      #expect(try await kinds.text(Self.states) == "K+1 K+2 L+1 M+1 M-2")
      let stillThere = try await kinds.text(
        """
        SELECT string_agg(customer_number, ' ' ORDER BY customer_number)
        FROM business.profile_current JOIN business.customer_h USING (customer_hk)
        """)
      #expect(stillThere == "K L")
      let verified = try await kinds.rig.verify(["--delivery", file, mended])
      #expect(verified.exitCode == 0, "\(verified.output)")
    }
  }

  @Test(arguments: [1, 2, 100])
  func `what a stopped load had seen is not absent when it goes on`(batch: Int) async throws {
    try await KindsRig.with { kinds in
      let records = (0..<9).map { "K\($0),A" }
      let file = try kinds.delivery(of: "customers", on: 1, records)
      // As a load that was cut off behind four records leaves it, but for their rows.
      let text = try String(contentsOfFile: file, encoding: .utf8)
      _ = try await kinds.rig.rows(
        """
        WITH load AS (
          INSERT INTO metadata.load (vault_name, source, delivery_digest, inputs, status,
            dictated_date, load_date, last_date, program_version)
          VALUES ('kinds', 'customers', sha256(sha256(convert_to(\(literal: text), 'UTF8'))), '[]',
            'running', '2026-01-01 00:00+00', '2026-01-01 00:00+00', '2026-01-01 00:00+00', 'test')
          RETURNING load_id)
        INSERT INTO metadata.load_checkpoint (load_id, records, batches)
        SELECT load_id, 4, 1 FROM load
        """)
      let resumed = try await kinds.rig.load(
        "customers", [file], KindsRig.date(1) + ["--batch-records", "\(batch)"])
      #expect(resumed.resumed)
      let again = try await kinds.load("customers", on: 2, records.reversed())
      #expect(again.records.new == 4, "\(again.records)")
      #expect(
        try await kinds.rig.number(
          "SELECT count(*) FROM business.customer_status_s WHERE NOT is_present") == 0)
    }
  }

  @Test(arguments: KindsVault.Convention.allCases)
  func `X3: behind a late version holds again what was seen later`(
    convention: KindsVault.Convention
  ) async throws {
    try await KindsRig.with(convention) { kinds in
      try await kinds.load("customers", on: 1, ["K,Syd"])
      try await kinds.load("customers", on: 3, ["K,Syd"], ["--again"])
      #expect(try await kinds.versions("profile", "city") == "Syd[1,∞)")
      let late = try await kinds.load("customers", on: 2, ["K,Bris"])
      #expect(late.records.late == 1, "\(late.records)")
      #expect(try await kinds.versions("profile", "city") == "Syd[1,2) Bris[2,3) Syd[3,∞)")
    }
  }

  @Test func `a key is tracked once for each load`() async throws {
    try await KindsRig.with { kinds in
      try await kinds.load("customers", on: 1, ["K,A", "K,A"], ["--batch-records", "1"])
      let report = try await kinds.load("customers", on: 2, ["K,A"], ["--again"])
      #expect(report.records.unchanged == 1, "\(report.records)")
      let sightings = try await kinds.text(
        """
        SELECT string_agg(\(KindsRig.day("load_date")) || record_source, ' ' ORDER BY load_date)
        FROM business.customer_tracking_s
        """)
      #expect(sightings == "1customers 2customers")
    }
  }
}
