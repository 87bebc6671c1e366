import FoundationEssentials
import Subprocess
package import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A folder for servers, which is removed with them however the process ends, even when it is killed.
package enum WatchedFolder {
  /// Makes a folder that every user may enter.
  package static func make() async throws -> FilePath {
    let folder = try TemporaryFolder.make(in: parent, prefix: "vw-test-", openToAll: true)
    try await watch(folder)
    return folder
  }

  /// The temporary folder; `/tmp` where that one is closed to the user that root's servers run as.
  ///
  /// They would move elsewhere, out of this folder's sight.
  private static var parent: FilePath {
    let usual = FilePath(FileManager.default.temporaryDirectory.path)
    guard geteuid() == 0 else { return usual }
    var folder = usual
    repeat {
      var status = stat()
      guard stat(folder.string, &status) == 0, status.st_mode & S_IXOTH != 0 else { return "/tmp" }
    } while folder.removeLastComponent()
    return usual
  }

  /// Has a shell wait until this process is gone, then stop the servers and remove the folder.
  ///
  /// The shell reads a pipe that only this process holds: the system closes it at a crash as well.
  /// It has a session of its own, so that a Ctrl-C at the terminal does not end it first.
  private static func watch(_ folder: FilePath) async throws {
    var options = PlatformOptions()
    options.createSession = true
    try await withCheckedThrowingContinuation { continuation in
      let start = continuation as CheckedContinuation<Void, any Error>
      // No one waits for this task: it lasts as long as the process.
      Task.detached { [options] in
        do {
          _ = try await Subprocess.run(
            .path("/bin/sh"), arguments: ["-c", script, "vaultwright-watch", folder.string],
            workingDirectory: "/", platformOptions: options, input: .inputWriter,
            output: .discarded, error: .discarded
          ) { _ in
            start.resume()
            while true { try? await Task.sleep(for: .seconds(3_600)) }
          }
        } catch { start.resume(throwing: error) }
      }
    }
  }

  /// A server that was still being started at the first look is caught by a later one.
  private static let script = #"""
    trap '' HUP INT TERM
    cat > /dev/null
    for look in 1 2 3 4 5 6 7 8 9 10; do
      find "$1" -name postmaster.pid -exec head -qn 1 {} + 2> /dev/null |
        while read -r process; do kill -QUIT "$process"; done 2> /dev/null
      sleep 0.3
      rm -rf "$1" 2> /dev/null
      sleep 0.2
      [ -e "$1" ] || exit 0
    done
    """#
}
