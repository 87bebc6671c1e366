import FoundationEssentials
import PostgresSchema
import SystemPackage
import TestSupport
import Testing

/// What a load asks the vault for, and what it takes for known.
@Suite struct LookUpTests {
  /// Writes a delivery of tenants with these numbers.
  private static func delivery(of numbers: [Int], in folder: FilePath) throws -> String {
    let header =
      "tenant_id,tenant_bk,tenant_name,tenant_status,data_region,compliance_regimes,created_at,"
      + "updated_at"
    let records = numbers.map { number in
      let digits = String(number + 1_000_000_000_000).dropFirst()
      return "11111111-1111-4111-8111-\(digits),T\(number),Acme,TRIAL,us-east,{GDPR},"
        + "2026-01-01 00:00:00+00,2026-01-01 00:00:00+00"
    }
    let file = folder.appending("tenants-\(numbers.count).csv").string
    try ([header] + records + [""]).joined(separator: "\n")
      .write(toFile: file, atomically: true, encoding: .utf8)
    return file
  }

  private static func with(
    _ body: @escaping @Sendable (_ rig: VaultRig, _ folder: FilePath) async throws -> Void
  ) async throws {
    try await TemporaryFolder.with(named: "lookups") { folder in
      try await VaultRig.withAiml { try await body($0, folder) }
    }
  }

  @Test func `a key of an earlier load is known behind batches of nothing but new ones`()
    async throws
  {
    try await Self.with { rig, folder in
      try await rig.load("tenants", [try Self.delivery(of: Array(1...10), in: folder)])
      let report = try await rig.load(
        "tenants", [try Self.delivery(of: [21, 22, 23, 5, 24], in: folder)],
        ["--batch-records", "2"])
      #expect(report.records.new == 4)
      #expect(report.records.unchanged == 1)
      for target in report.targets where target.table.hasPrefix("auth.") {
        #expect(target.counts.new == 4, "\(target)")
        #expect(target.counts.unchanged == 1, "\(target)")
      }
      let versions: SQL = """
        SELECT count(*), count(DISTINCT tenant_hk) FROM auth.tenant_profile_s
        WHERE record_source <> 'SYSTEM'
        """
      #expect(try await rig.rows(versions) == [["14", "14"]])
    }
  }

  @Test func `a delivery that changes nothing asks no hub for its keys`() async throws {
    try await Self.with { rig, folder in
      let file = try Self.delivery(of: Array(1...10), in: folder)
      try await rig.load("tenants", [file])
      let scans: SQL = """
        SELECT idx_scan FROM pg_stat_user_tables WHERE schemaname = 'auth' AND relname = 'tenant_h'
        """
      let before = try await rig.number(scans)
      let report = try await rig.load("tenants", [file], ["--again"])
      #expect(report.records.unchanged == 10)
      #expect(report.targets.allSatisfy { $0.counts.unchanged == 10 })
      #expect(try await rig.number(scans) == before)
    }
  }
}
