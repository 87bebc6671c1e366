import FoundationEssentials
import PostgresSchema
import Subprocess
import SystemPackage
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What becomes of records whose tenant is known later, and of loads that are cut off.
@Suite struct LookUpDaysTests {
  @Test func `a record that came before its booking is replayed once that is there`() async throws {
    try await LookUpRig.with { houses in
      try await houses.load("bookings", ["north,1,10"])
      let first = try await houses.load("refunds", ["R1,1,,5", "R2,2,,6", "R3,3,,7"])
      #expect(first.quarantine == ["unknown_tenant": 2])
      try await houses.load("bookings", ["north,1,10", "south,2,20"], as: "bookings-2")

      let file = houses.folder.appending("refused.csv").string
      let exported = try await houses.quarantine([
        "export", "--load", "\(first.loadId)", "-o", file,
      ])
      #expect(exported.exitCode == 0, "\(exported.errorOutput)")
      let replay = try await houses.quarantine(
        ["replay", file, "--vault", houses.rig.vaultFile.string])
      #expect(replay.exitCode == 0, "\(replay.errorOutput)")
      #expect(replay.output.contains("1 records are wrong still and were refused again"))
      #expect(try await houses.owners(of: "refund", by: "refund_number") == "R1 north, R2 south")
      #expect(
        try await houses.rig.number(
          """
          SELECT count(DISTINCT date_trunc('milliseconds', load_date)) FROM business.refund_s WHERE amount IS NOT NULL
          """) == 1)
      try await houses.expectRoundTrip(deliveries: 4)
    }
  }

  @Test func `a delivery compares with what was known when it came`() async throws {
    try await LookUpRig.with { houses in
      try await houses.load("attempts", ["A1,ann@x.org,1", "A2,bob@x.org,"])
      try await houses.load("guests", ["north,ann@x.org"])
      try await houses.load("bookings", ["south,1,10"])
      try await houses.expectRoundTrip(deliveries: 3)
    }
  }

  @Test func `in a full extract a record moves to the tenant that has become known`() async throws {
    try await LookUpRig.with { houses in
      try await houses.load("attempts", ["A1,ann@x.org,", "A2,bob@x.org,"])
      try await houses.load("guests", ["north,ann@x.org", "south,bob@x.org"])
      let second = try await houses.load(
        "attempts", ["A1,ann@x.org,", "A2,bob@x.org,5"], as: "attempts-2")
      #expect(second.absences?.keys == ["business.attempt_status_s": 2])
      let present = try await houses.rig.rows(
        """
        SELECT attempt_number, shop, (array_agg(is_present ORDER BY attempt_status_s.load_date DESC))[1]
        FROM business.attempt_status_s JOIN business.attempt_h USING (attempt_hk)
        JOIN auth.tenant_h ON tenant_h.tenant_hk = attempt_h.tenant_hk
        WHERE attempt_number IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 2
        """)
      #expect(
        present == [
          ["A1", "SYSTEM", "f"], ["A1", "north", "t"], ["A2", "SYSTEM", "f"], ["A2", "south", "t"],
        ])
      let open = try await houses.rig.rows(
        """
        SELECT attempt_number, shop FROM business.attempt_s JOIN business.attempt_h USING (attempt_hk)
        JOIN auth.tenant_h ON tenant_h.tenant_hk = attempt_h.tenant_hk
        WHERE load_end_date IS NULL AND attempt_number IS NOT NULL ORDER BY 1
        """)
      #expect(open == [["A1", "north"], ["A2", "south"]])
      try await houses.expectRoundTrip(deliveries: 3)
    }
  }

  @Test func `an absent key is closed among the tenants of the extract`() async throws {
    try await LookUpRig.with { houses in
      try await houses.load("bookings", ["north,1,10", "south,2,20"])
      try await houses.load("refunds", ["R1,1,,5", "R2,2,,6", "R3,1,,7"])
      let second = try await houses.load("refunds", ["R1,1,,5"], as: "refunds-2")
      #expect(second.absences?.keys == ["business.refund_status_s": 1])
      let open = try await houses.rig.rows(
        """
        SELECT refund_number FROM business.refund_current JOIN business.refund_h USING (refund_hk)
        WHERE refund_number IS NOT NULL ORDER BY 1
        """)
      #expect(open == [["R1"], ["R2"]])
    }
  }

  @Test(arguments: ["1", "1000"])
  func `what a load brings by the way is known to the next one only`(batch: String) async throws {
    try await LookUpRig.with { houses in
      try await houses.load("bookings", ["north,1,10"])
      let refunds = ["R1,1,1000,5", "R2,1000,,6", "R3,1,,7"]
      let first = try await houses.load("refunds", refunds, ["--batch-records", batch])
      #expect(first.quarantine == ["unknown_tenant": 1])
      #expect(try await houses.owners(of: "booking", by: "booking_number") == "1 north, 1000 north")
      let again = try await houses.load("refunds", refunds, ["--again"])
      #expect(again.quarantine == [:])
      #expect(
        try await houses.owners(of: "refund", by: "refund_number") == "R1 north, R2 north, R3 north"
      )
      try await houses.expectRoundTrip(deliveries: 3)
    }
  }

  @Test func `a load that was killed goes on as if it had not been`() async throws {
    let bookings = (1...400).map { "\($0 % 3 == 0 ? "north" : "south"),\($0),1" }
    // Each of the first half brings a booking that one of the second half asks for.
    let refunds = (1...800).map { number in
      number <= 400 ? "R\(number),\(number),\(1_000 + number),1" : "R\(number),\(600 + number),,2"
    }
    let undisturbed = Box<LoadOutcome?>(nil)
    try await LookUpRig.with { houses in
      try await houses.load("bookings", bookings)
      try await houses.load("refunds", refunds, ["--batch-records", "7"])
      undisturbed.value = try await LoadOutcome.read(houses.rig)
    }
    try await LookUpRig.with { houses in
      try await houses.load("bookings", bookings)
      let file = try houses.write("refunds", refunds)
      try await Self.kill(behind: 300, loading: file, houses)
      let rest = try await houses.rig.load(
        "refunds", [file], ["--batch-records", "7"], endingWith: [0, 3])
      #expect(rest.resumed)
      #expect(rest.quarantine == ["unknown_tenant": 400])
      #expect(try await LoadOutcome.read(houses.rig) == undisturbed.value)
      try await houses.expectRoundTrip(deliveries: 2)
    }
  }

  /// Starts a load and kills it once so many records are committed.
  private static func kill(
    behind records: Int64, loading file: String, _ houses: LookUpRig
  ) async throws {
    let result = try await Subprocess.run(
      .path(Program.vaultload.path),
      arguments: Arguments([
        "run", "--vault", houses.rig.vaultFile.string, "--database", houses.rig.url,
        "--source", "refunds", "--input", file, "--batch-records", "1",
      ]), input: .none, output: .discarded, error: .discarded
    ) { execution in
      let committed: SQL = """
        SELECT coalesce(max(checkpoint.records), 0) FROM metadata.load_checkpoint AS checkpoint
        JOIN metadata.load USING (load_id) WHERE source = 'refunds'
        """
      try await houses.rig.until { try await $0.number(committed) >= records }
      try execution.send(signal: .kill)
    }
    #expect(result.terminationStatus == .signaled(SIGKILL))
  }
}
