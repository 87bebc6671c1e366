import PostgresSchema
import SystemPackage
import TestSupport
import Testing

/// What marts make of records that lack a value, and of those that are gone on the second day.
@Suite struct MartFigureTests {
  @Test func `bills without a status count, and neither drafts nor jobs that are gone`()
    async throws
  {
    let changes = """
      sed -E 's/^(8f4ef608.*,invoice,T0-INV-0000002),paid,/\\1,,/' day1/invoices.csv > day2/invoices.csv
      grep -v '^18c06a1e' day1/jobs.csv > day2/jobs.csv
      grep -v '^49d0fc44' day1/customers.csv > day2/customers.csv
      """
    try await Self.load("smb/day1", changed: changes) { rig in
      let figures = try await rig.rows(
        """
        SELECT left(customer_id::text, 8), jobs, completed_jobs, invoices, billed_amount
        FROM smb_infomart.customer_lifetime_value_stored
        WHERE customer_id::text ~ '^(49d0fc44|72d1edb7|ba857aba)' ORDER BY 1
        """)
      #expect(
        figures == [
          ["72d1edb7", "3", "0", "1", "13126.80"], ["ba857aba", "3", "0", "1", "25383.88"],
        ])
    }
  }

  @Test func `an executive who has left is in no mart, nor is one that others only speak of`()
    async throws
  {
    try await Self.load(
      "sovren/day1", of: "north",
      changed: """
        grep -v '^31c30dd2' day1/shadow_board_executives.csv > day2/shadow_board_executives.csv
        """
    ) { rig in
      let executives = try await rig.rows(
        """
        SELECT count(*), count(*) FILTER (WHERE executive_id::text LIKE '31c30dd2%'),
          count(*) FILTER (WHERE role IS NULL)
        FROM sovren_infomart.executive_performance_stored
        """)
      #expect(executives == [["7", "0", "0"]])
    }
  }

  @Test func `a user who is gone is no risk`() async throws {
    try await Self.load(
      "kembridge/day1/north", of: "north",
      changed: "grep -v '^12cb7acd' day1/users.csv > day2/users.csv"
    ) { rig in
      let users = try await rig.rows(
        """
        SELECT count(*), count(*) FILTER (WHERE user_id::text LIKE '12cb7acd%')
        FROM kembridge_infomart.bridge_risk_stored
        """)
      #expect(users == [["7", "0"]])
    }
  }

  /// Loads a day of the examples and then what a script makes of its files, and refreshes the marts.
  private static func load(
    _ day: String, of tenant: String? = nil, changed script: String,
    _ look: @escaping @Sendable (VaultRig) async throws -> Void
  ) async throws {
    let system = try #require(ModelledSystem(rawValue: String(day.prefix { $0 != "/" })))
    try await TemporaryFolder.with(named: "marts-") { place in
      try await Shell.run(
        "cp -r \"$1\" \"$2/day1\"; mkdir \"$2/day2\"; cd \"$2\"\n\(script)",
        [Repository.root.appending("Examples").pushing(FilePath(day)).string, place.string])
      try await VaultRig.with(system.vaultFile) { rig in
        for day in ["day1", "day2"] {
          try await Self.command(
            ["run", "--all", "--input", place.appending(day).string]
              + (tenant.map { ["--tenant", $0] } ?? []), rig)
        }
        try await Self.command(["refresh"], rig)
        try await look(rig)
      }
    }
  }

  private static func command(_ arguments: [String], _ rig: VaultRig) async throws {
    let outcome = try await Program.vaultload.run(
      arguments + ["--vault", rig.vaultFile.string, "--database", rig.url])
    try #require(outcome.exitCode == 0, "\(outcome.errorOutput)")
  }
}
