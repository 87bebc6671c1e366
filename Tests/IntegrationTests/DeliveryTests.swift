import PostgresSchema
import SystemPackage
import TestSupport
import Testing

/// Whole deliveries of the aiml system through both programs, as a user runs them.
@Suite struct DeliveryTests {
  @Test func `two days are loaded, repeats change nothing and changed keys are closed`()
    async throws
  {
    try await TemporaryFolder.with(named: "days") { folder in
      let dayOne = try await Deliveries.make([], in: folder.appending("day1"))
      let dayTwo = try await Deliveries.make(["--day", "2"], in: folder.appending("day2"))
      try await VaultRig.withAiml { rig in
        try await loadFirstDay(dayOne, rig)
        try await loadFirstDayAgain(dayOne, rig)
        try await loadSecondDay(dayTwo, rig)
      }
    }
  }

  private func loadFirstDay(_ day: Deliveries, _ rig: VaultRig) async throws {
    let tables = day.tables
    for source in Deliveries.aimlSources {
      let report = try await rig.load(source, [day.file(source)])
      #expect(report.status == "loaded")
      #expect(report.records.read == tables[source]?.records, "\(source)")
      #expect(report.records.new == report.records.read, "\(source): \(report.records)")
    }
    #expect(try await VaultContent.brokenIntervals(rig) == [])
  }

  private func loadFirstDayAgain(_ day: Deliveries, _ rig: VaultRig) async throws {
    let before = try await VaultContent.read(rig)
    for source in Deliveries.aimlSources {
      let known = try await rig.load(source, [day.file(source)])
      #expect(known.status == "already_loaded")
      let again = try await rig.load(source, [day.file(source)], ["--again"])
      #expect(again.status == "loaded")
      #expect(again.records.unchanged == again.records.read, "\(source): \(again.records)")
    }
    #expect(try await VaultContent.read(rig) == before)
  }

  private func loadSecondDay(_ day: Deliveries, _ rig: VaultRig) async throws {
    let tables = day.tables
    for source in Deliveries.aimlSources {
      let report = try await rig.load(source, [day.file(source)])
      let expected = try #require(tables[source])
      #expect(report.records.read == expected.records, "\(source)")
      #expect(report.records.changed == expected.changed ?? 0, "\(source): \(report.records)")
      #expect(report.records.new == expected.new ?? 0, "\(source): \(report.records)")
      for target in report.targets where target.table.hasSuffix("_s") {
        let closed = try await rig.number(
          """
          SELECT count(*) FROM \(target.name) AS version
          WHERE load_end_date = (SELECT load_date FROM metadata.load WHERE load_id = \(report.loadId))
          """)
        #expect(closed == target.counts.changed, "\(target.table)")
      }
    }
    #expect(try await VaultContent.brokenIntervals(rig) == [])
  }

  @Test(arguments: ["gzip", "zstd"])
  func `compressed deliveries and standard input give the same vault`(tool: String) async throws {
    try await TemporaryFolder.with(named: "packed") { folder in
      let day = try await Deliveries.make(["--tables", "tenants,users"], in: folder)
      let packed = folder.appending("users.packed").string
      try await Shell.run("\(tool) -c \"$1\" > \"$2\"", [day.file("users"), packed])
      let plain = try await content { try await $0.load("users", [day.file("users")]) }
      #expect(try await content { try await $0.load("users", [packed]) } == plain)
      let piped = try await content { rig in
        try await Shell.run(
          "cat \"$1\" | \"$2\" run --vault \"$3\" --database \"$4\" --source users --input -",
          [packed, Program.vaultload.path.string, rig.vaultFile.string, rig.url])
      }
      #expect(piped == plain)
    }
  }

  private func content(
    _ load: @escaping @Sendable (VaultRig) async throws -> Void
  ) async throws -> VaultContent {
    let result = Box<VaultContent?>(nil)
    try await VaultRig.withAiml { rig in
      try await load(rig)
      result.value = try await VaultContent.read(rig)
    }
    return try #require(result.value)
  }
}
