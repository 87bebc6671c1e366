import PostgresClient
import PostgresSchema
import TestSupport
import Testing

@Suite struct CancelTests {
  @Test func `another thread ends a statement that runs`() async throws {
    try await withScratchDatabase { connection, url in
      let handle = connection.cancelHandle
      let process = connection.serverProcess
      // Cancels once the statement is seen to run: before that there would be nothing to cancel.
      let canceller = Task {
        try await onOwnThread {
          let other = try Connection(to: .url(url), applicationName: "canceller", names: .database)
          let running: SQL = """
            SELECT 1 FROM pg_stat_activity
            WHERE pid = \(process) AND state = 'active' AND query LIKE '%pg_sleep%'
            """
          while try other.query(running).count == 0 {}
          try handle.cancel()
        }
      }
      let error = #expect(throws: PostgresError.self) {
        try connection.query("SELECT pg_sleep(60)")
      }
      #expect(error?.code == .queryCanceled)
      let answer = try connection.query("SELECT 1").integer(0, 0)
      #expect(answer == 1)
      canceller.cancel()
    }
  }
}
