import FoundationEssentials
import PostgresSchema
import SystemPackage
import TestSupport
import Testing

/// Refused records go out as they came, and come in mended at the date of the load that refused them.
@Suite struct QuarantineReplayTests {
  struct Refused: Decodable {
    var loadId: Int64
    var quarantineId: Int64
    var reason: String
    var resolution: String?
    var resolvedBy: Int64?
    var resolutionReason: String?
  }

  private static let layout = [
    "--delimiter", ";", "--quote", "'", "--null-text", "\\N", "--encoding", "windows-1252",
  ]
  private static let firstDay = ["--load-date", "2026-01-01T00:00:00Z"]
  private static let header = Array("shop;product;price\n".utf8)
  private static let word: [UInt8] = Array("s;Q;zw".utf8) + [0xF6] + Array("lf\n".utf8)
  private static let wide = Array("s;'R';2;3\n".utf8)
  private static let euro: [UInt8] = Array("s;".utf8) + [0x80] + Array(";x\n".utf8)

  @Test func `refused records are exported as they came, and replayed at their load's date`()
    async throws
  {
    try await KindsRig.with { kinds in
      let first = try await loadDamaged(kinds)
      #expect(first.records.quarantined == 4, "\(first.quarantine)")
      let second = try kinds.write("second", "shop,product,price\ns,Q,20\n")
      try await kinds.rig.load("prices", [second], ["--load-date", "2026-01-02T00:00:00Z"])

      let file = kinds.folder.appending("refused.csv").string
      let exported = try await kinds.quarantine(
        ["export", "--load", "\(first.loadId)", "-o", file])
      #expect(exported.exitCode == 0, "\(exported.errorOutput)")
      let delivered = try bytes(of: file)
      let open = Array("'s;''U;5'\n".utf8)
      #expect(delivered == Self.header + Self.word + Self.wide + Self.euro + open)
      let reasons = try text(of: file + ".reasons.csv").split(separator: "\n")
      #expect(reasons.count == 5)
      #expect(reasons[1].contains("invalid_number") && reasons[4].contains("unterminated_quote"))
      let again = try await kinds.quarantine(["export", "--load", "\(first.loadId)", "-o", file])
      #expect(again.exitCode == 73 && again.errorOutput.contains("is there already"))

      let mended =
        Self.header + Array("s;Q;10\ns;R;3\n".utf8) + Self.euro + Array("s;U;5\n".utf8)
      try Data(mended).write(to: URL(filePath: file))
      let replay = try await kinds.replay(file)
      #expect(replay.exitCode == 0, "\(replay.errorOutput)")
      #expect(replay.output.contains("1 records are wrong still and were refused again"))
      try await expectOutcome(kinds, first: first.loadId)

      let prices = try await kinds.rig.rows("SELECT * FROM business.price_s ORDER BY 1, 2")
      let loads = try await kinds.rig.number("SELECT count(*) FROM metadata.load")
      let twice = try await kinds.replay(file)
      #expect(twice.exitCode == 0 && twice.output.contains("nothing to do"), "\(twice.errorOutput)")
      #expect(try await kinds.rig.rows("SELECT * FROM business.price_s ORDER BY 1, 2") == prices)
      #expect(try await kinds.rig.number("SELECT count(*) FROM metadata.load") == loads)
    }
  }

  /// The price that came late stands before the one of the next day.
  private func expectOutcome(_ kinds: KindsRig, first: Int64) async throws {
    let prices = try await kinds.versions(
      "price", "product_code || ' ' || price", joining: "JOIN business.product_h USING (product_hk)"
    )
    #expect(prices == "P 1.00[1,∞) Q 10.00[1,2) R 3.00[1,∞) U 5.00[1,∞) Q 20.00[2,∞)")
    let open = try await kinds.refused("--open")
    #expect(open.map(\.reason) == ["invalid_number"])
    let resolved = try await kinds.refused("--resolved")
    #expect(resolved.count == 4)
    for record in resolved {
      #expect(record.loadId == first && record.resolution == "replayed")
      #expect(record.resolvedBy == open.first?.loadId)
    }
    let verified = try await kinds.rig.verify()
    #expect(verified.exitCode == 0, "\(verified.output)")
  }

  @Test func `a replay that does not fit what was exported changes nothing`() async throws {
    try await KindsRig.with { kinds in
      let load = try await loadDamaged(kinds).loadId
      let file = kinds.folder.appending("refused.csv").string
      let exported = try await kinds.quarantine(["export", "--source", "prices", "-o", file])
      #expect(exported.exitCode == 0, "\(exported.errorOutput)")
      try Data(Self.header + Self.word).write(to: URL(filePath: file))
      let short = try await kinds.replay(file)
      #expect(short.exitCode == 65)
      #expect(short.errorOutput.contains("holds 1 records"), "\(short.errorOutput)")

      let ids = try await kinds.refused("--open").map(\.quarantineId)
      let discarded = try await kinds.quarantine(
        ["discard", "\(ids[0])", "--reason", "a test of the till"])
      #expect(discarded.output == "1 records discarded\n")
      let meanwhile = try await kinds.replay(file)
      #expect(meanwhile.exitCode == 65)
      #expect(meanwhile.errorOutput.contains("records \(ids[0]) of the quarantine were replayed"))

      _ = try await kinds.quarantine(["discard", "--load", "\(load)", "--reason", "all of it"])
      #expect(try await kinds.refused("--open").isEmpty)
      let reasons = try await kinds.refused("--resolved").map(\.resolutionReason)
      #expect(reasons == ["a test of the till", "all of it", "all of it", "all of it"])
      let nothing = try await kinds.quarantine(["export", "--load", "\(load)"])
      #expect(nothing.exitCode == 64 && nothing.errorOutput.contains("no refused record of load"))
    }
  }

  @Test func `JSON lines go out and come in too, with what the load was told`() async throws {
    try await KindsRig.with { kinds in
      let lines = [
        #"{"product": "A", "price": 1, "colour": "red"}"#, #"{"product": "B", "price": "x"}"#,
        #"{"product": "C", "price": 3"#,
      ]
      let input = try kinds.write("prices", lines.joined(separator: "\n") + "\n")
      let arguments = [
        "--input-format", "ndjson", "--ignore-unknown-columns", "--missing-columns-as-null",
        "--tenant", "s", "--record-source", "till",
      ]
      let report = try await kinds.rig.load("prices", [input], arguments)
      #expect(report.records.quarantined == 2)
      let folder = kinds.folder.appending("out").string
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true)
      let exported = try await kinds.quarantine(["export", "--source", "prices", "-o", folder])
      #expect(exported.exitCode == 0, "\(exported.errorOutput)")
      let file = "\(folder)/prices.load-\(report.loadId).ndjson"
      #expect(try text(of: file) == lines[1...].joined(separator: "\n") + "\n")
      let mended = #"{"product": "B", "price": 2}"# + "\n" + lines[2] + "}\n"
      try mended.write(toFile: file, atomically: true, encoding: .utf8)
      let replay = try await kinds.replay(file)
      #expect(replay.exitCode == 0, "\(replay.errorOutput)")
      #expect(try await kinds.refused("--open").isEmpty)
      let dates = try await kinds.text(
        """
        SELECT string_agg(DISTINCT record_source, ',') || count(DISTINCT date_trunc('milliseconds', load_date))
        FROM business.price_s WHERE record_source <> 'SYSTEM'
        """)
      #expect(dates == "till1")
    }
  }

  @Test func `a database whose bookkeeping an earlier release made says what it needs`()
    async throws
  {
    try await KindsRig.with { kinds in
      _ = try await kinds.rig.rows("ALTER TABLE metadata.load DROP COLUMN reading")
      _ = try await kinds.rig.rows("ALTER TABLE metadata.quarantine DROP COLUMN resolution")
      let input = try kinds.write("prices", "shop,product,price\ns,P,1\n")
      let refused = try await kinds.rig.run("prices", [input])
      #expect(refused.exitCode == 78)
      #expect(
        refused.errorOutput.contains(
          "lacks metadata.load.reading, metadata.quarantine.resolution; let its owner run:"))
      let remedy = refused.errorOutput.split(separator: "\n").filter { $0.hasPrefix("  ") }
      #expect(remedy.count == 3)
      for statement in remedy {
        _ = try await kinds.rig.rows(.init(trusted: String(statement)))
      }
      try await kinds.rig.load("prices", [input])
    }
  }

  private func loadDamaged(_ kinds: KindsRig) async throws -> Report {
    let file = kinds.folder.appending("first.csv").string
    let delivery =
      Self.header + Array("s;P;1\n".utf8) + Self.word + Self.wide + Self.euro
      + Array("s;'U;5\n".utf8)
    try Data(delivery).write(to: URL(filePath: file))
    return try await kinds.rig.load("prices", [file], Self.layout + Self.firstDay)
  }

  private func bytes(of file: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: file)))
  }

  private func text(of file: String) throws -> String {
    String(decoding: try bytes(of: file), as: UTF8.self)
  }
}

extension KindsRig {
  func quarantine(_ arguments: [String]) async throws -> Program.Outcome {
    try await Program.vaultload.run(
      ["quarantine"] + arguments + ["--database", rig.url], in: folder)
  }

  func replay(_ file: String) async throws -> Program.Outcome {
    try await quarantine(["replay", file, "--vault", rig.vaultFile.string])
  }

  fileprivate func refused(_ state: String) async throws -> [QuarantineReplayTests.Refused] {
    let outcome = try await quarantine(["list", state, "--format", "json"])
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(
      [QuarantineReplayTests.Refused].self, from: Data(outcome.output.utf8))
  }
}
