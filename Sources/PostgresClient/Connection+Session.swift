import PostgresSchema

extension Connection {
  /// Checks that all transactions of this connection reach one session of the server, which a session's
  /// locks and settings need.
  ///
  /// A pooler that shares server connections between transactions lends this one's, which is idle now,
  /// to the next client that begins a transaction, or sends this connection's next one elsewhere.
  ///
  /// - Throws: `PostgresError` with `sessionNotKept`, or where the server does not answer.
  package func requireSession() throws {
    // With nothing in between, the process that greeted is the one that answers.
    guard try process() != Int64(serverProcess) else { return }
    // Another client may come first to an idle server connection, but not every time.
    for _ in 1...3 {
      guard try !sharesServer() else {
        throw PostgresError(
          code: .sessionNotKept,
          message: "the pooler shares server connections between transactions, and migrations need "
            + "one session for their lock and settings",
          hint: "connect to the server directly, or to a pool with pool_mode = session")
      }
    }
  }

  private func sharesServer() throws -> Bool {
    let own = try process()
    let other = try Connection(to: target, applicationName: "vaultwright probe")
    return try other.idling {
      let lent = try other.process()
      return try lent == own || process() != own
    }
  }

  /// The server process that runs this very statement.
  private func process() throws(PostgresError) -> Int64? {
    try query("SELECT pg_catalog.pg_backend_pid()").integer(0, 0)
  }
}
