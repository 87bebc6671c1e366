package import PostgresClient
import ProgramConventions

/// The servers of a test run, one a version: made when the first test asks, gone with the process.
///
/// They are not fsynced, and lie in a `WatchedFolder`.
package actor TestCluster {
  package static let shared = TestCluster()

  /// A helper that ends early fails its own test: writing to it must not end the whole process.
  private init() { BrokenPipes.areErrors() }

  private var starts: [TestServer: Task<PrivateCluster, any Error>] = [:]

  /// The running cluster of a server, started once for all who ask.
  package func running(on server: TestServer = .installed) async throws -> PrivateCluster {
    let start = starts[server] ?? Task { try await Self.startThrowaway(on: server) }
    starts[server] = start
    return try await start.value
  }

  private static func startThrowaway(on server: TestServer) async throws -> PrivateCluster {
    let folder = try await WatchedFolder.make()
    let cluster = PrivateCluster(
      directory: folder, purpose: .throwingAway, programs: try server.copyPrograms(to: folder))
    try await cluster.start()
    return cluster
  }
}
