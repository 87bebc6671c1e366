import SystemPackage
import TestSupport
import Testing
import VaultModel

/// Loads whole days of a system into its vault.
struct SystemLoads: Sendable {
  /// Where a day's records come from.
  enum Way: CaseIterable, Sendable {
    case csv
    case ndjson
    case tables
  }

  let system: ModelledSystem
  let vault: CompiledVault
  let rig: VaultRig

  init(of system: ModelledSystem, into rig: VaultRig) throws {
    self.system = system
    self.rig = rig
    vault = try system.vault()
  }

  /// Loads days one after the other: nothing may be refused, passed over or lacking.
  func load(_ days: [SystemDay], from way: Way) async throws {
    let tables = SystemTables(system: system, url: rig.url)
    if way == .tables { try await tables.create() }
    for (number, day) in zip(1..., days) {
      for installation in day.installations {
        if way == .tables { try await tables.fill(from: installation.csv) }
        let report = try await run(installation, from: way)
        try expect(report, toTell: installation, ofDay: number, "\(system) day \(number) \(way)")
      }
    }
  }

  private func run(
    _ installation: SystemDay.Installation, from way: Way
  ) async throws -> SeveralReport {
    let place =
      switch way {
      case .csv: ["--input", installation.csv.string]
      case .ndjson: ["--input", installation.ndjson.string]
      case .tables: ["--from", rig.url, "--schema", system.schema]
      }
    let outcome = try await Program.vaultload.run(
      [
        "run", "--vault", rig.vaultFile.string, "--database", rig.url, "--all", "--jobs", "2",
        // A table in which nothing has changed is a delivery of its day, too.
        "--again", "--format", "json",
      ] + place + (installation.tenant.map { ["--tenant", $0] } ?? []))
    try #require(outcome.exitCode == 0, "\(system) \(way): \(outcome.errorOutput)")
    return try SeveralReport(outcome)
  }

  private var excludedTables: Set<String> {
    Set(vault.excluded.compactMap { $0.name.split(separator: ".").last.map(String.init) })
  }

  private func expect(
    _ report: SeveralReport, toTell installation: SystemDay.Installation, ofDay day: Int,
    _ what: String
  ) throws {
    // Every table is a source or left out by name; a source without a table is a rule's result.
    let loaded = Set(report.sources.map(\.source))
    #expect(loaded.union(excludedTables) == Set(installation.tables.keys), "\(what)")
    #expect(loaded.isDisjoint(with: excludedTables), "\(what)")
    let strangers = Set(report.strangers.compactMap { FilePath($0).stem })
    #expect(strangers.isSubset(of: excludedTables), "\(what)")
    #expect(report.records.quarantined == 0, "\(what)")
    let tables = loaded.compactMap { installation.tables[$0] }
    #expect(report.records.read == tables.map(\.records).reduce(0, +), "\(what)")
    guard day > 1 else {
      #expect(report.records.new + report.records.duplicate == report.records.read, "\(what)")
      return
    }
    // What is only written in another way is no news, and neither is what is back by the evening.
    let news = tables.map { ($0.new ?? 0) + ($0.changed ?? 0) }.reduce(0, +)
    #expect(report.records.new > 0, "\(what)")
    #expect(report.records.changed > 0, "\(what)")
    #expect(report.records.new + report.records.changed <= news, "\(what)")
  }
}
