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
    "acme,1,2024-01-01T00:00:00Z,2024-01-01 12:00:00+00,2024-01-01 00:00,{2024-01-01}",
    "acme,2,,2024-01-01T00:00:00+05,,", "acme,3,,,2024-12-31T23:30:00-05:00,",
    "acme,4,,,,\"{2024-01-01,\"\"2024-01-01 23:30-05\"\"}\"", "acme,5,2024-01-01 23:30-05,,,",
  ]

  @Test func `what a column cannot hold is quarantined or converted, wherever it comes from`()
    async throws
  {
    try await TemporaryFolder.with(named: "readings") { folder in
      let file = folder.appending("vault.json")
      try ReadingVault.vault.write(to: file)
      let delivery = folder.appending("delivery.csv").string
      try ([ReadingVault.columns.joined(separator: ",")] + Self.records)
        .joined(separator: "\n").write(toFile: delivery, atomically: true, encoding: .utf8)
      try await VaultRig.with(file) { rig in
        try await Self.expectRefusals(of: delivery, rig)
        try await Self.expectConversions(of: delivery, rig)
        try await Self.expectDatabaseAlike(rig)
        #expect(try await HashVerification.run(rig).differences == [:])
      }
    }
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
        local_at timestamptz, born_on timestamp, days timestamptz[])
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
    func load(_ source: String) async throws -> Report {
      let outcome = try await Program.vaultload.run([
        "run", "--vault", rig.vaultFile.string, "--database", rig.url, "--source", source,
        "--from", rig.url, "--table", "public.delivery", "--format", "json",
        "--max-rejects", "100%",
      ])
      return try Report(json: outcome.output)
    }
    // A timestamptz comes in UTC, so that of its column nothing is lost.
    let plain = try await load("plain")
    #expect(plain.quarantine == ["needs_conversion": 3])
    #expect(plain.records.new == 1)
    #expect(plain.records.unchanged == 1)
    let converted = try await load("converted")
    #expect(converted.records.unchanged == 5, "\(converted.records)")
  }
}
