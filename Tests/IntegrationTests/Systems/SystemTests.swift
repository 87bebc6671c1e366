import PostgresSchema
import SystemPackage
import TestSupport
import Testing
import VaultModel

/// Each modelled system, from its own tables to its vault and back again, over three days.
@Suite struct SystemTests {
  @Test(arguments: ModelledSystem.allCases)
  func `three days come back whole, and files and tables give one vault`(
    system: ModelledSystem
  ) async throws {
    try await TemporaryFolder.with(named: "\(system)") { folder in
      let days = try await SystemDay.makeThree(of: system, in: folder)
      let expected = try await content(of: days, system, from: .csv) { loads in
        let verified = try await loads.rig.verify()
        #expect(verified.exitCode == 0, "\(verified.output)\(verified.errorOutput)")
        try await expectReturn(of: days, loads)
      }
      #expect(expected.tables.count > 10)
      for way in [SystemLoads.Way.ndjson, .tables] {
        let found = try await content(of: days, system, from: way)
        for (table, rows) in expected.tables {
          #expect(found.tables[table] == rows, "\(table) of \(way)")
        }
      }
    }
  }

  @Test(arguments: ModelledSystem.allCases)
  func `every column of the system is mapped, or left out for a reason`(
    system: ModelledSystem
  ) async throws {
    try await withScratchURL { url in
      let script = Repository.generator.removingLastComponent().appending("\(system).sql")
      let outcome = try await Program.vaultc.run([
        "coverage", Repository.root.appending("model/\(system)").string, "--ddl", script.string,
        "--scratch", url,
      ])
      #expect(outcome.exitCode == 0, "\(outcome.output)\(outcome.errorOutput)")
      #expect(outcome.output.contains(" excluded, 0 missing"), "\(outcome.output)")
      #expect(outcome.output.contains("(100 %)"), "\(outcome.output)")
    }
  }

  /// What a vault of its own holds when the days are loaded.
  private func content(
    of days: [SystemDay], _ system: ModelledSystem, from way: SystemLoads.Way,
    _ look: @escaping @Sendable (SystemLoads) async throws -> Void = { _ in }
  ) async throws -> VaultContent {
    let result = Box<VaultContent?>(nil)
    try await VaultRig.with(system.vaultFile) { rig in
      let loads = try SystemLoads(of: system, into: rig)
      try await loads.load(days, from: way)
      try await look(loads)
      result.value = try await VaultContent.read(
        rig, in: loads.vault.schemas, leavingOut: ["record_source"])
    }
    return try #require(result.value)
  }

  /// Every record of every file is rebuilt, with all its columns but those that the model leaves out.
  private func expectReturn(of days: [SystemDay], _ loads: SystemLoads) async throws {
    let folders = days.flatMap(\.installations).map(\.csv.string)
    let outcome = try await loads.rig.verify(["--format", "json", "--delivery"] + folders)
    #expect(outcome.exitCode == 0, "\(outcome.output)\(outcome.errorOutput)")
    let trip = try RoundTripTests.Trip(json: outcome.output)
    let strangers = loads.vault.excluded.count * folders.count
    #expect(trip.omitted.count == strangers, "\(trip.omitted)")
    let loaded = try await loads.rig.number(
      "SELECT count(*) FROM metadata.load WHERE status = 'loaded'")
    #expect(trip.deliveries.count == Int(loaded))
    let tables = try #require(days.first?.installations.first?.tables)
    for source in loads.vault.sources where tables[source.name] != nil {
      let deliveries = trip.deliveries.filter { $0.source == source.name }
      #expect(!deliveries.isEmpty, "\(source.name)")
      let unhashed = loads.vault.unhashedColumns(of: source)
      for delivery in deliveries {
        #expect(delivery.differences == 0, "\(source.name): \(delivery.examples)")
        #expect(delivery.records.compared == delivery.records.read, "\(source.name)")
        let lost = delivery.excluded.filter {
          !$0.reason.hasPrefix("the model excludes it") && !unhashed.contains($0.column)
        }
        #expect(lost.isEmpty, "\(source.name): \(lost)")
      }
    }
  }
}

extension CompiledVault {
  /// The columns of a source of which a change alone makes no version.
  fileprivate func unhashedColumns(of source: Source) -> Set<String> {
    let ofSatellites = source.satellites.flatMap { feed in
      let table = satellites.first { $0.name == feed.satellite }
      return Self.unhashed(table?.attributes ?? [], from: feed.columns)
    }
    let ofReferences = source.references.flatMap { feed in
      let table = references.first { $0.name == feed.reference && $0.history != nil }
      return Self.unhashed(table?.attributes ?? [], from: feed.columns)
    }
    return Set(ofSatellites + ofReferences)
  }

  private static func unhashed(_ attributes: [Attribute], from columns: [String?]) -> [String] {
    zip(attributes, columns).compactMap { $0.isHashed ? nil : $1 }
  }
}
