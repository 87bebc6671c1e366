import FoundationEssentials
package import PostgresClient
import Subprocess
import SystemPackage

/// The server of a test run: made when the first test asks, gone with the process.
///
/// It is not fsynced, and a watcher removes it however the process ends.
package actor TestCluster {
  package static let shared = TestCluster()

  private var start: Task<PrivateCluster, any Error>?

  /// The running cluster, started once for all who ask.
  package func running() async throws -> PrivateCluster {
    let start = self.start ?? Task { try await Self.startThrowaway() }
    self.start = start
    return try await start.value
  }

  /// Starts one more cluster that goes with the process, for tests that stop or break it.
  package static func startThrowaway() async throws -> PrivateCluster {
    let cluster = try watchedCluster()
    try await cluster.start()
    return cluster
  }

  /// A cluster that is not started yet, and will be removed however the process ends.
  package static func watchedCluster() throws -> PrivateCluster {
    let folder = try TemporaryFolder.make(prefix: "vaultwright-test-", openToAll: true)
    watch(folder)
    return PrivateCluster(directory: folder, purpose: .throwingAway)
  }
}

extension TestCluster {
  /// Has a shell wait until this process is gone, then stop the server and remove its folder.
  ///
  /// The shell reads a pipe that only this process holds: the system closes it at a crash as well.
  /// It has a session of its own, so that a Ctrl-C at the terminal does not end it first. The task
  /// has no end of its own: it is to last as long as the process.
  private static func watch(_ folder: FilePath) {
    var options = PlatformOptions()
    options.createSession = true
    Task.detached { [options] in
      try await Subprocess.run(
        .path("/bin/sh"), arguments: ["-c", watchScript, "vaultwright-watch", folder.string],
        workingDirectory: "/", platformOptions: options, input: .inputWriter, output: .discarded,
        error: .discarded
      ) { _ in
        while true { try await Task.sleep(for: .seconds(3_600)) }
      }
    }
  }

  /// A second look catches a server that was still being started at the first.
  private static let watchScript = #"""
    trap '' HUP INT TERM
    cat > /dev/null
    for look in 1 2 3 4 5 6 7 8 9 10; do
      process=$(head -n 1 "$1/data/postmaster.pid" 2> /dev/null)
      [ -n "$process" ] && kill -QUIT "$process" 2> /dev/null
      sleep 0.3
      rm -rf "$1" 2> /dev/null
      sleep 0.2
      [ -e "$1" ] || exit 0
    done
    """#
}
