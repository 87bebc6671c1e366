import FoundationEssentials
import PostgresSchema
import Subprocess
import SystemPackage
import TestSupport
import Testing

/// One run over several sources.
@Suite struct SeveralSourcesTests {
  @Test func `all sources of a folder side by side give the vault of one load after another`()
    async throws
  {
    try await withDeliveries(of: 40) { rig, day in
      try await day.writeAll()
      try "no delivery".write(
        toFile: day.folder.appending("notes.txt").string, atomically: true, encoding: .utf8)
      let options = ["--input", day.folder.string, "--batch-records", "7", "--format", "json"]
      let outcome = try await run(rig, ["--all", "--jobs", "4"] + options)
      #expect(outcome.exitCode == 0, "\(outcome.errorOutput)")
      let report = try SeveralReport(outcome)
      #expect(Set(report.sources.map(\.outcome)) == ["loaded"])
      #expect(report.sources.count == 7)
      #expect(report.records.read == report.records.sum)
      #expect(report.records.read == 40 * 9)
      #expect(report.undelivered.contains("tariffs"))
      #expect(report.strangers.map { FilePath($0).lastComponent?.string } == ["notes.txt"])
      let content = try await VaultContent.read(rig, leavingOut: ["record_source"])

      try await withVault { single in
        // Children before their parents.
        for source in report.sources.map(\.source).reversed() {
          let loaded = try await run(single, ["--source", source] + options)
          #expect(loaded.exitCode == 0, "\(source): \(loaded.errorOutput)")
        }
        #expect(try await VaultContent.read(single, leavingOut: ["record_source"]) == content)
      }
      let again = try SeveralReport(try await run(rig, ["--all"] + options))
      #expect(Set(again.sources.map(\.outcome)) == ["already_loaded"])
    }
  }

  @Test func `one source that fails stops no other, and the worst tells the exit code`()
    async throws
  {
    try await withDeliveries(of: 6) { rig, day in
      try await day.write("customers", as: "customers.csv", [["s", "C1"], ["s", "C2", "Rome"]])
      try await day.write("countries", as: "countries.csv")
      let header = day.folder.appending("phones.csv").string
      try "shop,colour\n".write(toFile: header, atomically: true, encoding: .utf8)
      let options = ["--input", day.folder.string, "--format", "json", "--max-rejects", "0"]
      let failed = try await run(rig, ["--all", "--jobs", "2"] + options)
      #expect(failed.exitCode == 65)
      let report = try SeveralReport(failed)
      #expect(
        report.outcomes == ["customers": "stopped", "countries": "loaded", "phones": "failed"])
      #expect(failed.errorOutput.contains("vaultload: error: phones: \(header): line 1: "))
      #expect(failed.errorOutput.contains("customers: 1 of 2 records were quarantined"))

      let rejected = try await run(rig, ["--source", "customers", "countries"] + options)
      #expect(rejected.exitCode == 3, "\(rejected.errorOutput)")
      let missing = try await run(rig, ["--source", "countries", "tariffs"] + options)
      #expect(missing.exitCode == 66)
      #expect(missing.errorOutput.contains("no file of source \"tariffs\""))
    }
  }

  @Test(arguments: [130, 143] as [Int32])
  func `a request to stop ends all of them in good order, and the same command resumes them`(
    code: Int32
  ) async throws {
    try await withDeliveries(of: 1_500) { rig, day in
      try await day.writeAll()
      let arguments = ["--all", "--jobs", "2", "--input", day.folder.string, "--format", "json"]
      let stopped = try await Subprocess.run(
        .path(Program.vaultload.path),
        arguments: Arguments(command(rig, arguments + ["--batch-records", "1"])),
        input: .none, output: .string(limit: 1 << 20), error: .discarded
      ) { execution in
        try await rig.until {
          try await $0.number("SELECT count(*) FROM metadata.load_checkpoint") >= 2
        }
        try execution.send(signal: code == 130 ? .interrupt : .terminate)
      }
      #expect(stopped.terminationStatus == .exited(code))
      #expect(stopped.standardOutput.contains("\"exit_code\" : \(code)"))
      let states = try await rig.rows("SELECT status FROM metadata.load")
      #expect(states == [["stopped"], ["stopped"]])
      let rest = try SeveralReport(try await run(rig, arguments))
      #expect(Set(rest.sources.map(\.outcome)) == ["loaded"])
      // Each customer and its agent, and the ghost.
      #expect(try await rig.number("SELECT count(*) FROM business.customer_h") == 3_001)
    }
  }

  @Test func `a second signal ends the program during a batch`() async throws {
    try await withDeliveries(of: 1) { rig, day in
      try await day.write("countries", as: "countries.csv")
      let sleepers: SQL = """
        SELECT count(*) FROM pg_stat_activity
        WHERE datname = current_database() AND wait_event = 'PgSleep'
        """
      _ = try await rig.rows(
        """
        CREATE FUNCTION metadata.take_long() RETURNS trigger LANGUAGE plpgsql
        AS 'BEGIN PERFORM pg_catalog.pg_sleep(60); RETURN NEW; END'
        """)
      _ = try await rig.rows(
        """
        CREATE TRIGGER take_long BEFORE INSERT ON metadata.load_checkpoint
        FOR EACH ROW EXECUTE FUNCTION metadata.take_long()
        """)
      let begun = ContinuousClock.now
      let ended = try await Subprocess.run(
        .path(Program.vaultload.path),
        arguments: Arguments(
          command(rig, ["--source", "countries", "--input", day.folder.string])),
        input: .none, output: .discarded, error: .discarded
      ) { execution in
        try await rig.until { try await $0.number(sleepers) == 1 }
        try execution.send(signal: .terminate)
        try await Task.sleep(for: .milliseconds(100))
        try execution.send(signal: .interrupt)
      }
      #expect(ended.terminationStatus == .exited(130))
      #expect(ContinuousClock.now - begun < .seconds(50))
    }
  }

  @Test func `a strict run loads nothing where a file has no source, or a source no delivery`()
    async throws
  {
    try await withDeliveries(of: 2) { rig, day in
      try await day.write("countries", as: "countries_20261130.csv")
      let notes = day.folder.appending("notes.txt").string
      try "no delivery".write(toFile: notes, atomically: true, encoding: .utf8)
      let options = ["--all", "--input", day.folder.string]
      let refused = try await run(rig, options + ["--strict"])
      #expect(refused.exitCode == 66)
      #expect(refused.errorOutput.contains("of no source: \(notes); nothing delivered for: "))
      #expect(try await rig.number("SELECT count(*) FROM metadata.load") == 0)
      let loaded = try await run(rig, options)
      #expect(loaded.exitCode == 0, "\(loaded.errorOutput)")
      let alone = try await run(rig, ["--source", "prices", "--input", notes, "--strict"])
      #expect(alone.exitCode == 64)
    }
  }

  @Test func `tables are found whatever their case and schema, and others are named`() async throws
  {
    try await withDeliveries(of: 2) { rig, day in
      try await makeTables(["customers", "prices", "countries"], of: day, in: rig)
      _ = try await rig.rows("ALTER TABLE crm.countries RENAME TO \"Countries\"")
      _ = try await rig.rows("CREATE TABLE crm.audit (n int)")
      let options = ["--from", rig.url, "--schema", "crm", "--format", "json"]
      let loaded = try await run(rig, ["--all"] + options)
      #expect(loaded.exitCode == 0, "\(loaded.errorOutput)")
      let report = try SeveralReport(loaded)
      #expect(report.outcomes.keys.sorted() == ["countries", "customers", "prices"])
      #expect(report.strangers == ["crm.audit"])
      let strict = try await run(rig, ["--all", "--strict"] + options)
      #expect(strict.exitCode == 66)
      #expect(strict.errorOutput.contains("of no source: crm.audit; nothing delivered for: "))
    }
  }

  @Test func `a database that is down fails every source, and is told once`() async throws {
    try await withDeliveries(of: 1) { rig, day in
      try await day.writeAll()
      let down = VaultRig(url: "postgresql://127.0.0.1:1/none", vaultFile: rig.vaultFile)
      let outcome = try await run(
        down, ["--all", "--input", day.folder.string, "--format", "json"])
      #expect(outcome.exitCode == 69)
      #expect(Set(try SeveralReport(outcome).sources.map(\.outcome)) == ["failed"])
      #expect(
        outcome.errorOutput.split(separator: "\n").filter { $0.contains("error:") }.count == 1)
    }
  }

  @Test func `all tables of a database that are called as sources are read`() async throws {
    try await withDeliveries(of: 20) { rig, day in
      try await makeTables(["customers", "prices", "countries"], of: day, in: rig)
      let outcome = try await run(
        rig, ["--all", "--from", rig.url, "--schema", "crm", "--jobs", "3", "--format", "json"])
      #expect(outcome.exitCode == 0, "\(outcome.errorOutput)")
      let report = try SeveralReport(outcome)
      #expect(report.outcomes.count == 3)
      #expect(Set(report.outcomes.values) == ["loaded"])
      #expect(report.records.new == 60)
      #expect(report.undelivered.contains("tariffs"))
      let missing = try await run(
        rig, ["--source", "prices", "phones", "--from", rig.url, "--schema", "crm"])
      #expect(missing.exitCode == 66)
      #expect(missing.errorOutput.contains("the database has no table \"crm.phones\""))
    }
  }

  @Test func `CSV, NDJSON and a database of the same records give the same vault`() async throws {
    try await withDeliveries(of: 15) { csv, day in
      let sources = KindsDeliveries.sources
      for source in sources { try await day.write(source, as: "\(source).csv") }
      let first = try await run(csv, ["--all", "--input", day.folder.string])
      #expect(first.exitCode == 0, "\(first.errorOutput)")
      #expect(try await csv.number("SELECT count(*) FROM metadata.quarantine") == 0)
      let content = try await VaultContent.read(csv)
      try await withDeliveries(of: 15) { json, day in
        for source in sources { try await day.write(source, as: "\(source).ndjson") }
        let second = try await run(json, ["--all", "--input", day.folder.string])
        #expect(second.exitCode == 0, "\(second.errorOutput)")
        #expect(try await VaultContent.read(json) == content)
      }
      try await withDeliveries(of: 15) { database, day in
        try await makeTables(sources, of: day, in: database)
        let third = try await run(database, ["--all", "--from", database.url, "--schema", "crm"])
        #expect(third.exitCode == 0, "\(third.errorOutput)")
        #expect(try await VaultContent.read(database) == content)
      }
    }
  }

  @Test func `a query's parameters are values and no SQL`() async throws {
    try await withDeliveries(of: 5) { rig, day in
      try await makeTables(["countries"], of: day, in: rig)
      let query = "SELECT * FROM crm.countries WHERE code > :'least' AND title <> :'title'"
      let outcome = try await run(
        rig,
        [
          "--source", "countries", "--from", rig.url, "--query", query, "--parameter", "least=2",
          "title=x'; DROP TABLE crm.countries; --", "--format", "json",
        ])
      #expect(outcome.exitCode == 0, "\(outcome.errorOutput)")
      #expect(try Report(json: outcome.output).records.new == 3)
      let without = try await run(
        rig, ["--source", "countries", "--from", rig.url, "--query", query])
      #expect(without.exitCode == 64)
      #expect(without.errorOutput.contains("give it with --parameter least=…"))
    }
  }

  @Test(arguments: [
    (["--all", "--source", "prices"], 64, "--all takes the place of --source"),
    (["--all", "--confirm-empty", "--input", "."], 64, "--confirm-empty confirms one snapshot"),
    (["--source", "prices", "prices"], 64, "names a source twice"),
    (["--all", "--jobs", "0"], 64, "--jobs must be at least 1"),
    (["--source", "prices", "phones", "--input", "a.csv"], 64, "a.csv: is no folder"),
    (["--all", "--input", "/proc/self/task"], 66, "has nothing of any source"),
  ])
  func `wrong use is told`(arguments: [String], exitCode: Int32, message: String) async throws {
    try await withDeliveries(of: 1) { rig, _ in
      let outcome = try await run(rig, arguments)
      #expect(outcome.exitCode == exitCode, "\(outcome.errorOutput)")
      #expect(outcome.errorOutput.contains(message), "\(outcome.errorOutput)")
    }
  }

  // MARK: Vault and deliveries

  private func withVault(_ body: @escaping @Sendable (VaultRig) async throws -> Void) async throws {
    try await KindsRig.with { kinds in try await body(kinds.rig) }
  }

  private func withDeliveries(
    of customers: Int, _ body: @escaping @Sendable (VaultRig, KindsDeliveries) async throws -> Void
  ) async throws {
    try await KindsRig.with { kinds in
      let folder = kinds.folder.appending("day1")
      try FileManager.default.createDirectory(
        atPath: folder.string, withIntermediateDirectories: false)
      try await body(kinds.rig, KindsDeliveries(folder: folder, customers: customers))
    }
  }

  private func makeTables(
    _ sources: [String], of day: KindsDeliveries, in rig: VaultRig
  ) async throws {
    _ = try await rig.rows("CREATE SCHEMA crm")
    for source in sources {
      let columns = day.columns(of: source).map { SQL.identifier($0) }
      let values = day.records(of: source).map { record -> SQL in
        "(\(record.map { $0.isEmpty ? "NULL" : "\(literal: $0)" as SQL }.joined()))"
      }
      let table = QualifiedName(schema: "crm", name: source)
      _ = try await rig.rows(
        "CREATE TABLE \(table) AS SELECT * FROM (VALUES \(values.joined())) AS v (\(columns.joined()))"
      )
    }
  }

  private func run(_ rig: VaultRig, _ arguments: [String]) async throws -> Program.Outcome {
    try await Program.vaultload.run(command(rig, arguments))
  }

  private func command(_ rig: VaultRig, _ arguments: [String]) -> [String] {
    ["run", "--vault", rig.vaultFile.string, "--database", rig.url] + arguments
  }
}
