import FoundationEssentials
import PostgresSchema
import SystemPackage
import TestSupport
import Testing
import VaultLoader
import VaultModel

@testable import vaultload

/// Runs as a scheduler keeps them.
@Suite struct JobFileTests {
  @Test func `a job loads each of its sources as it is said to`() async throws {
    try await withJob(
      """
      vault: ../vault.json
      database: {variable: TEST_VAULT}
      record_source: nightly
      max_rejects: 10
      jobs: 2
      report: report.json
      sources:
        customers:
          input: customers-*.txt
          delimiter: ";"
        countries:
          input: countries.csv
          record_source: statistics
        prices:
          input: prices.ndjson
          format: ndjson
      """
    ) { rig, folder, job in
      let day = KindsDeliveries(folder: folder, customers: 4)
      try "shop;customer;city\ns;A;Rome\n".write(
        toFile: folder.appending("customers-1.txt").string, atomically: true, encoding: .utf8)
      try "shop;customer;city\ns;B;Oslo\n".write(
        toFile: folder.appending("customers-2.txt").string, atomically: true, encoding: .utf8)
      try await day.write("countries", as: "countries.csv")
      try await day.write("prices", as: "prices.ndjson")
      let outcome = try await run(job, ["--format", "json"], rig)
      #expect(outcome.exitCode == 0, "\(outcome.errorOutput)")
      let report = try SeveralReport(outcome)
      #expect(report.sources.map(\.source) == ["customers", "countries", "prices"])
      #expect(report.records.new == 10)
      let kept = try String(
        contentsOfFile: folder.appending("report.json").string, encoding: .utf8)
      #expect(kept == outcome.output)
      let sources = try await rig.rows(
        """
        SELECT DISTINCT record_source FROM business.customer_h WHERE record_source <> 'SYSTEM'
        UNION ALL SELECT DISTINCT record_source FROM ref.country_r
        """)
      #expect(sources == [["nightly"], ["statistics"]])
      // One of them, once more.
      let one = try SeveralReport(
        try await run(job, ["--source", "prices", "--format", "json"], rig))
      #expect(one.outcomes == ["prices": "already_loaded"])
    }
  }

  @Test(arguments: [1, 4])
  func `H1: of several dictated dates in one run the earliest brings the key`(
    jobs: Int
  ) async throws {
    try await withJob(
      """
      vault: ../vault.json
      database: {variable: TEST_VAULT}
      jobs: \(jobs)
      sources:
        payments: {input: payments.csv}
        customers: {input: customers.csv, load_date: 2026-01-02}
        stays: {input: stays.csv, load_date: 2026-01-01}
        phones: {input: phones.csv, load_date: 2026-01-02}
      """
    ) { rig, folder, job in
      for (source, text) in [
        "payments": "shop,customer,number,amount,note\ns,K,1,2.50,\ns,N,2,2.50,\n",
        "customers": "shop,customer,city\ns,K,A\n", "stays": "shop,customer,city\ns,K,A\n",
        "phones": "shop,customer,usage,phone\ns,K,h,1\ns,N,h,1\n",
      ] {
        try text.write(
          toFile: folder.appending("\(source).csv").string, atomically: true, encoding: .utf8)
      }
      let outcome = try await run(job, ["--format", "json"], rig)
      #expect(outcome.exitCode == 0, "\(outcome.errorOutput)")
      #expect(
        try SeveralReport(outcome).sources.map(\.source)
          == ["payments", "customers", "stays", "phones"])
      let hubs = try await rig.rows(
        """
        SELECT customer_number, (load_date AT TIME ZONE 'UTC')::date, record_source
        FROM business.customer_h WHERE record_source <> 'SYSTEM' ORDER BY 1
        """)
      #expect(hubs == [["K", "2026-01-01", "stays"], ["N", "2026-01-02", "phones"]])
    }
  }

  @Test func `a source that lacks its input fails alone`() async throws {
    try await withJob(
      """
      vault: ../vault.json
      database: {variable: TEST_VAULT}
      from: {variable: NOT_SET}
      sources:
        countries: {input: countries.csv}
        customers: {input: none-*.csv}
        prices:
      """
    ) { rig, folder, job in
      try await KindsDeliveries(folder: folder, customers: 4).write(
        "countries", as: "countries.csv")
      let outcome = try await run(job, ["--format", "json"], rig)
      #expect(outcome.exitCode == 78)
      let report = try SeveralReport(outcome)
      #expect(
        report.outcomes == ["countries": "loaded", "customers": "failed", "prices": "failed"])
      #expect(
        outcome.errorOutput.contains("job.yaml:3:18: the environment variable NOT_SET is not set"))
      #expect(outcome.errorOutput.contains("none-*.csv: no such file"))
    }
  }

  @Test(
    arguments: [
      ("", 0, "prices: nothing was delivered"), ("version: 2\n", 66, "nothing delivered for: "),
      ("version: 2\nstrict: false\n", 0, "prices: nothing was delivered"),
    ] as [(String, Int32, String)])
  func `a job of version 2 lists every source or loads nothing`(
    head: String, exitCode: Int32, message: String
  ) async throws {
    try await withJob(
      head + """
        vault: ../vault.json
        database: {variable: TEST_VAULT}
        sources:
          countries: {input: countries.csv}
        """
    ) { rig, folder, job in
      try await KindsDeliveries(folder: folder, customers: 1).write(
        "countries", as: "countries.csv")
      let outcome = try await run(job, [], rig)
      #expect(outcome.exitCode == exitCode, "\(outcome.errorOutput)")
      #expect(outcome.errorOutput.contains(message), "\(outcome.errorOutput)")
      let loads = try await rig.number("SELECT count(*) FROM metadata.load")
      #expect(loads == (exitCode == 0 ? 1 : 0))
      // Whoever names a source of the job wants that one alone.
      let one = try await run(job, ["--source", "countries"], rig)
      #expect(one.exitCode == 0, "\(one.errorOutput)")
    }
  }

  @Test func `a strict job wants the delivery of each source, but not of those left out`()
    async throws
  {
    let others = KindsVault.vault().sources.map(\.name)
      .filter { !["countries", "prices"].contains($0) }
    try await withJob(
      """
      version: 2
      vault: ../vault.json
      database: {variable: TEST_VAULT}
      left_out: [\(others.joined(separator: ", "))]
      sources:
        countries: {input: countries.csv}
        prices: {input: prices-*.csv}
      """
    ) { rig, folder, job in
      let day = KindsDeliveries(folder: folder, customers: 1)
      try await day.write("countries", as: "countries.csv")
      let lacking = try await run(job, [], rig)
      #expect(lacking.exitCode == 66)
      #expect(lacking.errorOutput.contains("nothing delivered for: prices; "))
      #expect(try await rig.number("SELECT count(*) FROM metadata.load") == 0)
      try await day.write("prices", as: "prices-1.csv")
      let whole = try await run(job, [], rig)
      #expect(whole.exitCode == 0, "\(whole.errorOutput)")
    }
  }

  @Test func `sources are read from the database that the job names`() async throws {
    try await withJob(
      """
      vault: ../vault.json
      database: {variable: TEST_VAULT}
      from: {variable: TEST_VAULT}
      schema: crm
      sources:
        countries:
        tariffs:
          query: SELECT zone, class, price FROM crm.offers WHERE price > :'least'
          parameters: {least: "1.5"}
      """
    ) { rig, _, job in
      _ = try await rig.rows("CREATE SCHEMA crm")
      _ = try await rig.rows(
        "CREATE TABLE crm.countries AS SELECT 'de' AS code, 'Germany' AS title")
      _ = try await rig.rows(
        """
        CREATE TABLE crm.offers AS SELECT 1 AS zone, 'A' AS class, n::numeric AS price
        FROM generate_series(1, 2) AS n
        """)
      let outcome = try await run(job, ["--format", "json"], rig)
      #expect(outcome.exitCode == 0, "\(outcome.errorOutput)")
      #expect(try SeveralReport(outcome).records.new == 2, "\(outcome.output)")
    }
  }

  @Test func `the example is a job that runs`() async throws {
    try await TemporaryFolder.with(named: "jobs") { folder in
      try await VaultRig.withAiml { rig in
        let root = Repository.root
        try await Shell.run(
          "cp -r \"$1/Examples\" \"$1/generated-sql\" \"$2\"", [root.string, folder.string])
        let job = folder.appending("Examples/jobs/nightly.yaml").string
        let outcome = try await Program.vaultload.run(
          ["run", "--job", job], environment: ["VAULT_DATABASE": rig.url])
        #expect(outcome.exitCode == 0, "\(outcome.errorOutput)")
        #expect(outcome.output.contains("aiml: 3 sources"))
      }
    }
  }

  @Test func `the page's example is a job file`() throws {
    let page = try String(
      contentsOfFile: Repository.root.appending("docs/job-files.md").string, encoding: .utf8)
    let example = try #require(
      page.split(separator: "```yaml\n").dropFirst().first?
        .split(separator: "```").first)
    let job = try JobFile(String(example), path: "nightly.yaml")
    #expect(job.sources.map(\.name) == ["users", "ai_models", "ai_deployments", "tenants"])
    #expect(job.sources[0].settings.maxRejects == .records(100))
    #expect(job.sources[2].table.parameters == ["region": "eu"])
  }

  @Test(arguments: [
    ("", "1:1: it is empty"),
    ("- a", "1:1: expected keys with values"),
    ("vault: v\nsauces: {}", "2:1: unknown key \"sauces\"; here stand version, strict, "),
    ("sources: {}", "1:1: the key \"vault\" is missing"),
    ("vault: v", "1:1: the key \"sources\" is missing"),
    ("vault: v\nsources: {}", "2:10: \"sources\" names no source"),
    ("vault: v\nsources:\n  a: {imput: x}", "3:7: unknown key \"imput\"; here stand input, "),
    (
      "vault: v\nsources:\n  a:", "3:3: source \"a\" has no \"input\", and no \"from\" to read from"
    ),
    (
      "vault: v\nsources:\n  a: {input: x, table: y.z}",
      "3:17: a source has either an input or a table of a database"
    ),
    (
      "vault: v\ndatabase: postgresql://u:s3cret@h/d\nsources: {a: {input: x}}",
      "2:11: \"database\" is {variable: NAME}, "
    ),
    ("version: 3\nvault: v", "1:10: \"version\" is 1 or 2"),
    ("vault: v\njobs: 0\nsources: {a: {input: x}}", "2:7: \"jobs\" is a whole number from 1 on"),
    ("vault: v\nagain: yes\nsources: {a: {input: x}}", "2:8: \"again\" is true or false"),
    (
      "vault: v\nmax_rejects: -1\nsources: {a: {input: x}}",
      "2:14: \"max_rejects\" is a number of records, or a share such as 10%"
    ),
    (
      "vault: v\nformat: xml\nsources: {a: {input: x}}",
      "2:9: \"format\" is one of csv, tsv, ndjson"
    ),
    (
      "vault: v\nsources: {a: {input: x, quote: ab}}",
      "2:32: \"quote\" must be one ASCII character, and no line end, or none"
    ),
    ("vault: v\nsources: {a: {input: {b: c}}}", "2:22: \"input\" is one value"),
    ("vault: [v]\nsources: {a: {input: x}}", "1:8: \"vault\" is one value"),
    (
      "vault: v\nsources: {a: {from: {service: s}, parameters: {p: 1}}}",
      "2:47: \"parameters\" are those of a query"
    ),
    ("vault: v\nload_date: soon\nsources: {a: {input: x}}", "2:12: \"load_date\" is a timestamp"),
  ])
  func `what cannot be followed is told with its place`(text: String, message: String) {
    let error = #expect(throws: JobFileError.self) { try JobFile(text, path: "job.yaml") }
    #expect(error?.description.hasPrefix("job.yaml:" + message) == true, "\(error as Any)")
    #expect(error?.description.contains("s3cret") == false)
  }

  @Test(arguments: [
    (["--job", "none.yaml"], 66, "none.yaml: no such file"),
    (["--job", "j.yaml", "--all"], 64, "beside --job stand only"),
    (["--job", "j.yaml", "--vault", "v"], 64, "beside --job stand only"),
  ])
  func `wrong use is told`(arguments: [String], exitCode: Int32, message: String) async throws {
    let outcome = try await Program.vaultload.run(["run"] + arguments)
    #expect(outcome.exitCode == exitCode)
    #expect(outcome.errorOutput.contains(message), "\(outcome.errorOutput)")
  }

  @Test func `an unknown source is told with its place`() async throws {
    try await withJob(
      "vault: ../vault.json\ndatabase: {variable: TEST_VAULT}\nsources:\n  costumers: {input: x}"
    ) { rig, _, job in
      let outcome = try await run(job, [], rig)
      #expect(outcome.exitCode == 78)
      #expect(
        outcome.errorOutput.contains(
          "job.yaml:4:3: vault \"kinds\" has no source \"costumers\"; it has: order_lines, "))
      let other = try await run(job, ["--source", "prices"], rig)
      #expect(other.exitCode == 64)
    }
  }

  // MARK: A job beside its vault

  private func withJob(
    _ text: String,
    _ body: @escaping @Sendable (VaultRig, _ folder: FilePath, _ job: String) async throws -> Void
  ) async throws {
    try await KindsRig.with { kinds in
      let folder = kinds.folder.appending("jobs")
      try FileManager.default.createDirectory(
        atPath: folder.string, withIntermediateDirectories: false)
      let job = folder.appending("job.yaml").string
      try text.write(toFile: job, atomically: true, encoding: .utf8)
      try await body(kinds.rig, folder, job)
    }
  }

  private func run(
    _ job: String, _ arguments: [String], _ rig: VaultRig
  ) async throws -> Program.Outcome {
    try await Program.vaultload.run(
      ["run", "--job", job] + arguments, environment: ["TEST_VAULT": rig.url])
  }
}
