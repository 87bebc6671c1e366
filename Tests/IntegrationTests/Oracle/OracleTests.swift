import TestSupport
import Testing

/// 2,000 random sequences of loads through the real program and database, against the oracle.
@Suite struct OracleTests {
  @Test(arguments: Seed.several(5))
  func `400 sequences leave the rows and the counts of the oracle`(seed: Seed) async throws {
    let conventions = KindsVault.Convention.allCases
    let convention = conventions[Int(seed.value % UInt64(conventions.count))]
    let loads = RandomLoads.make(20, sequences: 400, seed: seed)
    let differences = try await OracleRun.differences(loads, convention)
    guard !differences.isEmpty else { return }
    let least = try await OracleRun.shrunk(loads, convention)
    let left = try await OracleRun.differences(least, convention)
    Issue.record(
      """
      \(seed.testDescription), \(convention): \(differences.count) differences, first of all
      \(differences.prefix(5).joined(separator: "\n"))
      The smallest case is
      \(least.map(\.description).joined(separator: "\n"))
      \(left.prefix(20).joined(separator: "\n"))
      """)
  }
}
