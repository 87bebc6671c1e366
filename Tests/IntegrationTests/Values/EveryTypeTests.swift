import FoundationEssentials
import PostgresClient
import PostgresSchema
import SystemPackage
import TestSupport
import Testing
import VaultCompiler
import VaultModel

/// Random values of every type through the real loader, held against the server's own reading.
@Suite struct EveryTypeTests {
  /// 42 fields each, or 126,000 values.
  private static let records = 3_000

  @Test(arguments: Seed.several(1))
  func `whatever a source writes is stored as the server reads it and hashed as SQL hashes it`(
    seed: Seed
  ) async throws {
    try await TemporaryFolder.with(named: "specimens") { folder in
      let vaultFile = folder.appending("vault.json")
      try SpecimenVault.vault.write(to: vaultFile)
      let csv = SpecimenDelivery.csv(of: Self.records, seed)
      let input = folder.appending("specimens.csv").string
      try csv.write(toFile: input, atomically: true, encoding: .utf8)
      try await VaultRig.with(vaultFile) { rig in
        let report = try await rig.load("specimens", [input])
        #expect(report.quarantine == [:], "\(seed.testDescription)")
        #expect(report.records.new == Int64(Self.records), "\(seed.testDescription)")
        let verification = try await HashVerification.run(rig)
        #expect(verification.differences == [:], "\(seed.testDescription)")
        #expect(verification.checked.count == 7)
        try await copyByServer(csv, rig)
        #expect(try await misreadColumns(rig) == [:], "\(seed.testDescription)")
      }
    }
  }

  @Test func `a key that the hub's index could not hold is quarantined, not fatal`() async throws {
    try await TemporaryFolder.with(named: "specimens") { folder in
      let vaultFile = folder.appending("vault.json")
      try SpecimenVault.vault.write(to: vaultFile)
      var random = Seed(1).generator
      let label = (0..<1_999).map { _ in
        String(UnicodeScalar(UInt8.random(in: 97...122, using: &random)))
      }
      .joined()
      let columns = SpecimenVault.vault.sources[0].columns.map(\.name)
      func record(_ number: Int, _ label: String) -> String {
        columns.map { ["tenant_id": "acme", "number": "\(number)", "key_label": label][$0] ?? "" }
          .joined(separator: ",")
      }
      let lines = [columns.joined(separator: ","), record(1, label), record(2, label + "zz")]
      let input = folder.appending("specimens.csv").string
      try lines.joined(separator: "\n").write(toFile: input, atomically: true, encoding: .utf8)
      try await VaultRig.with(vaultFile) { rig in
        let report = try await rig.load("specimens", [input])
        #expect(report.quarantine == ["key_too_long": 1])
        #expect(report.records.new == 1)
      }
    }
  }

  /// Has the server read the same bytes as CSV, into columns of type text.
  private func copyByServer(_ csv: String, _ rig: VaultRig) async throws {
    let columns = SpecimenVault.vault.sources[0].columns.map { "\(id: $0.name) text" as SQL }
    let copied = try await onOwnThread { [url = rig.url] in
      let connection = try Connection(
        to: .url(url), applicationName: "vaultwright tests", names: .database)
      try connection.execute(
        """
        CREATE TABLE public.delivered (\(columns.joined()));
        -- For the sessions to come: a text without a zone is in UTC.
        DO $$ BEGIN
          EXECUTE format('ALTER DATABASE %I SET TimeZone = ''UTC''', current_database());
        END $$
        """)
      var copy = try connection.copyIn("COPY public.delivered FROM STDIN (FORMAT csv, HEADER)")
      try Array(csv.utf8).withUnsafeBytes { try copy.write($0) }
      return try copy.finish()
    }
    #expect(copied == Self.records)
  }

  /// For each column the number of values that are not, bit by bit, what the server makes of the text.
  private func misreadColumns(_ rig: VaultRig) async throws -> [String: Int64] {
    // Those with a normalisation are not stored as they were written.
    let keyParts = SpecimenVault.keyParts.filter(\.normalization.isEmpty)
    let columns: [(name: String, table: SQL, type: SQLType)] =
      keyParts.map { ($0.name, "hub", $0.type) }
      + SpecimenVault.attributes.map { ($0.name, "satellite", $0.type) }
    let counts = columns.map { column -> SQL in
      let read: SQL = "delivered.\(id: column.name)::\(SQL(trusted: column.type.sqlName))"
      return """
        count(*) FILTER (
          WHERE record_image_ne(ROW(\(column.table).\(id: column.name)), ROW(\(read))))
        """
    }
    let rows = try await rig.rows(
      """
      SELECT count(*), \(counts.joined())
      FROM public.delivered
      JOIN business.specimen_h AS hub ON hub.number = delivered.number::bigint
      JOIN business.description_s AS satellite USING (specimen_hk)
      """)
    #expect(rows[0][0] == "\(Self.records)")
    return zip(columns, rows[0].dropFirst()).reduce(into: [:]) { result, entry in
      if let count = entry.1.flatMap({ Int64($0) }), count > 0 { result[entry.0.name] = count }
    }
  }
}
