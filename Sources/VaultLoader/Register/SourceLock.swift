import PostgresClient
import PostgresSchema
import VaultModel

/// The lock that keeps other loads of a source away for as long as a load lasts.
///
/// An idle transaction on a second connection holds it: between statements that has no snapshot, and
/// behind a pooler it has a server connection to itself. The batches' own transactions end too early.
struct SourceLock {
  private let connection: Connection
  private let source: String
  /// The server process that granted the lock.
  private let process: Int64?

  /// Runs the body while this program alone loads the source.
  ///
  /// `waiting` hears that another program loads it now.
  ///
  /// - Throws: `PostgresError`, and what the body throws.
  static func hold<Value>(
    of source: CompiledVault.Source, in vault: CompiledVault, database: ConnectionTarget,
    waiting: () -> Void, _ body: (SourceLock) throws -> Value
  ) throws -> Value {
    let connection = try Connection(
      to: database, applicationName: "vaultload \(source.name) lock")
    let lock = TransactionLock.source(source.name, of: vault.name)
    return try connection.idling {
      let free = try connection.query("SELECT \(lock.tryExclusive)")
      if free.boolean(0, 0) != true {
        waiting()
        _ = try connection.query("SELECT \(lock.exclusive)")
      }
      let process = try connection.query("SELECT pg_catalog.pg_backend_pid()").integer(0, 0)
      return try body(
        SourceLock(connection: connection, source: source.name, process: process))
    }
  }

  /// Checks that the lock is still held.
  ///
  /// - Throws: `PostgresError` for a lost connection, which is worth another attempt.
  func requireHeld() throws(PostgresError) {
    let found = try connection.query("SELECT pg_catalog.pg_backend_pid()").integer(0, 0)
    guard connection.isInTransaction, found == process else {
      throw PostgresError(
        code: .connectionFailure,
        message: "the lock of source \"\(source)\" is lost: the transaction that held it has ended",
        hint: "a pooler's or the server's time limit for idle transactions may have ended it")
    }
  }
}
