import FoundationEssentials
import PostgresSchema
import SystemPackage
import TestSupport
import Testing
import VaultHash
import VaultModel

extension KindsVault {
  /// Writes the `vault.json`.
  static func write(_ convention: Convention, to file: FilePath) throws {
    try vault(convention).write(to: file)
  }
}

extension CompiledVault {
  /// Writes the `vault.json`, with its fingerprint.
  func write(to file: FilePath) throws {
    try VaultFile.encode(sealed()).write(to: URL(filePath: file.string))
  }
}

/// The kinds vault in a database, and loads whose load dates the test chooses: day by day.
struct KindsRig: Sendable {
  let rig: VaultRig
  let folder: FilePath
  let convention: KindsVault.Convention

  static func with(
    _ convention: KindsVault.Convention = .null,
    _ body: @escaping @Sendable (KindsRig) async throws -> Void
  ) async throws {
    try await TemporaryFolder.with(named: "kinds") { folder in
      let file = folder.appending("vault.json")
      try KindsVault.write(convention, to: file)
      try await VaultRig.with(file) { rig in
        try await body(KindsRig(rig: rig, folder: folder, convention: convention))
        let verification = try await HashVerification.run(rig)
        #expect(verification.differences == [:])
      }
    }
  }

  /// Loads records of the shop `s`, given without their first field, on a day of January 2026.
  @discardableResult
  func load(
    _ source: String, on day: Int, _ records: [String], _ arguments: [String] = []
  ) async throws -> Report {
    let file = try delivery(of: source, on: day, records)
    return try await rig.load(source, [file], Self.date(day) + arguments)
  }

  /// Loads two days of every kind, with absences, in batches of one record.
  ///
  /// - Parameter other: Another way to the same database.
  /// - Throws: What a failed load gives.
  func loadEveryKind(through other: VaultRig? = nil) async throws {
    let days: [String: [[String]]] = [
      "order_lines": [["K,P,1,"], ["K,P,2,a"]], "prices": [["P,1"], ["P,2"]],
      "customers": [["K,A", "L,A", "M,A"], ["L,B"]], "phones": [["K,h,1"], ["K,h,2"]],
      "payments": [["K,1,10,x"]], "agencies": [["K,L"], ["K,M"]],
      "countries": [["au,A"], ["au,B"]], "tariffs": [["1,a,5"], ["1,a,6"]],
    ]
    for source in KindsVault.sources {
      for (day, records) in (days[source.name] ?? []).enumerated() {
        let file = try delivery(of: source.name, on: day + 1, records)
        try await (other ?? rig).load(
          source.name, [file], Self.date(day + 1) + ["--batch-records", "1"])
      }
    }
  }

  /// The load date of a day, as the program takes it.
  static func date(_ day: Int) -> [String] {
    ["--load-date", "2026-01-\(day < 10 ? "0" : "")\(day)T00:00:00Z"]
  }

  /// Writes a delivery of the shop `s`; gives the file.
  func delivery(of source: String, on day: Int, _ records: [String]) throws -> String {
    let prefix = try columnNames(of: source).first == "shop" ? "s," : ""
    return try delivery(of: source, on: day, lines: records.map { prefix + $0 })
  }

  func columnNames(of source: String) throws -> [String] {
    let known = KindsVault.sources + KindsVault.feedSources
    return try #require(known.first { $0.name == source }).columns.map(\.name)
  }

  /// Writes a delivery of whole lines, of any shop; gives the file.
  func delivery(of source: String, on day: Int, lines: [String]) throws -> String {
    let header = try columnNames(of: source).joined(separator: ",")
    return try write("\(source)-\(day)", ([header] + lines).joined(separator: "\n") + "\n")
  }

  /// Has the loader verify the vault.
  func verify() async throws -> Program.Outcome {
    try await Program.vaultload.run([
      "verify", "--vault", rig.vaultFile.string, "--database", rig.url,
    ])
  }

  /// Writes a delivery and gives its path.
  func write(_ name: String, _ text: String) throws -> String {
    let file = folder.appending("\(name).csv").string
    try text.write(toFile: file, atomically: true, encoding: .utf8)
    return file
  }

  /// The stored versions of a satellite in the notation of the semantics page: `A[1,3) B[3,∞)`.
  func versions(_ satellite: String, _ payload: SQL, joining join: SQL = "") async throws -> String
  {
    let isDerived = convention == .insertOnly
    let table = QualifiedName(
      schema: "business", name: isDerived ? "\(satellite)_intervals" : "\(satellite)_s")
    return try await text(
      """
      SELECT string_agg(payload || '[' || \(Self.day("load_date")) || ','
        || CASE WHEN load_end_date IS NULL OR load_end_date > '9999-01-01' THEN '∞'
          ELSE \(Self.day("load_end_date"))::text END || ')', ' ' ORDER BY load_date, payload)
      FROM (SELECT version.load_date, version.load_end_date, (\(payload))::text AS payload
        FROM \(table) AS version \(join)) AS version
      WHERE load_date > '2000-01-01'
      """)
  }

  static func day(_ column: SQL) -> SQL {
    "extract(day FROM \(column) AT TIME ZONE 'UTC')::int"
  }

  /// An instant in microseconds from the beginning of January 2026.
  static func microseconds(_ column: SQL) -> SQL {
    "(extract(epoch FROM \(column) - '2026-01-01 00:00:00+00') * 1000000)::bigint"
  }

  func text(_ query: SQL) async throws -> String {
    try await rig.rows(query).first?.first.flatMap { $0 } ?? ""
  }
}
