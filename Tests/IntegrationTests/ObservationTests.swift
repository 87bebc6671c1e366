import FoundationEssentials
import PostgresSchema
import SystemPackage
import TestSupport
import Testing

/// What others are told of a run: metrics, lineage and a structured log.
@Suite struct ObservationTests {
  @Test func `a load tells its counts, what it read and wrote, and how it went`() async throws {
    try await TemporaryFolder.with(named: "observed") { folder in
      try await VaultRig.withAiml { rig in
        let files = ObservedFiles(folder)
        let input = Repository.example("day1", "users")
        let tenants = try await rig.load("tenants", [Repository.example("day1", "tenants")])
        #expect(tenants.records.new > 0)
        let report = try await rig.load("users", [input], files.arguments)

        let metrics = try files.metrics()
        let labels = #"{vault="aiml",source="users""#
        #expect(metrics["vaultload_last_run_success\(labels)}"] == "1")
        #expect(
          metrics["vaultload_last_run_records\(labels),class=\"new\"}"] == "\(report.records.new)")
        let profile = #",target="auth.user_profile_s",class="new"}"#
        #expect(metrics["vaultload_last_run_rows\(labels)\(profile)"] == "\(report.records.new)")

        let events = try files.events()
        #expect(events.map(\.eventType) == ["START", "COMPLETE"])
        #expect(Set(events.map(\.run.runId)).count == 1)
        #expect(events.map(\.job.name) == ["aiml.users", "aiml.users"])
        #expect(events.map(\.job.namespace) == ["vaultwright", "vaultwright"])
        #expect(events.allSatisfy { $0.inputs.map(\.name) == [input] })
        let outputs = events[1].outputs
        #expect(outputs.count == report.targets.count)
        let database = try #require(try await rig.rows("SELECT current_database()")[0][0])
        let stored = outputs.first { $0.name == "\(database).auth.user_profile_s" }
        #expect(stored?.outputFacets?.outputStatistics.rowCount == report.records.new)
        #expect(stored?.namespace.hasPrefix("postgres://localhost:") == true)

        let lines = try files.lines()
        #expect(lines.map(\.message) == ["started", "loaded"])
        #expect(lines.map(\.runId) == events.map(\.run.runId))
        #expect(lines[1].records?.new == report.records.new)
        #expect(lines[1].loadId == report.loadId)

        // A second run adds lines, and the metrics are its own.
        try await rig.load("users", [input], files.arguments)
        let messages = try files.lines().map(\.message)
        #expect(messages == ["started", "loaded", "started", "already_loaded"])
        #expect(Set(try files.events().map(\.run.runId)).count == 2)
        #expect(
          try files.metrics()["vaultload_last_run_records\(labels),class=\"new\"}"] == "0")
      }
    }
  }

  @Test func `a run that fails tells so, and why`() async throws {
    try await TemporaryFolder.with(named: "observed") { folder in
      try await VaultRig.withAiml { rig in
        let files = ObservedFiles(folder)
        let absent = folder.appending("absent.csv").string
        let outcome = try await rig.run("users", [absent], files.arguments)
        #expect(outcome.exitCode == 66)
        #expect(
          try files.metrics()[#"vaultload_last_run_success{vault="aiml",source="users"}"#] == "0")
        let events = try files.events()
        #expect(events.map(\.eventType) == ["START", "FAIL"])
        #expect(events[1].run.facets.errorMessage?.message.contains("absent.csv") == true)
        let lines = try files.lines()
        #expect(lines.map(\.level) == ["info", "error"])
        #expect(lines[1].message.contains("absent.csv"))
      }
    }
  }

  @Test(arguments: ["--metrics", "--lineage", "--log"])
  func `a file that cannot be written ends the run before anything is loaded`(
    option: String
  ) async throws {
    try await TemporaryFolder.with(named: "observed") { folder in
      try await VaultRig.withAiml { rig in
        let outcome = try await rig.run(
          "tenants", [Repository.example("day1", "tenants")],
          [option, folder.appending("nowhere/file").string])
        #expect(outcome.exitCode == 73)
        #expect(outcome.errorOutput.contains("nowhere/file: cannot be written: No such file"))
        #expect(try await rig.number("SELECT count(*) FROM metadata.load") == 0)
      }
    }
  }

  @Test func `a verification tells the faults of each check`() async throws {
    try await TemporaryFolder.with(named: "observed") { folder in
      try await VaultRig.withAiml { rig in
        try await rig.load("tenants", [Repository.example("day1", "tenants")])
        _ = try await rig.rows("UPDATE auth.tenant_profile_s SET hash_diff = sha256('x')")
        let stored = try await rig.number("SELECT count(*) FROM auth.tenant_profile_s")
        let files = ObservedFiles(folder)
        #expect(try await rig.verify(["--metrics", files.metricsFile]).exitCode == 2)
        let metrics = try files.metrics()
        let faults = #"vaultload_verify_faults{vault="aiml",rule="hashes",table="auth.tenant_"#
        #expect(metrics[faults + #"profile_s",column="hash_diff"}"#] == "\(stored)")
        #expect(metrics[faults + #"h",column="tenant_hk"}"#] == "0")
      }
    }
  }
}

/// The files of a run's observers, read back.
private struct ObservedFiles {
  let metricsFile: String
  private let lineageFile: String
  private let logFile: String

  init(_ folder: FilePath) {
    metricsFile = folder.appending("users.prom").string
    lineageFile = folder.appending("lineage.ndjson").string
    logFile = folder.appending("log.ndjson").string
  }

  var arguments: [String] {
    ["--metrics", metricsFile, "--lineage", lineageFile, "--log", logFile]
  }

  /// The samples by name and labels; every line is a sample or says what one is.
  func metrics() throws -> [String: String] {
    let text = try String(contentsOfFile: metricsFile, encoding: .utf8)
    var samples: [String: String] = [:]
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      let space = try #require(line.lastIndex(of: " "))
      let value = String(line[line.index(after: space)...])
      #expect(Double(value) != nil, "\(line)")
      let former = samples.updateValue(value, forKey: String(line[..<space]))
      #expect(former == nil, "\(line) stands twice")
    }
    return samples
  }

  func events() throws -> [Event] { try objects(in: lineageFile) }
  func lines() throws -> [Line] { try objects(in: logFile) }

  private func objects<Object: Decodable>(in file: String) throws -> [Object] {
    let text = try String(contentsOfFile: file, encoding: .utf8)
    return try text.split(separator: "\n").map {
      try JSONDecoder().decode(Object.self, from: Data($0.utf8))
    }
  }

  struct Event: Decodable {
    struct Run: Decodable {
      struct Facets: Decodable { var errorMessage: Message? }
      struct Message: Decodable { var message: String }

      var runId: String
      var facets: Facets
    }

    struct Job: Decodable {
      var namespace: String
      var name: String
    }

    struct Dataset: Decodable {
      struct Facets: Decodable { var outputStatistics: Statistics }
      struct Statistics: Decodable { var rowCount: Int64 }

      var namespace: String
      var name: String
      var outputFacets: Facets?
    }

    var eventType: String
    var run: Run
    var job: Job
    var inputs: [Dataset]
    var outputs: [Dataset]
  }

  struct Line: Decodable {
    private enum CodingKeys: String, CodingKey {
      case level, message, records
      case runId = "run_id"
      case loadId = "load_id"
    }

    var level: String
    var message: String
    var runId: String
    var loadId: Int64?
    var records: Report.Counts?
  }
}
