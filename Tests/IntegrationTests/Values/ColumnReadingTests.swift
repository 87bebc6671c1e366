import FoundationEssentials
import PostgresSchema
import SystemPackage
import TestSupport
import Testing
import VaultModel

/// Columns that declare how delivered values are read, from files and from a database.
@Suite struct ColumnReadingTests {
  /// One record that needs no conversion, and one for each column that does.
  private static let records = [
    "acme,1,2024-01-01T00:00:00Z,2024-01-01 12:00:00+00,2024-01-01 00:00,{2024-01-01},,",
    "acme,2,,2024-01-01T00:00:00+05,,,,", "acme,3,,,2024-12-31T23:30:00-05:00,,,",
    "acme,4,,,,\"{2024-01-01,\"\"2024-01-01 23:30-05\"\"}\",,",
    "acme,5,2024-01-01 23:30-05,,,,,",
  ]

  @Test func `what a column cannot hold is quarantined or converted, wherever it comes from`()
    async throws
  {
    try await Self.withDelivery(Self.records) { delivery, rig in
      try await Self.expectRefusals(of: delivery, rig)
      try await Self.expectConversions(of: delivery, rig)
      try await Self.expectDatabaseAlike(rig)
      #expect(try await HashVerification.run(rig).differences == [:])
    }
  }

  @Test func `a char(n) that comes padded from one side and bare from the other is one key`()
    async throws
  {
    try await Self.withDelivery(["acme,ab,,,,,,"]) { bare, rig in
      _ = try await rig.rows(
        """
        CREATE TABLE public.delivery AS SELECT 'acme'::text AS tenant_id, 'ab'::char(5) AS number,
          NULL::date AS seen_on, NULL::timestamp AS local_at, NULL::date AS born_on,
          NULL::date[] AS days, NULL::bytea AS photo, NULL::text AS currency
        """)
      #expect(try await Self.load("plain", "public.delivery", rig).records.new == 1)
      #expect(try await rig.load("plain", [bare]).records.unchanged == 1)
      let padded = bare + ".padded"
      try ([ReadingVault.columns.joined(separator: ","), "acme,ab   ,,,,,,"])
        .joined(separator: "\n").write(toFile: padded, atomically: true, encoding: .utf8)
      let loaded = try await rig.load("converted", [padded])
      // The first version of its satellite, and no key.
      #expect(loaded.targets.first { $0.table == "business.thing_h" }?.counts.new == 0, "\(loaded)")
      #expect(try await Self.load("converted", "public.delivery", rig).records.unchanged == 1)
      #expect(
        try await rig.rows("SELECT number FROM business.thing_h WHERE number IS NOT NULL")
          == [["ab"]])
    }
  }

  @Test func `base64 becomes bytes where it is declared, and nothing else does`() async throws {
    let records = [
      "acme,1,,,,,AP8=,", "acme,2,,,,,AP8,", "acme,3,,,,,hello!,", "acme,4,,,,,\\x00ff,",
    ]
    try await Self.withDelivery(records) { delivery, rig in
      let report = try await rig.load("converted", [delivery])
      #expect(report.quarantine == ["invalid_bytes": 2])
      #expect(
        try await rig.rows(
          """
          SELECT number, photo::text FROM business.converted_s JOIN business.thing_h USING (thing_hk)
          WHERE photo IS NOT NULL ORDER BY 1
          """) == [["1", "\\x00ff"], ["4", "\\x00ff"]])
    }
  }

  @Test func `a column that a delivery lacks has the value that the model declares`() async throws {
    try await Self.withDelivery([]) { delivery, rig in
      let header = ReadingVault.columns.dropLast().joined(separator: ",")
      try "\(header)\nacme,1,,,,,\n".write(toFile: delivery, atomically: true, encoding: .utf8)
      let refused = try await rig.run("plain", [delivery])
      #expect(refused.exitCode == 65)
      #expect(refused.errorOutput.contains("currency"))
      let loaded = try await rig.load("converted", [delivery])
      #expect(loaded.records.new == 1, "\(loaded)")
      let records = delivery + ".ndjson"
      try #"""
      {"tenant_id": "acme", "number": "2"}
      {"tenant_id": "acme", "number": "3", "currency": null}
      {"tenant_id": "acme", "number": "4", "currency": "USD"}
      """#.write(toFile: records, atomically: true, encoding: .utf8)
      #expect(try await rig.load("converted", [records]).records.new == 3)
      _ = try await rig.rows(
        """
        CREATE TABLE public.delivery AS SELECT 'acme'::text AS tenant_id, '5'::text AS number,
          NULL::date AS seen_on, NULL::timestamp AS local_at, NULL::date AS born_on,
          NULL::date[] AS days, NULL::bytea AS photo
        """)
      #expect(try await Self.load("converted", "public.delivery", rig).records.new == 1)
      #expect(
        try await rig.rows(
          """
          SELECT number, currency FROM business.converted_s JOIN business.thing_h USING (thing_hk)
          WHERE number IS NOT NULL ORDER BY 1
          """) == [["1", "EUR"], ["2", "EUR"], ["3", nil], ["4", "USD"], ["5", "EUR"]])
    }
  }

  /// Gives the body a file of records, and a database with the vault.
  private static func withDelivery(
    _ records: [String], _ body: @escaping @Sendable (String, VaultRig) async throws -> Void
  ) async throws {
    try await TemporaryFolder.with(named: "readings") { folder in
      let file = folder.appending("vault.json")
      try ReadingVault.vault.write(to: file)
      let delivery = folder.appending("delivery.csv").string
      try ([ReadingVault.columns.joined(separator: ",")] + records)
        .joined(separator: "\n").write(toFile: delivery, atomically: true, encoding: .utf8)
      try await VaultRig.with(file) { rig in try await body(delivery, rig) }
    }
  }

  private static func load(_ source: String, _ table: String, _ rig: VaultRig) async throws
    -> Report
  {
    let outcome = try await Program.vaultload.run([
      "run", "--vault", rig.vaultFile.string, "--database", rig.url, "--source", source,
      "--from", rig.url, "--table", table, "--format", "json", "--max-rejects", "100%",
    ])
    return try Report(json: outcome.output)
  }

  private static func expectRefusals(of delivery: String, _ rig: VaultRig) async throws {
    let outcome = try await rig.run(
      "plain", [delivery], ["--format", "json", "--max-rejects", "100%"])
    let report = try Report(json: outcome.output)
    #expect(report.quarantine == ["needs_conversion": 4], "\(outcome.errorOutput)")
    #expect(report.records.new == 1)
    let columns = try await rig.rows(
      "SELECT column_name, detail FROM metadata.quarantine ORDER BY record")
    #expect(columns.map(\.[0]) == ["local_at", "born_on", "days", "seen_on"])
    #expect(
      columns.first?[1]
        == "an offset from UTC, which the column's type cannot hold; to convert such values to UTC "
        + "declare the source's column with .at(.utc): Column(\"local_at\", …).at(.utc)")
  }

  private static func expectConversions(of delivery: String, _ rig: VaultRig) async throws {
    let report = try await rig.load("converted", [delivery])
    #expect(report.records.new == 5)
    #expect(
      try await rig.rows(
        """
        SELECT number, local_at::text, born_on::text, days::text
        FROM business.converted_s JOIN business.thing_h USING (thing_hk)
        WHERE number <> '' ORDER BY number
        """) == [
          ["1", "2024-01-01 12:00:00", "2024-01-01", "{2024-01-01}"],
          ["2", "2023-12-31 19:00:00", nil, nil], ["3", nil, "2025-01-01", nil],
          ["4", nil, nil, "{2024-01-01,2024-01-02}"], ["5", nil, nil, nil],
        ])
    #expect(
      try await rig.rows(
        "SELECT seen_on::text FROM business.day_h WHERE seen_on IS NOT NULL ORDER BY seen_on")
        == [["2024-01-01"], ["2024-01-02"]])
  }

  private static func expectDatabaseAlike(_ rig: VaultRig) async throws {
    _ = try await rig.rows(
      """
      CREATE TABLE public.delivery (tenant_id text, number text, seen_on timestamptz,
        local_at timestamptz, born_on timestamp, days timestamptz[], photo bytea, currency text)
      """)
    _ = try await rig.rows(
      """
      INSERT INTO public.delivery VALUES
        ('acme', '1', '2024-01-01 00:00+00', '2024-01-01 12:00+00', '2024-01-01', '{2024-01-01 00:00+00}'),
        ('acme', '2', NULL, '2024-01-01 00:00+05', NULL, NULL),
        ('acme', '3', NULL, NULL, '2025-01-01 04:30', NULL),
        ('acme', '4', NULL, NULL, NULL, '{2024-01-01 00:00+00,2024-01-01 23:30-05}'),
        ('acme', '5', '2024-01-01 23:30-05', NULL, NULL, NULL)
      """)
    // A timestamptz comes in UTC, so that of its column nothing is lost.
    let plain = try await load("plain", "public.delivery", rig)
    #expect(plain.quarantine == ["needs_conversion": 3])
    #expect(plain.records.new == 1)
    #expect(plain.records.unchanged == 1)
    let converted = try await load("converted", "public.delivery", rig)
    #expect(converted.records.unchanged == 5, "\(converted.records)")
  }
}
