import FoundationEssentials
import Migrations
import PostgresClient
import PostgresSchema
import SystemPackage
import TestSupport
import Testing
import VaultCompiler
import VaultHash
import VaultModel

/// Numbers within JSON, in a vault that an earlier release made and in one of today.
@Suite struct JSONRevisionTests {
  @Test(arguments: Seed.several(1))
  func `any JSON is hashed in Swift as in SQL, alone and in arrays`(seed: Seed) async throws {
    try await TemporaryFolder.with(named: "json") { folder in
      try await withScratchURL { url in
        let shop = JSONShop(folder: folder, url: url)
        try shop.writeModel()
        try await shop.run("generate")
        try await shop.run("apply")
        var values = RandomValues(seed.generator)
        let lines = (0..<1_000).map { number in
          let texts = [values.text(of: .jsonb), values.text(of: .array(.jsonb))]
          return "north,\(number),"
            + texts.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: ",")
        }
        let file = folder.appending("documents.csv").string
        try (["shop,number,document,parts"] + lines).joined(separator: "\n").write(
          toFile: file, atomically: true, encoding: .utf8)
        let report = try await shop.rig.load("documents", [file])
        #expect(report.records.new == 1_000, "\(report.quarantine) \(seed.testDescription)")
        #expect(try await HashVerification.run(shop.rig).differences == [:])
      }
    }
  }

  @Test func `elements of a JSON array are what they are`() async throws {
    try await TemporaryFolder.with(named: "json") { folder in
      try await withScratchURL { url in
        let shop = JSONShop(folder: folder, url: url)
        try shop.writeModel()
        try await shop.run("generate")
        try await shop.run("apply")
        #expect(
          try await shop.load(
            "{}", parts: #"["3", 3, [1, "]"], {"a": [null]}, null, "a\"b\\c", true]"#, day: 1
          ).new == 1)
        let stored = try await shop.text(
          """
          SELECT string_agg(coalesce(element::text, 'NULL'), ' ; ' ORDER BY place)
          FROM business.document_s, unnest(parts) WITH ORDINALITY AS listed(element, place)
          WHERE document IS NOT NULL
          """)
        #expect(stored == #""3" ; 3 ; [1, "]"] ; {"a": [null]} ; NULL ; "a\"b\\c" ; true"#)
      }
    }
  }

  @Test func `numbers with other decimals make no version, and the change of release makes none`()
    async throws
  {
    try await TemporaryFolder.with(named: "json") { folder in
      try await withScratchURL { url in
        let shop = JSONShop(folder: folder, url: url)
        try await shop.becomeAsOfAnEarlierRelease()
        #expect(try await shop.load(#"{"a": 1.0, "b": ["1.0"]}"#, "20.50", "3", day: 1).new == 3)
        // The release that made it goes by the text.
        #expect(try await shop.load("3", "20.5", "3", day: 2).changed == 2)
        try await shop.extract("P,1.0", "Q,2.50")

        try await shop.run("generate")
        try await shop.run("apply")
        let before = try await shop.rows()
        #expect(try await shop.load("3.00", "20.500", "3.0", day: 3).unchanged == 3)
        #expect(try await shop.rows() == before)
        let third = try await shop.load(#""3""#, "20.05", "3e0", day: 4)
        #expect(third.changed == 2)
        #expect(third.unchanged == 1)
        #expect(try await shop.load(#""3""#, "20.050", "3.0", day: 5).unchanged == 3)

        // A late extract restates what was hashed before, under a date of today.
        let newest = try await shop.extract("P,1.00", "Q,2.5")
        #expect(newest.records.unchanged == 2)
        let late = try await shop.text(
          "SELECT (load_date - interval '1 millisecond')::text FROM metadata.load "
            + "WHERE load_id = \(newest.loadId)")
        try await shop.extract("Q,2.500", arguments: ["--load-date", late])
        #expect(try await shop.text("SELECT count(*)::text FROM business.content_s") == "4")
        #expect(try await shop.extract("P,1.000", "Q,2.5").records.unchanged == 2)
        try await shop.verify()
      }
    }
  }
}

/// A shop with a satellite of JSON, and its database.
private struct JSONShop {
  let folder: FilePath
  let url: String

  private var vaultFile: FilePath { folder.appending("generated-sql/shop/vault.json") }

  private static let model = """
    import DataVault

    struct Documents: SourceTable {
      static let name = "shop.documents"
      let shop = Column("shop", .text)
      let number = Column("number", .text)
      let document = Column("document", .jsonb)
      let parts = Column("parts", .array(.jsonb))
    }

    let tenant = Hub("tenant") { Key("shop", .text) }
    let thing = Hub("thing") { Key("number", .text) }

    let documents = Source(Documents.self, delivery: .delta) { row in
      tenant.key(row.shop)
      thing.key(row.number)
      Satellite("document", of: thing) {
        row.document
        row.parts
      }
    }

    struct Pages: SourceTable {
      static let name = "shop.pages"
      let shop = Column("shop", .text)
      let number = Column("number", .text)
      let content = Column("content", .jsonb)
    }

    let page = Hub("page") { Key("number", .text) }

    let pages = Source(Pages.self) { row in
      tenant.key(row.shop)
      page.key(row.number)
      Satellite("content", of: page) { row.content }
      StatusSatellite(of: page)
    }

    let vault = Vault("shop", tenant: tenant) {
      documents
      pages
    }
    """

  func run(_ verb: String) async throws {
    let outcome = try await Program.vaultc.run(
      [verb], environment: ["DATABASE_URL": url], in: folder)
    try #require(outcome.exitCode == 0, "\(verb): \(outcome.errorOutput)")
  }

  var rig: VaultRig { VaultRig(url: url, vaultFile: vaultFile) }

  func writeModel() throws {
    let source = folder.appending("model/shop")
    try FileManager.default.createDirectory(
      atPath: source.string, withIntermediateDirectories: true)
    try Self.model.write(
      toFile: source.appending("Shop.swift").string, atomically: true, encoding: .utf8)
  }

  /// Makes the folder and the database as a release left them that hashed JSON as it is printed.
  func becomeAsOfAnEarlierRelease() async throws {
    try writeModel()
    try await run("generate")
    var vault = try VaultFile.decode(
      Data(String(contentsOfFile: vaultFile.string, encoding: .utf8).utf8))
    for satellite in vault.satellites.indices {
      for place in vault.satellites[satellite].attributes.indices {
        let hashing = vault.satellites[satellite].attributes[place].jsonHashing
        #expect(hashing == .byValue)
        vault.satellites[satellite].attributes[place].jsonHashing = nil
      }
    }
    vault.format = 1
    vault = try vault.sealed()
    try FileManager.default.removeItem(atPath: vaultFile.removingLastComponent().string)
    try MigrationFolder.write(
      first: schemaSQL(for: vault), of: vault.name, fingerprint: vault.fingerprint,
      version: try #require(MigrationVersion("20260101000000")),
      to: vaultFile.removingLastComponent())
    try vault.write(to: vaultFile)
    try await run("apply")
  }

  /// Loads a document for each thing, alone and in an array.
  func load(
    _ documents: String..., parts: String? = nil, day: Int
  ) async throws -> Report.Counts {
    let delivery = folder.appending("day\(day).ndjson").string
    try documents.enumerated().map { number, text in
      #"{"shop": "north", "number": "\#(number)", "document": \#(text), "parts": \#(parts ?? "[\(text), null]")}"#
    }.joined(separator: "\n").write(toFile: delivery, atomically: true, encoding: .utf8)
    let outcome = try await Program.vaultload.run([
      "run", "--vault", vaultFile.string, "--database", url, "--source", "documents", "--input",
      delivery, "--format", "json",
    ])
    try #require(outcome.exitCode == 0, "\(outcome.errorOutput)")
    return try Report(json: outcome.output).records
  }

  /// Loads an extract, each record `page,content`.
  @discardableResult
  func extract(_ records: String..., arguments: [String] = []) async throws -> Report {
    let delivery = folder.appending("pages.csv").string
    try (["shop,number,content"] + records.map { "north,\($0)" }).joined(separator: "\n").write(
      toFile: delivery, atomically: true, encoding: .utf8)
    return try await rig.load("pages", [delivery], arguments)
  }

  func text(_ query: String) async throws -> String {
    let rows = try await rig.rows(SQL(trusted: query))
    return rows.first?.first.flatMap { $0 } ?? ""
  }

  func rows() async throws -> [[String?]] {
    try await rig.rows(
      "SELECT version::text FROM business.document_s AS version ORDER BY thing_hk, load_date")
  }

  func verify() async throws {
    let outcome = try await Program.vaultload.run([
      "verify", "--vault", vaultFile.string, "--database", url,
    ])
    #expect(outcome.exitCode == 0, "\(outcome.output)")
    let newest = try await rig.number(
      """
      SELECT count(*) FROM business.document_s AS version
      WHERE load_end_date IS NULL AND load_date > (
          SELECT since FROM metadata.hash_revision WHERE table_name = 'business.document_s')
        AND hash_diff <> util.document_hash_diff(version)
      """)
    #expect(newest == 0)
  }
}
