import FoundationEssentials
import SystemPackage
import TestSupport
import Testing

/// What the generator damaged, against what the loader refused.
struct DamageComparison: Sendable {
  let rig: VaultRig
  let day: Deliveries

  /// The loader's reason for each kind of fault that the generator makes.
  private static let reasons: [String: String] = [
    "too_few_columns": "too_few_columns",
    "too_many_columns": "too_many_columns",
    "missing_business_key": "missing_business_key",
    "bad_number": "invalid_number",
    "bad_date": "invalid_time",
    "bad_uuid": "invalid_uuid",
    "bad_boolean": "invalid_boolean",
    "invalid_json": "invalid_json",
    "oversized_field": "too_long",
    "invalid_utf8": "invalid_utf8",
    "nul_byte": "nul_character",
    "unterminated_quote": "unterminated_quote",
  ]

  private struct Refused: Decodable {
    var record: Int64
    var line: Int64
    var reason: String
    var columnName: String?
    var content: Data
  }

  /// Loads every source: each fault is refused with its reason, all else is loaded, the vault is right.
  func load(_ sources: [String]) async throws {
    let faults = Dictionary(grouping: try day.faults(), by: \.file)
    #expect(!faults.isEmpty)
    for source in sources {
      let report = try await rig.load(source, [day.file(source)])
      let expected = try #require(day.tables[source])
      #expect(report.records.read == expected.records, "\(source)")
      #expect(report.records.new == expected.good, "\(source): \(report.records)")
      try await compare(faults["\(source).csv"] ?? [], load: report.loadId)
    }
    let verified = try await Program.vaultload.run([
      "verify", "--vault", rig.vaultFile.string, "--database", rig.url,
    ])
    #expect(verified.exitCode == 0, "\(verified.output)")
  }

  private func compare(_ faults: [Deliveries.Fault], load: Int64) async throws {
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
      #expect(Self.reasons[fault.kind] == found.reason, "\(fault): \(found.reason)")
      if let column = fault.column, fault.kind != "unterminated_quote",
        fault.kind != "missing_business_key"
      {
        #expect(found.columnName == column, "\(fault)")
      }
      #expect(!found.content.isEmpty)
    }
  }
}
