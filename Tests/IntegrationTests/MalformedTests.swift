import FoundationEssentials
import PostgresSchema
import SystemPackage
import TestSupport
import Testing

/// Input that is not what it should be: a clear message, flat memory, and nothing lost.
@Suite struct MalformedTests {
  private static let header =
    "tenant_id,tenant_bk,tenant_name,tenant_status,data_region,compliance_regimes,created_at,"
    + "updated_at"

  private static func record(_ number: Int) -> String {
    let digits = String(number + 1_000_000_000_000).dropFirst()
    return "11111111-1111-4111-8111-\(digits),T\(number),Acme,TRIAL,us-east,{GDPR},"
      + "2026-01-01 00:00:00+00,2026-01-01 00:00:00+00"
  }

  private static func with(
    _ body: @escaping @Sendable (_ rig: VaultRig, _ folder: FilePath) async throws -> Void
  ) async throws {
    try await TemporaryFolder.with(named: "malformed") { folder in
      try await VaultRig.withAiml { try await body($0, folder) }
    }
  }

  private static func write(_ lines: [String], to file: FilePath) throws {
    try (lines.joined(separator: "\n") + "\n")
      .write(toFile: file.string, atomically: true, encoding: .utf8)
  }

  @Test func `of 10,000 unknown columns the first are told`() async throws {
    try await Self.with { rig, folder in
      let file = folder.appending("wide.csv")
      let columns = (1...10_000).map { "c\($0)" }.joined(separator: ",")
      try Self.write(["\(Self.header),\(columns)", Self.record(1)], to: file)
      let outcome = try await rig.run("tenants", [file.string])
      #expect(outcome.exitCode == 65)
      #expect(outcome.errorOutput.contains("column \"c1\" is unknown"))
      #expect(outcome.errorOutput.contains("and 9980 more"))
      #expect(outcome.errorOutput.utf8.count < 2_000)
      let tolerated = try await rig.run(
        "tenants", [file.string], ["--ignore-unknown-columns", "--max-rejects", "100%"])
      #expect(tolerated.exitCode == 0, "\(tolerated.errorOutput)")
    }
  }

  @Test func `a record of 10,000 fields is refused alone`() async throws {
    try await Self.with { rig, folder in
      let file = folder.appending("long.csv")
      let wide = Self.record(2) + String(repeating: ",x", count: 9_992)
      try Self.write([Self.header, Self.record(1), wide, Self.record(3)], to: file)
      let report = try await rig.load("tenants", [file.string])
      #expect(report.quarantine == ["too_many_columns": 1])
      #expect(report.records.new == 2)
    }
  }

  @Test(arguments: ["gzip", "zstd"])
  func `a delivery that is cut off is told, and the whole one goes on from what was loaded`(
    tool: String
  ) async throws {
    try await Self.with { rig, folder in
      let (plain, packed, cut) = (
        folder.appending("t.csv"), folder.appending("t.packed"), folder.appending("t.cut")
      )
      let records = (0..<20_000).map { Self.record($0) }
      try Self.write([Self.header] + records, to: plain)
      try await Shell.run(
        #""$1" -c "$2" > "$3" && head -c $(($(stat -c %s "$3") / 2)) "$3" > "$4""#,
        [tool, plain.string, packed.string, cut.string])
      let outcome = try await rig.run("tenants", [cut.string], ["--batch-records", "1000"])
      #expect(outcome.exitCode == 65)
      #expect(outcome.errorOutput.contains("damaged or cut off at byte"))
      let loaded = try await rig.number("SELECT count(*) - 2 FROM auth.tenant_h")
      let report = try await rig.load("tenants", [packed.string])
      #expect(report.records.new + report.records.unchanged == 20_000, "\(report.records)")
      #expect(report.records.unchanged <= max(loaded, 0) + 2)
      #expect(try await rig.number("SELECT count(*) FROM auth.tenant_profile_s") == 20_001)
    }
  }

  @Test func `a field of 192 MB is refused in flat memory, and the records beside it are loaded`()
    async throws
  {
    try await Self.with { rig, _ in
      // No more than 160 MB of data, stacks of threads included: the program ends where it wants more.
      try await Shell.run(
        """
        { echo "$5"; echo "$6"; printf '11111111-1111-4111-8111-111111111111,"'
          head -c 192M /dev/zero | tr '\\0' x; printf '"\\n'; echo "$7"; } |
        (ulimit -d 160000; "$1" run --vault "$2" --database "$3" --source "$4" --input -)
        """,
        [
          Program.vaultload.path.string, rig.vaultFile.string, rig.url, "tenants", Self.header,
          Self.record(1), Self.record(2),
        ])
      let refused = try await rig.rows("SELECT reason, record FROM metadata.quarantine")
      #expect(refused == [["record_too_long", "2"]])
      #expect(try await rig.number("SELECT count(*) FROM auth.tenant_profile_s") == 3)
    }
  }

  @Test func `a NUL byte refuses its record alone`() async throws {
    try await Self.with { rig, folder in
      let file = folder.appending("nul.csv")
      let damaged = Self.record(2).replacing("Acme", with: "Ac\u{0}me")
      try Self.write([Self.header, Self.record(1), damaged, Self.record(3)], to: file)
      let report = try await rig.load("tenants", [file.string])
      #expect(report.quarantine == ["nul_character": 1])
      #expect(report.records.new == 2)
    }
  }
}
