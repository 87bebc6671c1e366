import FoundationEssentials
import PostgresSchema
import SystemPackage
import TestSupport
import Testing
import VaultModel

/// `vaultload refresh` over what `vaultload run` has stored.
@Suite struct RefreshTests {
  @Test func `all is refreshed in order, then only what was named, and what is right stays`()
    async throws
  {
    try await TemporaryFolder.with(named: "refresh") { folder in
      let vaultFile = folder.appending("vault.json")
      try Self.vault.write(to: vaultFile)
      try await VaultRig.with(vaultFile) { rig in
        try await rig.load("specimens", numbered: [1, 2], in: folder)
        // Midnights of the past lie before the load; the next one does not.
        _ = try await rig.rows(
          """
          INSERT INTO business.snapshot (snapshot_date, is_daily, is_weekly, is_monthly)
          VALUES (date_trunc('day', now() AT TIME ZONE 'UTC') AT TIME ZONE 'UTC' + interval '1 day',
            true, false, false)
          """)
        // Two specimens at one instant, and the ghost, which is older than all four of them.
        let first = try await rig.refresh()
        #expect(
          first.map(\.summary) == [
            "calendar snapshot 3 0 0", "point_in_time specimen 6 0 0", "bridge shelves 2 0 0",
            "mart on_shelves - - -",
          ])
        #expect(try await rig.number("SELECT sum(specimens) FROM infomart.on_shelves_stored") == 2)
        let second = try await rig.refresh()
        #expect(
          second.map(\.summary) == [
            "calendar snapshot 0 0 0", "point_in_time specimen 0 0 0", "bridge shelves 0 0 0",
            "mart on_shelves - - -",
          ])
        try await rig.load("specimens", numbered: [3], in: folder)
        let third = try await rig.refresh("specimen")
        #expect(third.map(\.summary) == ["point_in_time specimen 1 0 0"])
        _ = try await rig.rows("DELETE FROM business.snapshot WHERE snapshot_date > now()")
        let fourth = try await rig.refresh("specimen")
        #expect(fourth.map(\.summary) == ["point_in_time specimen 0 0 4"])
        // The mart waits for its own refresh.
        #expect(try await rig.number("SELECT sum(specimens) FROM infomart.on_shelves_stored") == 2)
        _ = try await rig.refresh("on_shelves")
        #expect(try await rig.number("SELECT sum(specimens) FROM infomart.on_shelves_stored") == 3)
      }
    }
  }

  @Test func `a quality rule looks at the rows that a mart keeps, of all tenants`() async throws {
    var vault = Self.vault
    vault.qualityRules = [
      .init(
        name: "no_crowd", dimension: .validity, table: vault.marts[0].view,
        condition: "specimens < 2", minimumShare: 1, severity: .error)
    ]
    try await TemporaryFolder.with(named: "refresh") { [vault] folder in
      let vaultFile = folder.appending("vault.json")
      try vault.write(to: vaultFile)
      try await VaultRig.with(vaultFile) { rig in
        try await rig.load("specimens", numbered: [1, 2], in: folder)
        let check = ["check", "--vault", vaultFile.string, "--database", rig.url]
        let empty = try await Program.vaultload.run(check)
        #expect(empty.exitCode == 0, "\(empty.errorOutput)")
        _ = try await rig.refresh("on_shelves")
        let kept = try await Program.vaultload.run(check)
        #expect(kept.exitCode == 3, "\(kept.output)\(kept.errorOutput)")
        #expect(
          try await rig.rows(
            "SELECT rows_measured::text, state FROM metadata.quality_result ORDER BY result_id")
            == [["0", "unknown"], ["1", "failed"]])
      }
    }
  }

  @Test func `the text is a table, and a name that nothing has is wrong use`() async throws {
    try await TemporaryFolder.with(named: "refresh") { folder in
      let vaultFile = folder.appending("vault.json")
      try Self.vault.write(to: vaultFile)
      try await VaultRig.with(vaultFile) { rig in
        let text = try await rig.runRefresh(["snapshot"])
        #expect(text.exitCode == 0, "\(text.errorOutput)")
        let lines = text.output.split(separator: "\n").map { $0.split(separator: " ") }
        #expect(lines[0] == ["table", "kind", "added", "changed", "removed", "seconds"])
        #expect(lines[2].prefix(5) == ["business.snapshot", "calendar", "3", "0", "0"])
        #expect(lines.count == 3)
        let unknown = try await rig.runRefresh(["snapshots"])
        #expect(unknown.exitCode == 64)
        #expect(unknown.errorOutput.contains("snapshot, specimen, shelves, on_shelves"))
      }
    }
  }

  /// The specimens with something of each kind that is derived and kept.
  static let vault: CompiledVault = {
    var vault = SpecimenVault.vault
    vault.calendars = [.init(name: "snapshot", table: table("snapshot"), daily: 3)]
    vault.pointInTimes = [
      .init(
        name: "specimen", table: table("specimen_pit"), parent: .hub("specimen"),
        parentHashKey: "specimen_hk", calendar: "snapshot",
        satellites: [
          .init(
            satellite: "description", hashKeyColumn: "description_hk",
            loadDateColumn: "description_load_date")
        ])
    ]
    vault.bridges = [
      .init(
        name: "shelves", table: table("shelves_bridge"), hub: "specimen", hubColumn: "specimen_hk",
        calendar: "snapshot",
        steps: [
          .init(
            link: "place", linkColumn: "place_hk", entryRole: "specimen",
            entryColumn: "specimen_hk", exits: [.init(role: "shelf", column: "shelf_hk")])
        ])
    ]
    vault.marts = [
      .init(
        name: "on_shelves", view: .init(schema: "infomart", name: "on_shelves"),
        query: """
          SELECT tenant_hk, shelf_hk, count(*) AS specimens
          FROM business.place_l GROUP BY tenant_hk, shelf_hk
          """, tenantColumn: "tenant_hk",
        stored: .init(
          table: .init(schema: "infomart", name: "on_shelves_stored"), key: ["shelf_hk"],
          refreshFunction: .init(schema: "infomart", name: "refresh_on_shelves")))
    ]
    return vault
  }()

  private static func table(_ name: String) -> CompiledVault.TableName {
    .init(schema: "business", name: name)
  }
}

extension VaultRig {
  func load(
    _ source: String, numbered numbers: [Int], in folder: FilePath
  ) async throws {
    let file = folder.appending("specimens-\(numbers[0]).csv").string
    let records = numbers.map { "acme,s1,\($0)\n" }.joined()
    try ("tenant_id,shelf,number\n" + records)
      .write(toFile: file, atomically: true, encoding: .utf8)
    try await load(source, [file], ["--missing-columns-as-null"])
  }

  func runRefresh(_ arguments: [String]) async throws -> Program.Outcome {
    try await Program.vaultload.run(
      ["refresh", "--vault", vaultFile.string, "--database", url] + arguments)
  }

  fileprivate func refresh(_ names: String...) async throws -> [RefreshedTable] {
    let outcome = try await runRefresh(names + ["--format", "json"])
    try #require(outcome.exitCode == 0, "\(outcome.errorOutput)")
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(RefreshedTables.self, from: Data(outcome.output.utf8)).refreshed
  }
}

/// A report of a refresh, read back from its JSON by a reader of the tests' own.
private struct RefreshedTables: Decodable { var refreshed: [RefreshedTable] }

private struct RefreshedTable: Decodable {
  var kind: String
  var name: String
  var rowsAdded: Int?
  var rowsChanged: Int?
  var rowsRemoved: Int?

  var summary: String {
    let counts = [rowsAdded, rowsChanged, rowsRemoved].map { $0.map { "\($0)" } ?? "-" }
    return ([kind, name] + counts).joined(separator: " ")
  }
}
