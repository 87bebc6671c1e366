import FoundationEssentials
import PostgresClient
import PostgresSchema
import Subprocess
import SystemPackage
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Loads that are disturbed at random points; the same command afterwards makes the vault whole.
///
/// `Tests/kills` runs it with a count and a seed. Each run has new ones, for it looks for what nobody
/// thought of; a failure names its seed.
@Suite struct KillTests {
  enum Disturbance: CaseIterable {
    case loaderKilled
    /// As the out-of-memory killer does: the server ends all sessions and recovers.
    case backendKilled
    case serverKilled
    case networkCut
    case fileChanged
  }

  @Test(arguments: [Seed.fresh()])
  func `whatever befalls a load, its vault is row by row that of an undisturbed one`(
    seed: Seed
  ) async throws {
    let count = ProcessInfo.processInfo.environment["VAULTWRIGHT_KILLS"].flatMap { Int($0) } ?? 3
    try await FaultRig.with { rig in
      let stand = try await DisturbedLoads(rig, seed)
      var random = seed.generator
      let first = Int.random(in: 0..<5, using: &random)
      for number in 0..<count {
        let kinds = Disturbance.allCases
        let kind = kinds[(first + number) % kinds.count]
        let point = Double.random(in: 0.02..<0.98, using: &random)
        let differences = try await stand.differences(after: kind, at: point)
        #expect(differences == [], "\(seed.testDescription): kill \(number), \(kind) at \(point)")
      }
    }
  }
}

/// Copies of one vault, each of which takes the same second delivery.
private struct DisturbedLoads {
  private static let template = "before"
  private let rig: FaultRig
  /// What an undisturbed load leaves.
  private let expected: LoadOutcome
  private let records: Int

  init(_ first: FaultRig, _ seed: Seed) async throws {
    var rig = first
    let loaded = try await rig.run()
    try #require(loaded.exitCode == 0, "\(loaded.errorOutput)")
    try await Self.admit("CREATE DATABASE \(id: Self.template) TEMPLATE vaultwright", rig)
    var random = seed.generator
    records = 600
    let stays = (0..<records).map { number in
      let key = Int.random(in: 0..<700, using: &random)
      return OracleLoad.Record(
        sequence: 0,
        fields: [
          "s", number % 50 == 7 ? "" : "K\(key)", "C\(Int.random(in: 0..<9, using: &random))",
        ])
    }
    rig.load = OracleLoad(source: "stays", day: 2, records: stays, batch: 10)
    rig.file = try rig.kinds.write(
      "again", (["shop,customer,city"] + stays.map(\.line)).joined(separator: "\n") + "\n")
    rig.formerLoads = 1
    self.rig = rig
    expected = try await Self.withCopy(of: rig) { rig in
      let loaded = try await rig.run()
      try #require(loaded.exitCode == 0, "\(loaded.errorOutput)")
      return try await LoadOutcome.read(rig.kinds.rig, withDates: true)
    }
  }

  /// Disturbs a load after this share of its records, ends it, and compares; nothing where all is well.
  func differences(after kind: KillTests.Disturbance, at share: Double) async throws -> [String] {
    let point = max(1, Int(Double(records) * share))
    return try await Self.withCopy(of: rig) { rig in
      try await Self.disturb(rig, by: kind, at: point)
      let next = try await rig.run()
      #expect(next.exitCode == 0, "\(kind): \(next.errorOutput)")
      let verified = try await rig.kinds.verify()
      #expect(verified.exitCode == 0, "\(kind): \(verified.output)")
      return try await LoadOutcome.read(rig.kinds.rig, withDates: true).differences(from: expected)
    }
  }

  private static func disturb(
    _ rig: FaultRig, by kind: KillTests.Disturbance, at point: Int
  ) async throws {
    switch kind {
    case .loaderKilled: try await killLoader(rig, at: point)
    case .backendKilled:
      try await expectSuccess(
        of: rig.run(disturbedBy: { rig in
          try await rig.passed(records: point)
          try await rig.killBackend()
        }))
    case .serverKilled:
      try await expectSuccess(
        of: rig.run(disturbedBy: { rig in
          try await rig.passed(records: point)
          try await rig.killServer()
        }))
    case .networkCut:
      // A batch copies rows at least twice: staged keys and what is new.
      try await CopyCutter.with(rig.cluster, atMessage: point / 5) { cutter in
        var distant = rig
        distant.address = cutter.url(ofDatabase: rig.database)
        try await expectSuccess(of: distant.run())
        #expect(cutter.hasCut, "nothing was cut")
      }
    case .fileChanged:
      let bytes = try String(contentsOfFile: rig.file, encoding: .utf8)
      let outcome = try await rig.run(disturbedBy: { rig in
        try await rig.passed(records: point)
        try bytes.replacing(",K", with: ",X").write(
          toFile: rig.file, atomically: false, encoding: .utf8)
      })
      // All of it may have been read before.
      #expect([0, 65].contains(outcome.exitCode), "\(outcome.errorOutput)")
      try bytes.write(toFile: rig.file, atomically: false, encoding: .utf8)
    }
  }

  private static func expectSuccess(of outcome: Program.Outcome) {
    #expect(outcome.exitCode == 0, "\(outcome.errorOutput)")
  }

  private static func killLoader(_ rig: FaultRig, at point: Int) async throws {
    _ = try await Subprocess.run(
      .path(Program.vaultload.path), arguments: Arguments(rig.arguments), input: .none,
      output: .discarded, error: .discarded
    ) { execution in
      try await rig.passed(records: point)
      try? execution.send(signal: .kill)
    }
  }

  /// Gives the body a copy of the vault as it was before the second delivery.
  private static func withCopy<Value>(
    of rig: FaultRig, _ body: (FaultRig) async throws -> Value
  ) async throws -> Value {
    let name = "copy"
    try await admit("CREATE DATABASE \(id: name) TEMPLATE \(id: template)", rig)
    var copy = rig
    copy.database = name
    let value = try await body(copy)
    try await admit("DROP DATABASE \(id: name) WITH (FORCE)", rig)
    return value
  }

  private static func admit(_ statement: SQL, _ rig: FaultRig) async throws {
    try await onOwnThread { [url = rig.cluster.url(ofDatabase: "postgres")] in
      try Connection(to: .url(url), applicationName: "faults", names: .database).execute(statement)
    }
  }
}
