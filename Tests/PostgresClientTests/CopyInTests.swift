import PostgresClient
import PostgresSchema
import TestSupport
import Testing

extension CopyIn {
  /// Sends the bytes of a text.
  mutating func write(_ text: String) throws(PostgresError) {
    let bytes = Array(text.utf8)
    let failure = bytes.withUnsafeBytes { bytes in
      do throws(PostgresError) {
        try write(bytes)
        return nil as PostgresError?
      } catch { return error }
    }
    if let failure { throw failure }
  }
}

@Suite struct CopyInTests {
  @Test func `chunks may end anywhere, and the end counts the rows`() async throws {
    try await withScratchDatabase { connection, _ in
      try connection.execute("CREATE TABLE t (n int, name text)")
      var copy = try connection.copyIn("COPY t FROM STDIN (FORMAT csv)")
      for chunk in ["1,o", "ne\n2,\"tw", "", "o\"\n3,", "\n"] { try copy.write(chunk) }
      #expect(try copy.finish() == 3)
      let rows = try connection.query("SELECT n, name FROM t ORDER BY n")
      #expect(rows.texts(inColumn: 1) == ["one", "two", nil])
    }
  }

  @Test func `a refused row shows at the end, with its line and column`() async throws {
    try await withScratchDatabase { connection, _ in
      try connection.execute("CREATE TABLE t (n int)")
      let error = #expect(throws: PostgresError.self) {
        var copy = try connection.copyIn("COPY t FROM STDIN")
        try copy.write("1\n2\nthree\n")
        for _ in 0..<1_000 { try copy.write("4\n") }
        _ = try copy.finish()
      }
      #expect(error?.code == .invalidText)
      #expect(error?.context == #"COPY t, line 3, column n: "three""#)
      #expect(error?.statement == "COPY t FROM STDIN")
      #expect(try connection.query("SELECT n FROM t").count == 0)
    }
  }

  @Test func `a cancelled COPY and one let go of store nothing`() async throws {
    try await withScratchDatabase { connection, _ in
      try connection.execute("CREATE TABLE t (n int)")
      var cancelled = try connection.copyIn("COPY t FROM STDIN")
      try cancelled.write("1\n")
      cancelled.cancel(because: "second thoughts")
      do {
        var forgotten = try connection.copyIn("COPY t FROM STDIN")
        try forgotten.write("2\n")
      }
      #expect(try connection.query("SELECT n FROM t").count == 0)
    }
  }

  @Test func `a statement that is no COPY, or a wrong one, starts none`() async throws {
    try await withScratchDatabase { connection, _ in
      let cases: [(SQL, SQLState)] = [
        ("SELECT 1", .protocolViolation),
        ("COPY (SELECT 1) TO STDOUT", .featureNotSupported),
        ("COPY missing FROM STDIN", .undefinedTable),
      ]
      for (statement, code) in cases {
        let error = #expect(throws: PostgresError.self) { _ = try connection.copyIn(statement) }
        #expect(error?.code == code)
        let answer = try connection.query("SELECT 1").integer(0, 0)
        #expect(answer == 1)
      }
    }
  }

  @Test func `a COPY whose session ended is told as lost`() async throws {
    try await withScratchDatabase { connection, url in
      try connection.execute("CREATE TABLE t (n int)")
      let victim = try Connection(to: .url(url), applicationName: "victim", names: .database)
      let error = #expect(throws: PostgresError.self) {
        var copy = try victim.copyIn("COPY t FROM STDIN")
        try copy.write("1\n")
        try connection.execute("SELECT pg_terminate_backend(\(victim.serverProcess), 5000)")
        for _ in 0..<100 { try copy.write("2\n") }
        _ = try copy.finish()
      }
      #expect(error?.isConnectionLost == true)
    }
  }
}
