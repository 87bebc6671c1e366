import FoundationEssentials
import PostgresClient
import PostgresSchema
import SystemPackage
import TestSupport
import Testing

/// A database of a test's own, with the programs to fill it.
struct VaultRig: Sendable {
  let url: String
  let vaultFile: FilePath
  /// Where the test's own queries look names up.
  var names = NameResolution.database

  /// Gives the body a database that holds the aiml vault.
  static func withAiml(_ body: @escaping @Sendable (VaultRig) async throws -> Void) async throws {
    try await with(Repository.aimlVault, body)
  }

  /// Gives the body a database that holds the vault of a `vault.json`.
  static func with(
    _ vaultFile: FilePath, _ body: @escaping @Sendable (VaultRig) async throws -> Void
  ) async throws {
    // Equal files make equal databases: 'apply' runs once for all tests of a vault.
    let content = try String(contentsOfFile: vaultFile.string, encoding: .utf8)
    let template = ScratchTemplate(content) { url in
      let applied = try await VaultRig(url: url, vaultFile: vaultFile).vaultc(["apply"])
      try #require(applied.exitCode == 0, "\(applied.errorOutput)")
    }
    try await withScratchURL(from: template) { url in
      try await body(VaultRig(url: url, vaultFile: vaultFile))
    }
  }

  func vaultc(_ arguments: [String]) async throws -> Program.Outcome {
    try await Program.vaultc.run(
      arguments + ["--vault", vaultFile.string, "--database", url])
  }

  /// Runs the loader as a user would.
  func run(
    _ source: String, _ files: [String], _ arguments: [String] = []
  ) async throws -> Program.Outcome {
    try await Program.vaultload.run(
      ["run", "--vault", vaultFile.string, "--database", url, "--source", source, "--input"] + files
        + arguments)
  }

  /// Loads files and gives the report, which must add up.
  @discardableResult
  func load(
    _ source: String, _ files: [String], _ arguments: [String] = [],
    endingWith exitCodes: Set<Int32> = [0]
  ) async throws -> Report {
    // Whoever expects rejects says how many records may be.
    let limit = arguments.contains("--max-rejects") ? [] : ["--max-rejects", "100%"]
    let outcome = try await run(source, files, arguments + limit + ["--format", "json"])
    try #require(exitCodes.contains(outcome.exitCode), "\(source): \(outcome.errorOutput)")
    let report = try Report(json: outcome.output)
    for counts in [report.records] + report.targets.map(\.counts) {
      #expect(counts.read == counts.sum, "\(source): \(counts)")
    }
    return report
  }

  /// All rows of a query as text.
  func rows(_ sql: SQL) async throws -> [[String?]] {
    try await onOwnThread { [url, names] in
      let connection = try Connection(
        to: .url(url), applicationName: "vaultwright tests", names: names)
      let rows = try connection.query(sql)
      return rows.indices.map { row in
        (0..<rows.columnCount).map { rows.text(row, $0) }
      }
    }
  }

  /// The one number that a query gives.
  func number(_ sql: SQL) async throws -> Int64 {
    let value = try await rows(sql).first?.first ?? nil
    return try #require(value.flatMap { Int64($0) })
  }

  /// Asks until something is so, for a minute at most.
  func until(_ condition: (VaultRig) async throws -> Bool) async throws {
    let end = ContinuousClock.now + .seconds(60)
    while try await !condition(self) {
      try #require(ContinuousClock.now < end, "nothing came of it within a minute")
    }
  }
}

/// The loader's report, read back from its JSON by a reader of the tests' own.
struct Report: Decodable {
  struct Counts: Decodable, Equatable {
    var read: Int64
    var new: Int64
    var changed: Int64
    var unchanged: Int64
    var duplicate: Int64
    var late: Int64
    var quarantined: Int64

    var sum: Int64 { new + changed + unchanged + duplicate + late + quarantined }
  }

  struct Target: Decodable {
    var table: String
    var counts: Counts

    var name: QualifiedName {
      let parts = table.split(separator: ".").map(String.init)
      return QualifiedName(schema: parts[0], name: parts[1])
    }
  }

  struct Absences: Decodable, Equatable {
    var heldBackBecause: String?
    var keys: [String: Int64]
  }

  var status: String
  var loadId: Int64
  var loadDate: String?
  var resumed: Bool
  var records: Counts
  var targets: [Target]
  var quarantine: [String: Int64]
  var absences: Absences?
  var ignored: [String: Int64]

  init(json: String) throws {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    self = try decoder.decode(Report.self, from: Data(json.utf8))
  }
}
