import PostgresClient
import PostgresSchema
import TestSupport
import Testing

@Suite struct ConnectionTests {
  @Test func `settings that decide how values print are pinned`() async throws {
    try await withScratchDatabase { connection, _ in
      let rows = try connection.query(
        """
        SELECT current_setting('TimeZone'), current_setting('DateStyle'),
          current_setting('IntervalStyle'), current_setting('bytea_output'),
          current_setting('extra_float_digits'), current_setting('client_encoding'),
          current_setting('application_name')
        """)
      let values = (0..<rows.columnCount).map { rows.text(0, $0) }
      #expect(
        values == ["UTC", "ISO, YMD", "iso_8601", "hex", "1", "UTF8", "vaultwright tests"])
    }
  }
}
