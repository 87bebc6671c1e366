import FoundationEssentials
import TestSupport
import Testing

/// Damaged deliveries: nothing is lost, everything bad is told, everything good is loaded.
@Suite(.enabled(if: Repository.hasGenerator)) struct QuarantineTests {
  /// The loader's reason for each kind of fault that the generator makes.
  private static let reasons: [String: Set<String>] = [
    "too_few_columns": ["too_few_columns"],
    "too_many_columns": ["too_many_columns"],
    "missing_business_key": ["missing_business_key"],
    "bad_number": ["invalid_number"],
    "bad_date": ["invalid_time"],
    "bad_uuid": ["invalid_uuid"],
    "bad_boolean": ["invalid_boolean"],
    "invalid_json": ["invalid_json"],
    "oversized_field": ["too_long"],
    "invalid_utf8": ["invalid_utf8"],
    "nul_byte": ["nul_character"],
    "unterminated_quote": ["unterminated_quote"],
  ]

  struct Refused: Decodable {
    var input: String
    var record: Int64
    var line: Int64
    var reason: String
    var columnName: String?
    var content: Data
  }

  @Test(arguments: [1, 2, 3])
  func `each fault is found with its reason and place, and all else is loaded`(
    seed: Int
  ) async throws {
    try await TemporaryFolder.with(named: "bad") { folder in
      let day = try await Deliveries.make(["--bad", "0.01", "--seed", "\(seed)"], in: folder)
      let tables = try day.tables()
      let faults = Dictionary(grouping: try day.faults(), by: \.file)
      try await VaultRig.withAiml { rig in
        for source in Deliveries.aimlSources {
          let report = try await rig.load(source, [day.file(source)])
          let expected = try #require(tables[source])
          #expect(report.records.read == expected.records, "\(source)")
          #expect(report.records.new == expected.good, "\(source): \(report.records)")
          try await compare(faults["\(source).csv"] ?? [], load: report.loadId, rig)
        }
      }
    }
  }

  private func compare(
    _ faults: [Deliveries.Fault], load: Int64, _ rig: VaultRig
  ) async throws {
    let listed = try await Program.vaultload.run([
      "quarantine", "--load", "\(load)", "--limit", "100000", "--format", "json", "--database",
      rig.url,
    ])
    #expect(listed.exitCode == 0, "\(listed.errorOutput)")
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let refused = try decoder.decode([Refused].self, from: Data(listed.output.utf8))
    #expect(refused.map(\.record).sorted() == faults.map(\.record).sorted())
    for fault in faults {
      let found = try #require(refused.first { $0.record == fault.record })
      #expect(found.line == fault.line, "\(fault)")
      #expect(Self.reasons[fault.kind]?.contains(found.reason) == true, "\(fault): \(found.reason)")
      if let column = fault.column, fault.kind != "unterminated_quote",
        fault.kind != "missing_business_key"
      {
        #expect(found.columnName == column, "\(fault)")
      }
      #expect(!found.content.isEmpty)
    }
  }
}
