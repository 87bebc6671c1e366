package import PostgresClient
import PostgresSchema
import Synchronization

/// One moment of a database, which several connections read.
///
/// The transaction that keeps it stays open until each of its readers has what it wants: for that long
/// the database removes no row that the moment has.
package final class SharedSnapshot: Sendable {
  /// As `SET TRANSACTION SNAPSHOT` takes it.
  let name: String
  private let readers: Atomic<Int>
  private let isOver: Handover<Bool>

  fileprivate init(name: String, readers: Int, isOver: Handover<Bool>) {
    self.name = name
    self.readers = Atomic(readers)
    self.isOver = isOver
  }

  /// Tells that one of the readers is done.
  func leave() {
    if readers.subtract(1, ordering: .acquiringAndReleasing).newValue == 0 { isOver.give(nil) }
  }

  /// Gives the body the present moment of a database, for so many readers.
  ///
  /// - Throws: `PostgresError` where the moment cannot be kept; then the body did not run.
  package static func hold<Value: Sendable>(
    of database: ConnectionTarget, readers: Int, _ body: (SharedSnapshot) async -> Value
  ) async throws -> Value {
    let name = Handover<String>()
    let isOver = Handover<Bool>()
    async let holding: Void = onOwnThread {
      defer { name.give(nil) }
      let connection = try Connection(to: database, applicationName: "vaultload source")
      try connection.snapshot {
        // It has nothing to do but to stay.
        try connection.execute("SET LOCAL idle_in_transaction_session_timeout = 0")
        name.give(try connection.query("SELECT pg_export_snapshot()").text(0, 0))
        _ = isOver.wait()
      }
    }
    guard let taken = try await onOwnThread({ name.wait() }) else {
      try await holding
      preconditionFailure("a snapshot that was exported has a name")
    }
    let value = await body(SharedSnapshot(name: taken, readers: readers, isOver: isOver))
    isOver.give(nil)
    // All readers are done: what becomes of the transaction now is nobody's concern.
    try? await holding
    return value
  }
}
