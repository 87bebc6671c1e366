import TestSupport
import Testing

/// Eight loaders at once over the same keys.
@Suite struct EightLoadersTests {
  private static let sources = [
    "customers", "stays", "phones", "agencies", "payments", "order_lines", "prices", "tariffs",
  ]

  @Test(arguments: Seed.several(1))
  func `the vault verifies clean, and each source's rows are those of the oracle`(
    seed: Seed
  ) async throws {
    try await KindsRig.with { kinds in
      let loads = Self.sources.indices.map { index in
        RandomLoads.make(
          4, sequences: 80, seed: Seed(seed.value &+ UInt64(index)), of: Self.sources[index])
      }
      try await withThrowingTaskGroup { group in
        for loads in loads {
          group.addTask {
            for load in loads where !load.records.isEmpty {
              let file = try kinds.delivery(
                of: load.source, on: load.day, lines: load.records.map(\.line))
              try await kinds.rig.load(
                load.source, [file],
                KindsRig.date(load.day) + [
                  "--batch-records", "23", "--again", "--confirm-absences",
                ])
            }
          }
        }
        try await group.waitForAll()
      }
      let verified = try await kinds.verify()
      #expect(verified.exitCode == 0, "\(verified.output)")
      var oracle = VaultOracle(.null)
      for load in loads.joined() where !load.isReplay { _ = oracle.take(load) }
      // Which source brings a hub or a link its row is a matter of which load came first.
      let differences = try await OracleRun.rowDifferences(from: oracle, kinds)
      #expect(differences.filter { !$0.contains("_h ") } == [], "\(seed.testDescription)")
    }
  }
}
