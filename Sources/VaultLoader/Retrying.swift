import PostgresClient

/// Tries a load again where the database was gone or busy for a moment.
///
/// Each attempt goes on from the last checkpoint on a connection of its own, as the same command would.
struct Retrying: Sendable {
  let backoff: Backoff
  let progress: Progress
  let log: @Sendable (String) -> Void

  /// Runs attempts until one succeeds.
  ///
  /// An attempt that committed anything begins the count anew: a long load outlives any number of
  /// short interruptions.
  ///
  /// - Throws: What an attempt ended with that is not to be tried again, or the last one of all.
  func run<Value: Sendable>(_ attempt: @Sendable () async throws -> Value) async throws -> Value {
    var random = SystemRandomNumberGenerator()
    var number = 1
    while true {
      let before = progress.position
      do {
        return try await attempt()
      } catch let error as PostgresError {
        guard let reason = error.reasonToRetry, !progress.isStopRequested else { throw error }
        if progress.position > before { number = 1 }
        guard number < backoff.attempts else { throw error }
        let pause = backoff.pause(afterAttempt: number, using: &random)
        number += 1
        log("\(reason): \(error.message); attempt \(number) of \(backoff.attempts) follows")
        try await Task.sleep(for: pause)
        progress.restartReading()
      }
    }
  }
}

extension PostgresError {
  /// Why the same may succeed a little later; nil where it would not.
  var reasonToRetry: String? {
    if isConnectionLost { return "the connection is lost" }
    if isUnreachable { return "the database is not to be reached" }
    return switch code {
    case .lockNotAvailable: "a lock was not to be had in time"
    case .deadlockDetected: "the load and another program waited for each other"
    case .serializationFailure: "another program changed the same rows"
    default: nil
    }
  }
}
