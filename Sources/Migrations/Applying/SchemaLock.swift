import PostgresClient
import PostgresSchema

/// The lock that whoever changes a database's schema holds, for as long as the session does.
struct SchemaLock {
  let connection: Connection
  let patience: Patience
  let report: (ApplyEvent) -> Void

  /// Asks for the lock until it is free, and lets go of it afterwards.
  ///
  /// Between two questions nothing is held, so that nobody's index build waits for this one.
  func hold<Value>(_ body: () throws -> Value) throws -> Value {
    let clock = ContinuousClock()
    let start = clock.now
    var random = SystemRandomNumberGenerator()
    var hasReported = false
    while try connection.query("SELECT \(AdvisoryLock.trySchemaChange)").boolean(0, 0) != true {
      let holder = try Obstacle.changingSchema(connection)
      let waited = clock.now - start
      guard waited < patience.lockWait else {
        throw ApplyError.lockHeld(by: holder, waited: waited)
      }
      if !hasReported { report(.waitingForOtherChange(by: holder)) }
      hasReported = true
      sleep(.milliseconds(Int.random(in: 100...400, using: &random)))
    }
    // A connection that is gone has let go of the lock already.
    defer { try? connection.execute("SELECT \(AdvisoryLock.releaseSchemaChange)") }
    return try body()
  }
}
