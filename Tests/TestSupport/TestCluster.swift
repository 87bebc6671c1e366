package import PostgresClient

/// The server of a test run: made when the first test asks, gone with the process.
///
/// It is not fsynced, and lies in a `WatchedFolder`.
package actor TestCluster {
  package static let shared = TestCluster()

  private var start: Task<PrivateCluster, any Error>?

  /// The running cluster, started once for all who ask.
  package func running() async throws -> PrivateCluster {
    let start = self.start ?? Task { try await Self.startThrowaway() }
    self.start = start
    return try await start.value
  }

  private static func startThrowaway() async throws -> PrivateCluster {
    let cluster = PrivateCluster(directory: try await WatchedFolder.make(), purpose: .throwingAway)
    try await cluster.start()
    return cluster
  }
}
