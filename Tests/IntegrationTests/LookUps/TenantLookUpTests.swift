import FoundationEssentials
import PostgresSchema
import SystemPackage
import TestSupport
import Testing

/// Whose the records are that do not say it.
@Suite struct TenantLookUpTests {
  private static let bookings = ["north,1,10", "south,2,20", "north,3,30"]

  @Test(arguments: ["1", "2", "1000"])
  func `a record belongs to the tenant of the booking that it names`(batch: String) async throws {
    try await LookUpRig.with { houses in
      try await houses.load("bookings", Self.bookings)
      let report = try await houses.load(
        "refunds", ["R1,1,,5", "R2,2,,6", "R3,,,7", "R4,9,,8", "R5,3,,9"],
        ["--batch-records", batch])
      #expect(report.quarantine == ["unknown_tenant": 2])
      #expect(report.records.new == 3)
      #expect(
        try await houses.owners(of: "refund", by: "refund_number") == "R1 north, R2 south, R5 north"
      )
      #expect(
        try await houses.owners(of: "booking", by: "booking_number") == "1 north, 2 south, 3 north")
      #expect(
        try await houses.refusals() == [
          ["unknown_tenant", "booking", "no tenant: the record has no key of hub \"booking\""],
          [
            "unknown_tenant", "booking",
            "no tenant: hub \"booking\" does not have the record's key",
          ],
        ])
      try await houses.expectRoundTrip(deliveries: 2)
    }
  }

  @Test func `the first key that is known decides, and the fallback last`() async throws {
    try await LookUpRig.with { houses in
      try await houses.load("bookings", Self.bookings)
      try await houses.load("guests", ["north,ANN@X.ORG", "south,\" bob@x.org\""])
      let report = try await houses.load(
        "attempts",
        [
          "A1,\" ann@x.org \",2", "A2,eve@x.org,2", "A3,,3", "A4,,", "A5,eve@x.org,9",
          "A6,BOB@X.ORG,1",
        ])
      #expect(report.quarantine == [:])
      #expect(
        try await houses.owners(of: "attempt", by: "attempt_number")
          == "A1 north, A2 south, A3 north, A4 SYSTEM, A5 SYSTEM, A6 south")
      try await houses.expectRoundTrip(deliveries: 3)
    }
  }

  @Test func `a key of several tenants is nobody's, but for tenants that stand in`() async throws {
    try await LookUpRig.with { houses in
      try await houses.load(
        "bookings",
        [
          "north,5,1", "south,5,1", "SYSTEM,6,1", "south,6,1", "SYSTEM,7,1", "west,5,1",
          "\"a\"\"b\\\",8,1",
        ])
      let report = try await houses.load("refunds", ["R5,5,,1", "R6,6,,1", "R7,7,,1", "R8,8,,1"])
      #expect(report.quarantine == ["ambiguous_tenant": 1])
      #expect(
        try await houses.owners(of: "refund", by: "refund_number")
          == "R6 south, R7 SYSTEM, R8 a\"b\\")
      #expect(
        try await houses.refusals() == [
          [
            "ambiguous_tenant", "booking",
            "3 tenants have the record's key of hub \"booking\"",
          ]
        ])
    }
  }

  @Test func `who describes a booking has it, whoever else refers to it`() async throws {
    try await LookUpRig.with { houses in
      // What north returns was booked before with a number that it shares with south.
      try await houses.load("bookings", ["north,1,10", "south,3,30"])
      try await houses.load("refunds", ["R1,1,3,5", "R2,1,4,5"])
      let owners = try await houses.owners(of: "booking", by: "booking_number")
      #expect(owners == "1 north, 3 north, 3 south, 4 north")
      let report = try await houses.load("attempts", ["A3,,3", "A4,,4"])
      #expect(report.quarantine == [:])
      let attempts = try await houses.owners(of: "attempt", by: "attempt_number")
      #expect(attempts == "A3 south, A4 north")
      try await houses.load("bookings", ["north,1,10", "south,3,30", "north,3,31"], as: "more")
      let late = try await houses.load("attempts", ["A3,,3", "A4,,4"], as: "late", ["--again"])
      #expect(late.quarantine == ["ambiguous_tenant": 1])
    }
  }

  @Test func `keys of several parts are found, also where a part is missing or odd`() async throws {
    try await LookUpRig.with { houses in
      try await houses.load("bookings", Self.bookings)
      try await houses.load(
        "rooms", ["a|b,1,1", "a,,2", "\"say \"\"hi\"\", \\{x}\",7,1"])
      let report = try await houses.load(
        "extras",
        ["E1,a|b,01", "E2,a,", "E3,\"say \"\"hi\"\", \\{x}\",7", "E4,a,1", "E5,a|b|1,", "E6,,1"])
      #expect(report.quarantine == ["unknown_tenant": 3])
      #expect(
        try await houses.owners(of: "extra", by: "extra_number") == "E1 north, E2 south, E3 north")
      let details = try await houses.refusals().map { $0[2] }
      #expect(details[0] == "no tenant: hub \"room\" does not have the record's key")
    }
  }

  @Test(arguments: ["1", "1000"])
  func `sets of members are read with the tenant of their key`(batch: String) async throws {
    try await LookUpRig.with { houses in
      try await houses.load("bookings", Self.bookings)
      let notes = ["2,door,shut", "1,door,open", "2,bed,made", "9,bed,unmade", "1,bed,made"]
      let report = try await houses.load("notes", notes, ["--batch-records", batch])
      #expect(report.quarantine == ["unknown_tenant": 1])
      let stored = try await houses.rig.rows(
        """
        SELECT shop, booking_number, string_agg(kind || '=' || note, ' ' ORDER BY kind)
        FROM business.note_s JOIN business.booking_h USING (booking_hk)
        JOIN auth.tenant_h ON tenant_h.tenant_hk = note_s.tenant_hk
        WHERE shop IS NOT NULL GROUP BY 1, 2 ORDER BY 2
        """)
      #expect(
        stored == [["north", "1", "bed=made door=open"], ["south", "2", "bed=made door=shut"]])
      try await houses.expectRoundTrip(deliveries: 2)
    }
  }

  @Test func `more records than are asked for at once are found, whatever the batches`()
    async throws
  {
    try await LookUpRig.with { houses in
      try await houses.load(
        "bookings", (1...6_000).map { "\($0 % 2 == 0 ? "north" : "south"),\($0),1" })
      let refunds = (1...9_000).map { "R\($0),\($0 % 6_500),,1" }
      let report = try await houses.load("refunds", refunds, ["--batch-records", "977"])
      #expect(report.records.read == 9_000)
      #expect(report.quarantine == ["unknown_tenant": 500])
      let wrong = try await houses.rig.number(
        """
        SELECT count(*) FROM business.refund_s
        JOIN auth.tenant_h USING (tenant_hk)
        WHERE shop <> CASE WHEN booking % 2 = 0 THEN 'north' ELSE 'south' END
        """)
      #expect(wrong == 0)
      try await houses.expectRoundTrip(deliveries: 2)
    }
  }

  @Test func `JSON lines and a database give the same`() async throws {
    try await LookUpRig.with { houses in
      try await houses.load("bookings", Self.bookings)
      let json = houses.folder.appending("refunds.ndjson").string
      try """
      {"refund": "R1", "booking": 1, "amount": 5, "more": true}
      {"refund": "R2", "booking": "2", "amount": 6}
      {"refund": "R9", "booking": 9, "amount": 6}

      """.write(toFile: json, atomically: true, encoding: .utf8)
      let report = try await houses.rig.load(
        "refunds", [json], ["--input-format", "ndjson", "--ignore-unknown-columns"],
        endingWith: [3])
      #expect(report.ignored == ["more": 1])
      #expect(report.quarantine == ["unknown_tenant": 1])
      _ = try await houses.rig.rows(
        """
        CREATE TABLE public.refunds AS
        SELECT 'R3' AS refund, 3::bigint AS booking, NULL::bigint AS previous, 1.5 AS amount
        """)
      let outcome = try await houses.run(["--source", "refunds", "--from", houses.rig.url])
      #expect(outcome.exitCode == 0, "\(outcome.errorOutput)")
      #expect(
        try await houses.owners(of: "refund", by: "refund_number") == "R1 north, R2 south, R3 north"
      )
    }
  }
}

// MARK: - What a load is told

extension TenantLookUpTests {
  @Test func `a dry run tells what a run does, and stores nothing`() async throws {
    try await LookUpRig.with { houses in
      try await houses.load("bookings", Self.bookings)
      let before = try await VaultContent.read(houses.rig)
      let report = try await houses.load("refunds", ["R1,1,,5", "R4,9,,8"], ["--dry-run"])
      #expect(report.status == "rehearsed")
      #expect(report.records.new == 1)
      #expect(report.quarantine == ["unknown_tenant": 1])
      #expect(try await VaultContent.read(houses.rig) == before)
    }
  }

  @Test func `a tenant that is named takes what is of nobody, and nothing of others`() async throws
  {
    try await LookUpRig.with { houses in
      try await houses.load("bookings", Self.bookings)
      let report = try await houses.load(
        "refunds", ["R1,1,,5", "R2,2,,6", "R3,,,7", "R4,9,,8"], ["--tenant", "south"])
      // A refund without a booking is the tenant's, too, and refused for the key that it lacks.
      #expect(report.quarantine == ["other_tenant": 1, "missing_business_key": 1])
      let refunds = try await houses.owners(of: "refund", by: "refund_number")
      #expect(refunds == "R2 south, R4 south")
    }
  }

  @Test func `a member of the loader's role sees the bookings of all tenants`() async throws {
    try await LookUpRig.with { houses in
      try await houses.load("bookings", Self.bookings)
      let login = "login_\(UInt64.random(in: .min ... .max))"
      _ = try await houses.rig.rows("CREATE ROLE \(id: login) LOGIN IN ROLE houses_loader")
      let url = "postgresql://\(login)" + houses.rig.url.drop { $0 != "@" }
      let loader = VaultRig(url: url, vaultFile: houses.rig.vaultFile)
      let file = try houses.write("refunds", ["R1,1,,5", "R2,2,,6"])
      let report = try await loader.load("refunds", [file])
      #expect(report.quarantine == [:])
      #expect(try await houses.owners(of: "refund", by: "refund_number") == "R1 north, R2 south")
      _ = try await houses.rig.rows("DROP ROLE \(id: login)")
    }
  }
}
