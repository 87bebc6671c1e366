import PostgresClient
import PostgresSchema
import TestSupport
import Testing
import VaultHash
import VaultModel

@testable import VaultLoader

/// What the loader stores is what the server itself reads from the same text, bit by bit.
@Suite struct BinaryEncoderTests {
  @Test(arguments: SQLType.samples, Seed.several(1))
  func `a value sent in binary is the value that the server reads from its text`(
    type: SQLType, seed: Seed
  ) async throws {
    var values = RandomValues(seed.generator)
    let texts = type.extremes + (0..<4_000).map { _ in values.text(of: type) }
    try await withScratchDatabase { connection, _ in
      try connection.execute(
        """
        SET TimeZone = 'UTC'; SET DateStyle = 'ISO, YMD'; SET IntervalStyle = 'iso_8601';
        CREATE TABLE sent (source text, value \(SQL(trusted: type.sqlName)))
        """)
      #expect(try send(texts, as: type, on: connection) == texts.count, "\(seed.testDescription)")
      // Images are compared, for = takes 1.0 for 1.00, -0 for 0 and 24 hours for a day.
      let different = try connection.query(
        """
        SELECT source, format('%s', value)
        FROM (SELECT source, value, source::\(SQL(trusted: type.sqlName)) AS read FROM sent) AS pair
        WHERE record_image_ne(ROW(value), ROW(read))
        LIMIT 5
        """)
      for row in different.indices {
        let (source, stored) = (different.text(row, 0) ?? "", different.text(row, 1) ?? "NULL")
        Issue.record("\(seed.testDescription), \(type): \(source) was stored as \(stored)")
      }
    }
  }

  private func send(
    _ texts: [String], as type: SQLType, on connection: Connection
  ) throws -> Int {
    let canonicalizer = Canonicalizer(type)
    let encoder = BinaryEncoder(type)
    var copy = try BinaryCopy(
      into: "\(id: "sent")", columns: ["source", "value"], on: connection)
    var canonical = ByteBuffer()
    for text in texts {
      canonical.removeAll()
      do {
        try Array(text.utf8).withUnsafeBytes { try canonicalizer.append($0, to: &canonical) }
      } catch {
        Issue.record("\(type): \(text.debugDescription) is refused: \(error)")
        continue
      }
      try copy.beginRow()
      copy.text(text)
      copy.value(canonical.bytes, encoder)
    }
    return try copy.finish()
  }
}
