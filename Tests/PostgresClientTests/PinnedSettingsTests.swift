import PostgresClient
import PostgresSchema
import TestSupport
import Testing

/// What a database, a role or an address says of a session does not reach this program's statements.
@Suite struct PinnedSettingsTests {
  private static let settings: SQL = """
    SELECT current_setting('search_path'), current_setting('TimeZone'), current_setting('DateStyle'),
      current_setting('IntervalStyle'), current_setting('bytea_output'),
      current_setting('extra_float_digits'), current_setting('client_encoding'),
      current_setting('transaction_isolation'), current_setting('quote_all_identifiers'),
      current_setting('standard_conforming_strings'), current_setting('row_security')
    """
  private static let pinned = [
    "pg_catalog, pg_temp", "UTC", "ISO, YMD", "iso_8601", "hex", "1", "UTF8", "read committed",
    "off", "on", "on",
  ]

  @Test func `every transaction pins what decides the meaning of a statement`() async throws {
    try await withScratchDatabase { fixture, url in
      let database = try fixture.query("SELECT current_database()").text(0, 0) ?? ""
      try fixture.execute(HostileSettings.traps)
      try fixture.execute(HostileSettings.statements(for: database))
      let ownOptions = "&options=-c%20TimeZone%3DAsia/Tokyo%20-c%20search_path%3Dpublic"
      for address in [url, url + ownOptions] {
        let connection = try Connection(to: .url(address), applicationName: "pinned")
        let alone = try connection.query(Self.settings)
        #expect((0..<11).map { alone.text(0, $0) } == Self.pinned)
        let within = try connection.transaction { try connection.query(Self.settings) }
        #expect((0..<11).map { within.text(0, $0) } == Self.pinned)
        for rows in [
          try connection.snapshot { try connection.query(Self.settings) },
          try connection.trial { try connection.query(Self.settings) },
        ] { #expect(rows.text(0, 7) == "repeatable read" && rows.text(0, 1) == "UTC") }
        // Nothing of it is left in the session.
        try connection.executeAlone(
          """
          DO $$ BEGIN
            ASSERT current_setting('TimeZone') <> 'UTC' AND current_setting('search_path') LIKE 'public%';
          END $$
          """)
      }
    }
  }

  @Test func `names in public are not found, but by a statement of the user's`() async throws {
    try await withScratchDatabase { fixture, url in
      try fixture.execute(HostileSettings.traps)
      try fixture.execute("CREATE TABLE public.own (n integer); INSERT INTO public.own VALUES (7)")
      let name = try fixture.query("SELECT current_database()").text(0, 0) ?? ""
      try fixture.execute("ALTER DATABASE \(id: name) SET search_path = public, pg_catalog")
      let connection = try Connection(to: .url(url), applicationName: "pinned")
      #expect(try connection.query("SELECT hashtextextended('a'::varchar, 0) <> 0").count == 1)
      #expect(try connection.query("SELECT now()").count == 1)
      #expect(try connection.query("SELECT FROM pg_class WHERE relname = 'own'").count == 1)
      #expect(throws: PostgresError.self) { try connection.query("SELECT n FROM own") }
      let found = try connection.snapshot {
        let rows = try connection.onDatabaseSearchPath { try connection.query("SELECT n FROM own") }
        #expect(throws: PostgresError.self) { try connection.query("SELECT n FROM own") }
        return rows.integer(0, 0)
      }
      #expect(found == 7)
    }
  }

  @Test func `a statement that fails alone leaves no transaction`() async throws {
    try await withScratchDatabase { _, url in
      let connection = try Connection(to: .url(url), applicationName: "pinned")
      #expect(throws: PostgresError.self) { try connection.query("SELECT 1 / 0") }
      #expect(!connection.isInTransaction)
      try connection.executeAlone("SET statement_timeout = '10s'")
      #expect(try connection.query("SHOW statement_timeout").text(0, 0) == "10s")
    }
  }

  @Test func `a database that only reads says so, with a way out`() async throws {
    try await withScratchDatabase { fixture, url in
      let name = try fixture.query("SELECT current_database()").text(0, 0) ?? ""
      try fixture.execute("ALTER DATABASE \(id: name) SET default_transaction_read_only = on")
      let connection = try Connection(to: .url(url), applicationName: "pinned")
      let error = #expect(throws: PostgresError.self) {
        try connection.execute("CREATE TABLE public.t (n integer)")
      }
      #expect(error?.code == .readOnlyTransaction && error?.isConfiguration == true)
      #expect(error?.hint?.hasPrefix("the database only reads") == true)
    }
  }
}
