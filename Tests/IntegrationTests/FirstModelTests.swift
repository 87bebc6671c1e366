import FoundationEssentials
import PostgresClient
import PostgresSchema
import SystemPackage
import TestSupport
import Testing

/// What `vaultc init` writes works where nothing of this repository is at hand.
@Suite struct FirstModelTests {
  @Test func `from an empty folder to loaded rows`() async throws {
    try await TemporaryFolder.with(named: "init") { root in
      let folder = root.appending("corner-shop")
      let made = try await Program.vaultc.run(["init", "corner-shop"], in: root)
      #expect(made.exitCode == 0, "\(made.errorOutput)")
      let checked = try await Program.vaultc.run(["check"], in: folder)
      #expect(
        checked.output
          == "model/corner_shop: 3 hubs, 1 link, 3 satellites, 3 sources; nothing to mend\n",
        "\(checked.errorOutput)")
      let generated = try await Program.vaultc.run(["generate"], in: folder)
      #expect(generated.exitCode == 0, "\(generated.errorOutput)")
      try await printSchema(in: folder)
      try await withScratchURL { url in try await load(folder, into: url) }
    }
  }

  /// The script that earlier releases wrote into the folder is printed, and theirs is removed.
  private func printSchema(in folder: FilePath) async throws {
    let printed = try await Program.vaultc.run(["schema"], in: folder)
    #expect(printed.exitCode == 0, "\(printed.errorOutput)")
    #expect(printed.output.hasPrefix("-- Vault corner_shop\n"))
    let former = folder.appending("generated-sql/corner_shop/schema.sql")
    try printed.output.write(toFile: former.string, atomically: true, encoding: .utf8)
    let again = try await Program.vaultc.run(["generate"], in: folder)
    #expect(again.output.hasSuffix("schema.sql: removed; 'vaultc schema' prints it\n"))
    #expect(!FileManager.default.fileExists(atPath: former.string))
  }

  private func load(_ folder: FilePath, into url: String) async throws {
    let database = ["DATABASE_URL": Optional(url)]
    let applied = try await Program.vaultc.run(["apply"], environment: database, in: folder)
    #expect(applied.exitCode == 0, "\(applied.errorOutput)")
    let readme = try String(contentsOfFile: folder.appending("README.md").string, encoding: .utf8)
    for (source, records) in [("tenants", 2), ("customers", 3), ("orders", 3)] {
      let arguments = [
        "run", "--vault", "generated-sql/corner_shop/vault.json", "--source", source,
        "--input", "deliveries/\(source).csv",
      ]
      let loaded = try await Program.vaultload.run(arguments, environment: database, in: folder)
      #expect(loaded.exitCode == 0, "\(loaded.errorOutput)")
      #expect(loaded.output.contains("\(records)"), "\(loaded.output)")
      if source == "orders" {
        #expect(readme.contains("vaultload \(arguments.joined(separator: " "))\n"))
      }
    }
    let rows = try await onOwnThread {
      try rowCounts(
        of: url,
        [
          "business.customer_h", "business.customer_sales_order_l", "business.sales_order_status_s",
        ])
    }
    // A ghost row in the hub and in the satellite.
    #expect(rows == [4, 3, 4])
  }

  @Test func `the folder that one is in gives its name, too`() async throws {
    try await TemporaryFolder.with(named: "init") { root in
      let folder = root.appending("depot")
      try FileManager.default.createDirectory(
        atPath: folder.string, withIntermediateDirectories: false)
      let made = try await Program.vaultc.run(["init", "."], in: folder)
      #expect(made.exitCode == 0, "\(made.errorOutput)")
      let names = try FileManager.default.contentsOfDirectory(
        atPath: folder.appending("model").string)
      #expect(names == ["depot"])
    }
  }

  @Test func `a folder that holds anything is left as it is`() async throws {
    try await TemporaryFolder.with(named: "init") { root in
      let file = root.appending("notes.txt").string
      try "mine".write(toFile: file, atomically: true, encoding: .utf8)
      let outcome = try await Program.vaultc.run(["init", "."], in: root)
      #expect(outcome.exitCode == 73)
      #expect(
        outcome.errorOutput
          == "vaultc: error: . is not an empty folder; name a new one\n")
      #expect(try FileManager.default.contentsOfDirectory(atPath: root.string) == ["notes.txt"])
    }
  }
}

private func rowCounts(of url: String, _ tables: [SQL]) throws -> [Int64?] {
  let connection = try Connection(
    to: .url(url), applicationName: "vaultwright tests", names: .database)
  return try tables.map { table in
    try connection.query("SELECT count(*) FROM \(table)").integer(0, 0)
  }
}
