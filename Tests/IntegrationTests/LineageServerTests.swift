import FoundationEssentials
import PostgresSchema
import SystemPackage
import TestSupport
import Testing

/// Lineage events that are sent to a server.
@Suite struct LineageServerTests {
  private static let key = "key-that-nobody-may-see"

  @Test func `a load sends its events with what columns became of which`() async throws {
    try await LineageServer.with(status: 201) { server in
      try await VaultRig.withAiml { rig in
        let outcome = try await rig.load("tenants", lineage: server.address)
        #expect(outcome.exitCode == 0, "\(outcome.errorOutput)")
        #expect(!outcome.errorOutput.contains("warning"))
        let requests = try server.received()
        #expect(requests.map(\.path) == ["/api/v1/lineage", "/api/v1/lineage"])
        #expect(requests.map(\.authorization) == ["Bearer \(Self.key)", "Bearer \(Self.key)"])
        #expect(requests.allSatisfy { $0.contentType == "application/json" })
        let events = try requests.map { try Event($0.body) }
        #expect(events.map(\.eventType) == ["START", "COMPLETE"])
        #expect(Set(events.map(\.run.runId)).count == 1)
        for event in events {
          let schema = try #require(event.inputs.first?.facets.schema)
          #expect(schema.fields.contains(.init(name: "tenant_id", type: "uuid")))
        }
        let hub = try #require(events[1].outputs.first { $0.name.hasSuffix(".auth.tenant_h") })
        #expect(
          hub.facets.schema?.fields.contains(.init(name: "tenant_hk", type: "bytea")) == true)
        let origins = try #require(hub.facets.columnLineage?.fields["tenant_hk"]?.inputFields)
        #expect(origins.map(\.field) == ["tenant_id"])
        #expect(origins.map(\.name) == [Repository.example("day1", "tenants")])
        #expect(origins.flatMap(\.transformations).map(\.masking) == [true])
        let profile = try #require(
          events[1].outputs.first { $0.name.hasSuffix(".auth.tenant_profile_s") })
        let name = try #require(profile.facets.columnLineage?.fields["tenant_name"]?.inputFields)
        #expect(name.flatMap(\.transformations).map(\.subtype) == ["IDENTITY"])
      }
    }
  }

  @Test func `a load that fails sends why, and an address with a path is taken as it is`()
    async throws
  {
    try await LineageServer.with(status: 200) { server in
      try await VaultRig.withAiml { rig in
        let outcome = try await rig.load(
          "tenants", from: "absent.csv", lineage: "\(server.address)/events")
        #expect(outcome.exitCode == 66)
        let requests = try server.received()
        #expect(requests.map(\.path) == ["/events", "/events"])
        let events = try requests.map { try Event($0.body) }
        #expect(events.map(\.eventType) == ["START", "FAIL"])
        #expect(events[1].run.facets.errorMessage?.message.contains("absent.csv") == true)
      }
    }
  }

  @Test func `what a database says of a record stays at home`() async throws {
    try await LineageServer.with(status: 200) { server in
      try await VaultRig.withAiml { rig in
        _ = try await rig.rows(
          "ALTER TABLE auth.tenant_profile_s ADD CHECK (load_date IS NULL) NOT VALID")
        let outcome = try await rig.load("tenants", lineage: server.address)
        #expect(outcome.exitCode != 0)
        #expect(outcome.errorOutput.contains("Failing row contains"))
        let last = try #require(try server.received().last)
        let message = try Event(last.body).run.facets.errorMessage?.message
        #expect(message?.hasSuffix("(SQLSTATE 23514)") == true, "\(message ?? "")")
        #expect(message?.contains("Failing row") == false)
      }
    }
  }

  @Test func `a server that refuses events fails no load, and its key is shown nowhere`()
    async throws
  {
    try await LineageServer.with(status: 500) { server in
      try await Self.loadWithoutLineage(
        into: server.address, because: "the server answered with status 500")
      #expect(try server.received().map(\.authorization).contains("Bearer \(Self.key)"))
    }
  }

  @Test func `a server that is not there fails no load`() async throws {
    // No program listens at the port of a service that is long gone.
    try await Self.loadWithoutLineage(
      into: "http://user:\(Self.key)@127.0.0.1:1", because: "Couldn't connect to server")
  }

  private static func loadWithoutLineage(
    into address: String, because reason: String
  ) async throws {
    try await TemporaryFolder.with(named: "observed") { folder in
      try await VaultRig.withAiml { rig in
        let (metrics, log) = (folder.appending("metrics").string, folder.appending("log").string)
        let outcome = try await rig.load(
          "tenants", lineage: address, ["--metrics", metrics, "--log", log, "--format", "json"])
        #expect(outcome.exitCode == 0, "\(outcome.errorOutput)")
        #expect(try Report(json: outcome.output).records.new > 0)
        #expect(outcome.output.contains("lineage events that nobody took: 2"))
        let told = outcome.errorOutput.split(separator: "does not take lineage events")
        #expect(told.count == 2, "\(outcome.errorOutput)")
        #expect(outcome.errorOutput.contains(reason))
        let files = try [metrics, log].map { try String(contentsOfFile: $0, encoding: .utf8) }
        #expect(
          files[0].contains(
            #"vaultload_last_run_lost_lineage_events{vault="aiml",source="tenants"} 2"#))
        #expect(files[1].contains("lineage events that nobody took: 2"))
        for text in files + [outcome.output, outcome.errorOutput] {
          #expect(!text.contains(key))
        }
      }
    }
  }

  @Test func `of several sources the failure is told once`() async throws {
    try await VaultRig.withAiml { rig in
      let folder = FilePath(Repository.example("day1", "tenants")).removingLastComponent()
      let outcome = try await Program.vaultload.run([
        "run", "--vault", rig.vaultFile.string, "--database", rig.url, "--source", "tenants",
        "users", "--input", folder.string, "--lineage", "http://127.0.0.1:1",
      ])
      #expect(outcome.exitCode == 0, "\(outcome.errorOutput)")
      let told = outcome.errorOutput.split(separator: "does not take lineage events")
      #expect(told.count == 2, "\(outcome.errorOutput)")
    }
  }

  @Test(arguments: [
    ("https://user:a-secret@lineage:none", "k", "address of the lineage server is malformed"),
    ("http://127.0.0.1:1", "a-secret\r\nX-Other: two", "OPENLINEAGE_API_KEY holds blanks"),
  ])
  func `an address or key that cannot be sent is wrong use`(
    address: String, key: String, message: String
  ) async throws {
    let outcome = try await Program.vaultload.run(
      [
        "run", "--vault", Repository.aimlVault.string, "--source", "tenants", "--input",
        Repository.example("day1", "tenants"), "--lineage", address,
      ], environment: ["OPENLINEAGE_API_KEY": key])
    #expect(outcome.exitCode == 64)
    #expect(outcome.errorOutput.contains(message))
    #expect(!outcome.errorOutput.contains("a-secret"))
  }

  private struct Event: Decodable {
    struct Run: Decodable {
      struct Facets: Decodable { var errorMessage: Message? }
      struct Message: Decodable { var message: String }

      var runId: String
      var facets: Facets
    }

    struct Dataset: Decodable {
      struct Facets: Decodable {
        var schema: Schema?
        var columnLineage: Columns?
      }

      struct Schema: Decodable { var fields: [Field] }

      struct Field: Decodable, Equatable {
        var name: String
        var type: String
      }

      struct Columns: Decodable { var fields: [String: Origins] }
      struct Origins: Decodable { var inputFields: [Origin] }

      struct Origin: Decodable {
        var name: String
        var field: String
        var transformations: [Transformation]
      }

      struct Transformation: Decodable {
        var subtype: String
        var masking: Bool
      }

      var name: String
      var facets: Facets
    }

    var eventType: String
    var run: Run
    var inputs: [Dataset]
    var outputs: [Dataset]

    init(_ json: String) throws {
      self = try JSONDecoder().decode(Self.self, from: Data(json.utf8))
    }
  }
}

extension VaultRig {
  /// Loads the example's first day, told to a lineage server, with a key.
  fileprivate func load(
    _ source: String, from file: String? = nil, lineage: String, _ arguments: [String] = []
  ) async throws -> Program.Outcome {
    try await Program.vaultload.run(
      [
        "run", "--vault", vaultFile.string, "--database", url, "--source", source, "--input",
        file ?? Repository.example("day1", source), "--lineage", lineage,
      ] + arguments, environment: ["OPENLINEAGE_API_KEY": "key-that-nobody-may-see"])
  }
}
