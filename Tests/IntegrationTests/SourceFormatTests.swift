import FoundationEssentials
import PostgresClient
import PostgresSchema
import SystemPackage
import TestSupport
import Testing
import VaultModel

/// The same records from every kind of source are the same records.
@Suite struct SourceFormatTests {
  private static let records = 400

  @Test(arguments: Seed.several(1))
  func `what CSV has stored is unchanged when it comes in another format`(seed: Seed) async throws {
    try await withSpecimens(seed) { rig, csv, folder in
      let tsv = folder.appending("specimens.tsv").string
      let options = ["--input-format", "tsv", "--quote", "'", "--null-text", "\\N"]
      try await copy(
        "(FORMAT csv, HEADER, DELIMITER E'\\t', QUOTE '''', NULL '\\N')", to: tsv, rig)
      try await expectUnchanged(rig, options + ["--input", tsv], seed)

      let wide = folder.appending("specimens.utf16").string
      try await Shell.run("iconv -f UTF-8 -t UTF-16 \"$1\" > \"$2\"", [csv, wide])
      try await expectUnchanged(rig, ["--encoding", "utf-16", "--input", wide], seed)

      let json = folder.appending("specimens.ndjson").string
      let lines = try await rig.rows(
        "SELECT row_to_json(specimens) FROM crm.specimens ORDER BY number")
      try lines.compactMap(\.first).compactMap(\.self).joined(separator: "\n")
        .write(toFile: json, atomically: true, encoding: .utf8)
      // JSON has one null, where a jsonb column tells its own from SQL's.
      let nulls = SpecimenVault.attributes.filter { $0.type == .jsonb }
        .map { "jsonb_typeof(\(id: $0.name)) = 'null'" as SQL }
      let ambiguous = try await rig.number(
        """
        SELECT count(*) FROM crm.specimens WHERE \(nulls.joined(separator: " OR "))
        """)
      let report = try await run(rig, ["--input-format", "ndjson", "--input", json])
      #expect(report.quarantine == [:], "\(seed.testDescription)")
      #expect(report.records.changed == ambiguous, "\(seed.testDescription)")
      #expect(report.records.unchanged == Int64(Self.records) - ambiguous)
      // And back again.
      _ = try await run(rig, ["--from", rig.url, "--table", "crm.specimens"])

      let query = "SELECT * FROM crm.specimens ORDER BY number DESC -- newest first"
      try await expectUnchanged(rig, ["--from", rig.url, "--query", query], seed)
    }
  }

  @Test func `by a high-water mark only rows from the mark on are read`() async throws {
    var vault = SpecimenVault.vault
    vault.sources[0].delivery = .delta
    try await withSpecimens(Seed(7), of: vault) { rig, _, _ in
      let options = ["--from", rig.url, "--table", "crm.specimens", "--since", "number"]
      let all = try await run(rig, options)
      #expect(all.records.read == Int64(Self.records))
      _ = try await rig.rows(
        """
        INSERT INTO crm.specimens (tenant_id, number)
        SELECT 'acme', n FROM generate_series(\(Self.records + 1), \(Self.records + 3)) AS n
        """)
      let more = try await run(rig, options)
      // The row of the mark itself comes once more: its value may have been given twice.
      #expect(more.records.read == 4)
      #expect(more.records.new == 3)
      #expect(more.records.unchanged == 1)
    }
  }

  @Test func `a part of a full extract is refused`() async throws {
    try await withSpecimens(Seed(7)) { rig, _, _ in
      let outcome = try await program(
        rig, ["--from", rig.url, "--table", "crm.specimens", "--since", "number"])
      #expect(outcome.exitCode == 64)
      #expect(outcome.errorOutput.contains("--since gives but a part of one"))
    }
  }

  @Test func `a table that is not there, and a server that is not there`() async throws {
    try await withSpecimens(Seed(7)) { rig, _, _ in
      let missing = try await program(rig, ["--from", rig.url, "--table", "crm.nothing"])
      #expect(missing.exitCode == 1)
      #expect(missing.errorOutput.contains("relation \"crm.nothing\" does not exist"))
      let down = "postgresql://ann:s3cret@127.0.0.1:1/none"
      let unreachable = try await program(rig, ["--from", down, "--table", "crm.specimens"])
      #expect(unreachable.exitCode == 69)
      #expect(!unreachable.errorOutput.contains("s3cret"))
    }
  }

  @Test func `members that are passed over are counted by their names`() async throws {
    try await withSpecimens(Seed(7)) { rig, _, folder in
      let file = folder.appending("some.ndjson").string
      let lines = (1...5).map { number in
        #"{"tenant_id": "acme", "number": 90000\#(number), "colour": "red"\#(number % 2 == 0 ? "}" : #", "size": {"w": 1}}"#)"#
      }
      try lines.joined(separator: "\n").write(toFile: file, atomically: true, encoding: .utf8)
      let options = ["--input-format", "ndjson", "--ignore-unknown-columns", "--input", file]
      let report = try await run(rig, options)
      #expect(report.records.new == 5)
      #expect(report.ignored == ["colour": 5, "size": 3])
      let text = try await program(rig, options + ["--again"])
      #expect(text.output.contains("ignored members:\n  5  colour\n  3  size"), "\(text.output)")
    }
  }

  @Test func `refused JSON records are told by line and column, the others are loaded`()
    async throws
  {
    try await withSpecimens(Seed(7)) { rig, _, folder in
      let file = folder.appending("some.ndjson").string
      let lines = [
        #"{"tenant_id": "acme", "number": 900001}"#, #"{"tenant_id": "acme", "number": 9"#,
        #"{"tenant_id": "acme", "number": 900002, "colour": "red"}"#,
        #"{"tenant_id": "acme", "number": "x"}"#, #"{"number": 900003, "tenant_id": "acme"}"#,
      ]
      try lines.joined(separator: "\n").write(toFile: file, atomically: true, encoding: .utf8)
      let report = try await run(rig, ["--input-format", "ndjson", "--input", file])
      #expect(report.records.new == 2)
      #expect(
        report.quarantine == ["malformed_json": 1, "unknown_member": 1, "invalid_number": 1])
      let details = try await rig.rows(
        "SELECT line, detail FROM metadata.quarantine WHERE reason = 'malformed_json'")
      #expect(details == [["2", "column 34 of the line: expected ',' or '}'"]])
    }
  }

  // MARK: The vault with its first delivery

  private func withSpecimens(
    _ seed: Seed, of vault: CompiledVault = SpecimenVault.vault,
    _ body: @escaping @Sendable (VaultRig, _ csv: String, FilePath) async throws -> Void
  ) async throws {
    try await TemporaryFolder.with(named: "formats") { folder in
      let vaultFile = folder.appending("vault.json")
      try vault.write(to: vaultFile)
      let csv = SpecimenDelivery.csv(of: Self.records, seed)
      let file = folder.appending("specimens.csv").string
      try csv.write(toFile: file, atomically: true, encoding: .utf8)
      try await VaultRig.with(vaultFile) { rig in
        try await makeTable(of: csv, rig)
        if vault.sources[0].delivery == .snapshot { try await rig.load("specimens", [file]) }
        try await body(rig, file, folder)
      }
    }
  }

  /// The records as a table of the columns' own types, read by the server.
  private func makeTable(of csv: String, _ rig: VaultRig) async throws {
    let columns = SpecimenVault.vault.sources[0].columns
    let texts = columns.map { "\(id: $0.name) text" as SQL }
    let typed = columns.map { column -> SQL in
      "\(id: column.name)::\(SQL(trusted: column.type.sqlName)) AS \(id: column.name)"
    }
    try await onOwnThread { [url = rig.url] in
      let connection = try Connection(
        to: .url(url), applicationName: "vaultwright tests", names: .database)
      try connection.execute(
        "CREATE SCHEMA crm; CREATE TABLE crm.delivered (\(texts.joined()))")
      var copy = try connection.copyIn("COPY crm.delivered FROM STDIN (FORMAT csv, HEADER)")
      try Array(csv.utf8).withUnsafeBytes { try copy.write($0) }
      _ = try copy.finish()
      try connection.execute(
        "CREATE TABLE crm.specimens AS SELECT \(typed.joined()) FROM crm.delivered")
    }
  }

  private func copy(_ options: String, to file: String, _ rig: VaultRig) async throws {
    let bytes = try await onOwnThread { [url = rig.url] in
      let connection = try Connection(
        to: .url(url), applicationName: "vaultwright tests", names: .database)
      var bytes: [UInt8] = []
      try connection.copyOut("COPY crm.specimens TO STDOUT \(SQL(trusted: options))") {
        bytes += $0
      }
      return bytes
    }
    try Data(bytes).write(to: URL(filePath: file))
  }

  private func expectUnchanged(_ rig: VaultRig, _ options: [String], _ seed: Seed) async throws {
    let report = try await run(rig, options)
    #expect(report.quarantine == [:], "\(options) \(seed.testDescription)")
    #expect(report.records.unchanged == Int64(Self.records), "\(options) \(seed.testDescription)")
  }

  private func run(_ rig: VaultRig, _ options: [String]) async throws -> Report {
    let outcome = try await program(rig, options + ["--format", "json"])
    try #require(outcome.exitCode == 0, "\(options): \(outcome.errorOutput)")
    return try Report(json: outcome.output)
  }

  private func program(_ rig: VaultRig, _ options: [String]) async throws -> Program.Outcome {
    try await Program.vaultload.run(
      [
        "run", "--vault", rig.vaultFile.string, "--database", rig.url, "--source", "specimens",
      ] + options)
  }
}
