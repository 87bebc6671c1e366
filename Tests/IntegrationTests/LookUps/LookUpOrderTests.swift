import FoundationEssentials
import PostgresSchema
import SystemPackage
import TestSupport
import Testing

/// Runs of several sources, some of which look up what others bring.
@Suite struct LookUpOrderTests {
  private static let deliveries = [
    "bookings": (1...200).map { "\($0 % 2 == 0 ? "north" : "south"),\($0),1" },
    "guests": (1...50).map { "\($0 % 2 == 0 ? "north" : "south"),g\($0)@x.org" },
    "refunds": (1...200).map { "R\($0),\($0),,1" },
    "attempts": (1...200).map { "A\($0),\($0 % 3 == 0 ? "g\($0 % 50 + 1)@x.org" : ""),\($0)" },
    "rooms": (1...200).map { "h\($0 % 7),\($0),\($0)" },
    "extras": (1...200).map { "E\($0),h\($0 % 7),\($0)" },
    "notes": (1...200).map { "\($0),bed,made" },
  ]

  @Test func `parents come before those that look them up, with any number of jobs`() async throws {
    let contents = Box<[VaultContent]>([])
    for jobs in ["1", "2", "4"] {
      try await LookUpRig.with { houses in
        for (source, records) in Self.deliveries { _ = try houses.write(source, records) }
        let outcome = try await houses.run([
          "--all", "--jobs", jobs, "--input", houses.folder.string, "--format", "json",
        ])
        #expect(outcome.exitCode == 0, "\(outcome.errorOutput)")
        let report = try SeveralReport(outcome)
        #expect(Set(report.sources.map(\.outcome)) == ["loaded"])
        #expect(report.sources.count == 7)
        #expect(try await houses.refusals() == [])
        #expect(
          try await houses.rig.number("SELECT count(*) FROM auth.tenant_h WHERE shop = 'SYSTEM'")
            == 0)
        contents.value.append(
          try await VaultContent.read(houses.rig, leavingOut: ["record_source"]))
        try await houses.expectRoundTrip(deliveries: 7)
      }
    }
    #expect(contents.value.count == 3)
    #expect(contents.value.allSatisfy { $0 == contents.value[0] })
  }

  @Test func `sources that are named are ordered, too, and a date for all of them changes nothing`()
    async throws
  {
    try await LookUpRig.with { houses in
      for (source, records) in Self.deliveries { _ = try houses.write(source, records) }
      let outcome = try await houses.run([
        "--source", "extras", "rooms", "bookings", "--jobs", "2", "--input", houses.folder.string,
        "--load-date", "2026-01-01T00:00:00Z", "--format", "json",
      ])
      #expect(outcome.exitCode == 0, "\(outcome.errorOutput)")
      #expect(try await houses.refusals() == [])
      #expect(try SeveralReport(outcome).records.new == 600)
    }
  }

  @Test func `a child that is loaded before its parent fails until its records are replayed`()
    async throws
  {
    try await LookUpRig.with { houses in
      for (source, records) in Self.deliveries { _ = try houses.write(source, records) }
      let folder = ["--input", houses.folder.string]
      let early = try await houses.run(["--source", "refunds"] + folder)
      #expect(early.exitCode == 3)
      #expect(early.errorOutput.contains("every record was quarantined"), "\(early.errorOutput)")
      for parent in ["guests", "bookings"] {
        let loaded = try await houses.run(["--source", parent] + folder)
        #expect(loaded.exitCode == 0, "\(parent): \(loaded.errorOutput)")
      }
      let retried = try await houses.run(["--source", "refunds"] + folder)
      #expect(retried.exitCode == 3)
      let file = houses.folder.appending("refused.txt").string
      _ = try await houses.quarantine(["export", "--load", "1", "-o", file])
      let replayed = try await houses.quarantine([
        "replay", file, "--vault", houses.rig.vaultFile.string,
      ])
      #expect(replayed.exitCode == 0, "\(replayed.errorOutput)")
      let settled = try await houses.run(["--source", "refunds"] + folder)
      // What the early load could not know of absent keys is all that is left.
      #expect(!settled.errorOutput.contains("quarantined"), "\(settled.errorOutput)")
      #expect(settled.errorOutput.contains("absent keys wait"), "\(settled.errorOutput)")
    }
  }

  @Test func `where a parent fails, who looks it up is not begun`() async throws {
    try await LookUpRig.with { houses in
      for (source, records) in Self.deliveries { _ = try houses.write(source, records) }
      try "shop,colour\n".write(
        toFile: houses.folder.appending("bookings.csv").string, atomically: true, encoding: .utf8)
      let arguments = ["--all", "--jobs", "2", "--input", houses.folder.string, "--format", "json"]
      let outcome = try await houses.run(arguments)
      #expect(outcome.exitCode == 65)
      let report = try SeveralReport(outcome)
      let failed = report.outcomes.filter { $0.value == "failed" }.keys.sorted()
      #expect(failed == ["attempts", "bookings", "extras", "notes", "refunds", "rooms"])
      #expect(report.outcomes["guests"] == "loaded")
      #expect(
        outcome.errorOutput.contains(
          "refunds: skipped: it looks up tenants loaded by source \"bookings\", which did not end well"
        ),
        "\(outcome.errorOutput)")
      #expect(try await houses.rig.number("SELECT count(*) FROM metadata.quarantine") == 0)

      _ = try houses.write("bookings", Self.deliveries["bookings"] ?? [])
      let again = try await houses.run(arguments)
      #expect(again.exitCode == 0, "\(again.errorOutput)")
      #expect(try await houses.refusals() == [])
    }
  }
}
