import DataVault
import FoundationEssentials
import PostgresSchema
import SystemPackage
import TestSupport
import Testing
import VaultModel

/// The vault of the houses in a database, and deliveries for it.
struct LookUpRig: Sendable {
  let rig: VaultRig
  let folder: FilePath

  private static let columns = [
    "bookings": "shop,booking,total", "guests": "shop,email",
    "refunds": "refund,booking,previous,amount", "attempts": "attempt,email,booking",
    "rooms": "house,door,booking", "extras": "extra,house,door", "notes": "booking,kind,note",
  ]

  /// Gives the body an empty vault; afterwards all that it stored must follow the rules.
  static func with(_ body: @escaping @Sendable (LookUpRig) async throws -> Void) async throws {
    try await TemporaryFolder.with(named: "houses") { folder in
      let resolved = LookUpVault.vault.resolve()
      #expect(resolved.findings.filter { $0.severity == .error } == [])
      var vault = try #require(resolved.vault)
      vault.fingerprint = "c0ffee"
      let file = folder.appending("vault.json")
      try vault.write(to: file)
      try await VaultRig.with(file) { rig in
        try await body(LookUpRig(rig: rig, folder: folder))
        #expect(try await HashVerification.run(rig).differences == [:])
        let verified = try await rig.verify()
        #expect(verified.exitCode == 0, "\(verified.output)")
      }
    }
  }

  /// Writes a delivery and gives its path.
  func write(_ source: String, _ records: [String], as name: String? = nil) throws -> String {
    let file = folder.appending("\(name ?? source).csv").string
    let lines = [try #require(Self.columns[source])] + records
    try (lines.joined(separator: "\n") + "\n").write(
      toFile: file, atomically: true, encoding: .utf8)
    return file
  }

  /// Loads records; where one is of no known tenant, absent keys wait for a confirmation.
  @discardableResult
  func load(
    _ source: String, _ records: [String], as name: String? = nil, _ arguments: [String] = []
  ) async throws -> Report {
    try await rig.load(
      source, [try write(source, records, as: name)], arguments, endingWith: [0, 3])
  }

  /// `R1 north, R2 south`: what a hub holds, and whose it is.
  func owners(of hub: String, by column: String) async throws -> String {
    let found = try await rig.rows(
      """
      SELECT string_agg(key || ' ' || shop, ', ' ORDER BY key, shop)
      FROM (SELECT \(id: column)::text AS key, shop
        FROM \(QualifiedName(schema: "business", name: "\(hub)_h")) AS hub
        JOIN auth.tenant_h USING (tenant_hk) WHERE \(id: column) IS NOT NULL) AS owned
      """)
    return (found.first?.first ?? nil) ?? ""
  }

  /// Reason, column and detail of each refused record.
  func refusals() async throws -> [[String?]] {
    try await rig.rows(
      "SELECT reason, column_name, detail FROM metadata.quarantine ORDER BY quarantine_id")
  }

  /// Whether the deliveries of the folder come back from the vault as they were.
  func expectRoundTrip(deliveries: Int) async throws {
    let outcome = try await rig.verify(["--format", "json", "--delivery", folder.string])
    #expect(outcome.exitCode == 0, "\(outcome.output)\(outcome.errorOutput)")
    let trip = try RoundTripTests.Trip(json: outcome.output)
    #expect(trip.deliveries.count == deliveries)
    #expect(trip.deliveries.allSatisfy { $0.records.read > 0 })
  }

  func run(_ arguments: [String]) async throws -> Program.Outcome {
    try await Program.vaultload.run(
      ["run", "--vault", rig.vaultFile.string, "--database", rig.url] + arguments)
  }

  func quarantine(_ arguments: [String]) async throws -> Program.Outcome {
    try await Program.vaultload.run(
      ["quarantine"] + arguments + ["--database", rig.url])
  }
}
