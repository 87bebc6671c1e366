import PostgresSchema
import TestSupport
import Testing

/// Two loaders at once on the same delivery.
@Suite struct ConcurrencyTests {
  @Test(arguments: 1...10)
  func `two loaders of one delivery end well and load it once`(round: Int) async throws {
    try await TemporaryFolder.with(named: "pair") { folder in
      let day = try await Deliveries.make(
        ["--tables", "tenants,users", "--seed", "\(round)"], in: folder)
      let records = try #require(day.tables["users"]).records
      try await VaultRig.withAiml { rig in
        let file = day.file("users")
        async let first = rig.load("users", [file], ["--batch-records", "7"])
        async let second = rig.load("users", [file], ["--batch-records", "7"])
        let reports = try await [first, second]
        #expect(Set(reports.map(\.status)) == ["loaded", "already_loaded"])
        #expect(reports.map(\.records.new).max() == records)
        #expect(try await VaultContent.brokenIntervals(rig) == [])
        let stored = try await rig.number("SELECT count(*) - 1 FROM auth.user_profile_s")
        #expect(stored == records)
      }
    }
  }
}
