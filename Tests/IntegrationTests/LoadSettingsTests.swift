import FoundationEssentials
import PostgresSchema
import SystemPackage
import TestSupport
import Testing

/// What a user tells a load.
@Suite struct LoadSettingsTests {
  private static let columns =
    "tenant_bk,tenant_name,tenant_status,data_region,compliance_regimes,created_at,updated_at"
  private static let one = "6d3b1a5e-3f55-4a0e-9f53-0d2b1f2a7c11"
  private static let two = "6d3b1a5e-3f55-4a0e-9f53-0d2b1f2a7c12"

  @Test func `load dates that the source dictates give the history in their order`() async throws {
    try await withFiles { rig, write in
      for (name, date) in [("A", "2024-01-01"), ("B", "2024-03-01"), ("C", "2024-02-01T00:00:00Z")]
      {
        try await rig.load("tenants", [write(name, [(Self.one, name)])], ["--load-date", date])
      }
      let history = try await rig.rows(
        """
        SELECT tenant_name, load_date::date, load_end_date::date FROM auth.tenant_profile_s
        WHERE tenant_name IS NOT NULL ORDER BY load_date
        """)
      #expect(
        history == [
          ["A", "2024-01-01", "2024-02-01"], ["C", "2024-02-01", "2024-03-01"],
          ["B", "2024-03-01", nil],
        ])
    }
  }

  @Test(arguments: ["yesterday-ish", "infinity", "2024-13-01"])
  func `a load date that is none is wrong use`(text: String) async throws {
    try await withFiles { rig, write in
      let outcome = try await rig.run(
        "tenants", [write("a", [(Self.one, "A")])], ["--load-date", text])
      #expect(outcome.exitCode == 64)
      #expect(outcome.errorOutput.contains("'\(text)' is no timestamp"))
    }
  }

  @Test func `a load date in the future is refused`() async throws {
    try await withFiles { rig, write in
      let outcome = try await rig.run(
        "tenants", [write("a", [(Self.one, "A")])], ["--load-date", "2999-01-01"])
      #expect(outcome.exitCode == 64)
      #expect(outcome.errorOutput.contains("more than 5 minutes ahead of the database's clock"))
      #expect(try await rig.number("SELECT count(*) FROM metadata.load") == 0)
    }
  }

  @Test func `a dry run tells what a run does, and stores nothing`() async throws {
    try await withFiles { rig, write in
      try await rig.load("tenants", [write("first", [(Self.one, "A")])])
      let before = try await VaultContent.read(rig)
      let file = try write("second", [(Self.one, "B"), (Self.two, "C"), (Self.two, "C")])
      let options = ["--batch-records", "1"]
      let rehearsed = try await rig.load("tenants", [file], options + ["--dry-run"])
      #expect(rehearsed.status == "rehearsed")
      #expect(try await VaultContent.read(rig) == before)
      #expect(try await rig.number("SELECT count(*) FROM metadata.load") == 1)
      let real = try await rig.load("tenants", [file], options)
      #expect(real.records == rehearsed.records)
      #expect(real.targets.map(\.counts) == rehearsed.targets.map(\.counts))
      #expect(real.records.changed == 1)
      #expect(real.records.new == 1)
      #expect(real.records.duplicate == 1)
    }
  }

  @Test func `a load beyond its rejects stops after the batch with exit code 3 and can go on`()
    async throws
  {
    try await withFiles { rig, write in
      let file = try write("bad", [("x", "A"), (Self.one, "B"), ("y", "C"), (Self.two, "D")])
      let options = ["--batch-records", "1", "--max-rejects"]
      let stopped = try await rig.run("tenants", [file], options + ["0"])
      #expect(stopped.exitCode == 3)
      #expect(
        stopped.errorOutput.contains("1 of 1 records were quarantined; --max-rejects allows 0"))
      #expect(try await rig.number("SELECT count(*) FROM auth.tenant_profile_s") == 1)
      let loaded = try await rig.load("tenants", [file], options + ["2"])
      #expect(loaded.resumed)
      #expect(loaded.records.quarantined == 2)
      #expect(loaded.records.new == 2)
    }
  }

  @Test
  func `a load ends with exit code 3 where all records, or more than a share, are quarantined`()
    async throws
  {
    try await withFiles { rig, write in
      let refused = try write("refused", [("x", "A"), ("y", "B")])
      let metrics = refused + ".prom"
      let all = try await rig.run("tenants", [refused], ["--metrics", metrics])
      #expect(all.exitCode == 3)
      #expect(all.errorOutput.contains("every record was quarantined (2). "))
      let told = try String(contentsOfFile: metrics, encoding: .utf8)
      #expect(told.contains("vaultload_last_run_success{vault=\"aiml\",source=\"tenants\"} 0"))
      // A retry finds the same records in the quarantine.
      let retried = try await rig.run("tenants", [refused], ["--format", "json"])
      #expect(retried.exitCode == 3)
      #expect(retried.output.contains("already_loaded"))
      #expect(retried.output.contains("\"is_every_record\" : true"), "\(retried.output)")
      #expect(try await rig.run("tenants", [refused], ["--max-rejects", "9"]).exitCode == 3)
      #expect(try await rig.run("tenants", [refused], ["--max-rejects", "100%"]).exitCode == 0)

      let good = (10..<27).map { (Optional("\(Self.one.dropLast(2))\($0)"), "T\($0)") }
      let some = try write("some", good + [("x", "A"), ("y", "B"), ("z", "C")])
      let many = try await rig.run("tenants", [some])
      #expect(many.exitCode == 3)
      #expect(
        many.errorOutput.contains("3 of 20 records were quarantined; --max-rejects allows 10%"))
      #expect(try await rig.number("SELECT count(*) FROM auth.tenant_profile_s") == 18)
      #expect(try await rig.run("tenants", [some], ["--max-rejects", "15%"]).exitCode == 0)
      let few = try write("few", good.dropLast() + [("x", "A"), ("y", "B"), ("z", "C")])
      #expect(try await rig.run("tenants", [few]).exitCode == 0)
      let rehearsed = try await rig.run("tenants", [some], ["--again", "--dry-run"])
      #expect(rehearsed.exitCode == 3)
    }
  }

  @Test func `the tenant and the record source are those given`() async throws {
    try await withFiles { rig, write in
      let options = ["--tenant", Self.one.uppercased(), "--record-source", "by hand"]
      try await rig.load("tenants", [write("without", [(nil, "A")])], options)
      let report = try await rig.load("tenants", [write("with", [(Self.two, "B")])], options)
      #expect(report.quarantine == ["other_tenant": 1])
      let stored = try await rig.rows(
        "SELECT tenant_id, record_source FROM auth.tenant_h WHERE tenant_id IS NOT NULL")
      #expect(stored == [[Self.one, "by hand"]])
      let wrong = try await rig.run("tenants", [write("x", [(nil, "A")])], ["--tenant", "nobody"])
      #expect(wrong.exitCode == 64)
    }
  }

  @Test func `a pattern stands for its files in the order of their names`() async throws {
    try await withFiles { rig, write in
      _ = try write("b", [(Self.two, "B")])
      let first = try write("a", [(Self.one, "A")])
      let pattern = FilePath(first).removingLastComponent().appending("[ab].csv").string
      let report = try await rig.load("tenants", [pattern])
      #expect(report.records.new == 2)
      let names = try await rig.rows(
        "SELECT input->>'name' FROM metadata.load, jsonb_array_elements(inputs) AS input")
      #expect(
        names.map { $0[0].map { FilePath($0).lastComponent?.string } } == ["a.csv", "b.csv"])
      let none = try await rig.run("tenants", [pattern + ".gz"])
      #expect(none.exitCode == 66)
    }
  }

  @Test(arguments: [
    (["--delimiter", ";;"], "--delimiter must be one ASCII character"),
    (["--quote", ","], "--quote must differ from the delimiter"),
    (["--null-text", "a,b"], "--null-text must hold no delimiter"),
    (["--input-format", "ndjson", "--quote", "'"], "--quote has no meaning for ndjson"),
    (
      ["--from", "postgresql://x/y", "--table", "a.b", "--query", "SELECT 1"],
      "--from takes either --table or --query"
    ),
    (["--table", "a.b"], "need --from"),
    (["--record-source", ""], "--record-source must have 1 to 100 characters"),
    (["--max-rejects=-1"], "neither a number of records nor a share such as 10%"),
    (["--max-rejects", "101%"], "neither a number of records nor a share such as 10%"),
  ])
  func `settings that contradict themselves are wrong use`(
    arguments: [String], message: String
  ) async throws {
    let outcome = try await Program.vaultload.run(
      ["run", "--vault", "none", "--source", "tenants", "--input", "x"]
        + arguments)
    #expect(outcome.exitCode == 64)
    #expect(outcome.errorOutput.contains(message), "\(outcome.errorOutput)")
  }

  /// Gives the body a way to write deliveries of tenants: each with its id, or none, and its name.
  private func withFiles(
    _ body:
      @escaping @Sendable (
        VaultRig, @Sendable (_ name: String, [(id: String?, name: String)]) throws -> String
      ) async throws -> Void
  ) async throws {
    try await TemporaryFolder.with(named: "settings") { folder in
      try await VaultRig.withAiml { rig in
        try await body(rig) { name, tenants in
          let hasID = tenants.contains { $0.id != nil }
          let lines = tenants.map { "\($0.id.map { $0 + "," } ?? "")T,\($0.name),,,,," }
          let text =
            ([(hasID ? "tenant_id," : "") + Self.columns] + lines).joined(separator: "\n") + "\n"
          let file = folder.appending(name + ".csv").string
          try text.write(toFile: file, atomically: true, encoding: .utf8)
          return file
        }
      }
    }
  }
}
