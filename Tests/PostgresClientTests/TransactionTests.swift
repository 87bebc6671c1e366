import PostgresClient
import PostgresSchema
import TestSupport
import Testing

@Suite struct TransactionTests {
  private struct Refusal: Error {}

  @Test func `a body that returns commits, one that throws leaves nothing`() async throws {
    try await withScratchDatabase { connection, url in
      try connection.execute("CREATE TABLE t (n int)")
      let given = try connection.transaction {
        try connection.query("INSERT INTO t VALUES (1), (2)").affected
      }
      #expect(given == 2)
      #expect(throws: Refusal.self) {
        try connection.transaction {
          try connection.execute("INSERT INTO t VALUES (3)")
          throw Refusal()
        }
      }
      let other = try Connection(to: .url(url), applicationName: "other", names: .database)
      #expect(try other.query("SELECT n FROM t ORDER BY n").texts() == ["1", "2"])
    }
  }

  @Test func `a failed statement's own error comes out, and the connection serves on`() async throws
  {
    try await withScratchDatabase { connection, _ in
      let error = #expect(throws: PostgresError.self) {
        try connection.transaction { try connection.execute("SELECT 1 / 0") }
      }
      #expect(error?.code == SQLState("22012"))
      let answer = try connection.query("SELECT 1").integer(0, 0)
      #expect(answer == 1)
    }
  }

  @Test func `a swallowed error does not pass for a commit`() async throws {
    try await withScratchDatabase { connection, _ in
      try connection.execute("CREATE TABLE t (n int)")
      let error = #expect(throws: PostgresError.self) {
        try connection.transaction {
          try connection.execute("INSERT INTO t VALUES (1)")
          try? connection.execute("SELECT 1 / 0")
        }
      }
      #expect(error?.code == .inFailedTransaction)
      #expect(try connection.query("SELECT n FROM t").count == 0)
    }
  }

  @Test func `a COPY left open by an error is undone with its transaction`() async throws {
    try await withScratchDatabase { connection, _ in
      try connection.execute("CREATE TABLE t (n int)")
      #expect(throws: Refusal.self) {
        try connection.transaction {
          var copy = try connection.copyIn("COPY t FROM STDIN")
          try copy.write("1\n")
          throw Refusal()
        }
      }
      #expect(try connection.query("SELECT n FROM t").count == 0)
    }
  }
}
