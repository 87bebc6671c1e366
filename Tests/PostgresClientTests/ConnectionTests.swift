import PostgresClient
import PostgresSchema
import TestSupport
import Testing

@Suite struct ConnectionTests {
  @Test(arguments: [ResultFormat.text, .binary])
  func `values are read in both formats`(format: ResultFormat) async throws {
    try await withScratchDatabase { connection, _ in
      let rows = try connection.query(
        """
        SELECT 'ä'::text, NULL::text, (-7)::int2, 70000::int4, (-9007199254740993)::int8, true, false
        """, format: format)
      #expect(rows.count == 1 && rows.columnCount == 7)
      #expect(rows.text(0, 0) == "ä")
      #expect(rows.isNull(0, 1) && rows.text(0, 1) == nil && rows.integer(0, 1) == nil)
      #expect((2...4).map { rows.integer(0, $0) } == [-7, 70_000, -9_007_199_254_740_993])
      #expect((5...6).map { rows.boolean(0, $0) } == [true, false])
    }
  }

  @Test func `parameters of every kind reach the server`() async throws {
    try await withScratchDatabase { connection, _ in
      let rows = try connection.query(
        "SELECT $1::text IS NULL, $2::bigint + 1, NOT $3::boolean, encode($4, 'hex'), $5::date + 1",
        [nil, 41, true, .bytes([0, 255, 92]), "2024-02-28"])
      #expect((0..<5).map { rows.text(0, $0) } == ["t", "42", "f", "00ff5c", "2024-02-29"])
    }
  }

  @Test func `several statements run, and a query counts the rows that it touched`() async throws {
    try await withScratchDatabase { connection, _ in
      try connection.execute("CREATE TABLE t (n int); INSERT INTO t SELECT generate_series(1, 5)")
      #expect(try connection.query("DELETE FROM t WHERE n > 3").affected == 2)
      #expect(try connection.query("SELECT n FROM t ORDER BY n").texts() == ["1", "2", "3"])
    }
  }

  @Test func `notices are kept for whoever asks`() async throws {
    try await withScratchDatabase { connection, _ in
      try connection.execute("DO $$ BEGIN RAISE WARNING 'low on %', 'ink'; END $$")
      let notices = connection.takeNotices()
      #expect(notices.map(\.message) == ["low on ink"])
      #expect(notices.map(\.severity) == ["WARNING"])
      #expect(connection.takeNotices().isEmpty)
    }
  }

  @Test func `the server's version is a number`() async throws {
    try await withScratchDatabase { connection, _ in
      let version = try connection.query("SHOW server_version_num").integer(0, 0)
      #expect(Int64(connection.serverVersion) == version)
    }
  }

  @Test func `an error carries all that the server told`() async throws {
    try await withScratchDatabase { connection, _ in
      try connection.execute("CREATE TABLE t (n int PRIMARY KEY); INSERT INTO t VALUES (1)")
      let duplicate = #expect(throws: PostgresError.self) {
        try connection.execute("INSERT INTO t VALUES (1)")
      }
      #expect(duplicate?.code == .uniqueViolation)
      #expect(duplicate?.detail == "Key (n)=(1) already exists.")
      #expect(duplicate?.statement == "INSERT INTO t VALUES (1)")

      let raised = #expect(throws: PostgresError.self) {
        try connection.execute(
          "DO $$ BEGIN RAISE 'no' USING HINT = 'say yes', ERRCODE = 'VX001'; END $$")
      }
      #expect(raised?.code == SQLState("VX001"))
      #expect(raised?.hint == "say yes")
      #expect(raised?.context == "PL/pgSQL function inline_code_block line 1 at RAISE")

      let misspelt = #expect(throws: PostgresError.self) { try connection.query("SELECT 1 FORM t") }
      #expect(misspelt?.code == .syntaxError)
      #expect(misspelt?.position == 15)
    }
  }

  @Test(arguments: ["COPY (SELECT 1) TO STDOUT", "CREATE TABLE c (n int); COPY c FROM STDIN"])
  func `a COPY with the client is refused where there is none`(script: String) async throws {
    try await withScratchDatabase { connection, _ in
      let error = #expect(throws: PostgresError.self) {
        try connection.execute(SQL(trusted: script))
      }
      #expect(error?.code == .featureNotSupported)
      let answer = try connection.query("SELECT 1").integer(0, 0)
      #expect(answer == 1)
    }
  }

  @Test func `a session that the server ended is told as lost`() async throws {
    try await withScratchDatabase { connection, url in
      let other = try Connection(to: .url(url), applicationName: "victim", names: .database)
      try connection.execute("SELECT pg_terminate_backend(\(other.serverProcess), 5000)")
      let error = #expect(throws: PostgresError.self) { try other.query("SELECT 1") }
      #expect(error?.code == .adminShutdown)
      #expect(error?.isConnectionLost == true)
      #expect(other.isBroken)
      let again = #expect(throws: PostgresError.self) { try other.query("SELECT 1") }
      #expect(again?.code == .connectionFailure)
      #expect(again?.isConnectionLost == true)
    }
  }
}
