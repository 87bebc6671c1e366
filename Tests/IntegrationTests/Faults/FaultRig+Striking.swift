import PostgresClient
import PostgresSchema
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension FaultRig {
  private static let loader: SQL = "application_name LIKE 'vaultload%'"

  private func connect() throws -> Connection {
    try Connection(to: .url(kinds.rig.url), applicationName: "faults", names: .database)
  }

  func cutConnection() async throws {
    try await onOwnThread {
      try connect().execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE \(Self.loader)")
    }
  }

  func killBackend() async throws {
    try await onOwnThread {
      let found = try connect().query("SELECT pid FROM pg_stat_activity WHERE \(Self.loader)")
      let process = try #require(found.text(0, 0).flatMap { Int32($0) })
      kill(process, SIGKILL)
    }
  }

  /// Ends the server without a checkpoint, and starts it: it recovers.
  func killServer() async throws {
    guard case .running(let process) = cluster.status else { return }
    kill(process, SIGQUIT)
    while cluster.isRunning { try await Task.sleep(for: .milliseconds(10)) }
    try await cluster.start()
  }

  private static func lock(_ target: String) -> SQL {
    """
    SELECT pg_advisory_xact_lock(
      hashtextextended(\(literal: "vaultwright target business.\(target)"), 0))
    """
  }

  private static func isLoaderWaiting(_ connection: Connection) throws -> Bool {
    let waiting = try connection.query(
      "SELECT FROM pg_locks JOIN pg_stat_activity USING (pid) WHERE NOT granted AND \(loader)")
    return waiting.count > 0
  }

  /// Takes a later one of the load's locks, then asks for an earlier one; the load finds out first.
  func provokeDeadlock() async throws {
    try await onOwnThread {
      let connection = try connect()
      try connection.execute("SET deadlock_timeout = '60s'; BEGIN; \(Self.lock("tenant_h"))")
      while try !Self.isLoaderWaiting(connection) { usleep(5_000) }
      try connection.execute("\(Self.lock("customer_h")); COMMIT")
    }
  }

  /// Holds a lock that the load needs until an attempt has failed for it.
  func holdTarget() async throws {
    try await onOwnThread {
      let connection = try connect()
      try connection.execute("BEGIN; \(Self.lock("customer_h"))")
      var left = 6_000
      while try connection.query("SELECT FROM metadata.load WHERE status = 'failed'").count == 0 {
        left -= 1
        try #require(left > 0, "no attempt failed within a minute")
        usleep(10_000)
      }
      try connection.execute("COMMIT")
    }
  }
}
