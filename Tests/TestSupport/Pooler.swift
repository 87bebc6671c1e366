import FoundationEssentials
import PostgresClient
import Subprocess
import SystemPackage
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A pgbouncer in front of the shared test server, for as long as a test's body runs.
package struct Pooler: Sendable {
  package enum Mode: String, Sendable, CaseIterable {
    case session, transaction, statement
  }

  /// Which startup parameters that it does not know it lets pass.
  package enum Tolerance: String, Sendable, CaseIterable {
    /// Refuses a client that sends any, as Debian's configuration does.
    case none = ""
    /// Takes them and forgets them.
    case ignoring = "ignore_startup_parameters = extra_float_digits,options"
  }

  private let folder: FilePath

  /// The address of a database of the server, by way of the pooler.
  package func url(ofDatabase name: String) -> String {
    "postgresql://vaultwright@/\(name)?host=\(folder)&port=6432"
  }

  /// Starts a pooler; `poolSize` is how many server connections a database has.
  package static func with(
    _ mode: Mode, _ tolerance: Tolerance, poolSize: Int = 6,
    _ body: @escaping @Sendable (Pooler) async throws -> Void
  ) async throws {
    let cluster = try await TestCluster.shared.running()
    let server = try #require(cluster.url.split(separator: "host=").last?.prefix { $0 != "&" })
    let folder = try TemporaryFolder.make(in: "/tmp", prefix: "vw-pool-")
    defer { try? FileManager.default.removeItem(atPath: folder.string) }
    // The server's user runs it: only this user may enter the folder of the server's socket.
    chmod(folder.string, 0o777)
    let configuration = folder.appending("pgbouncer.ini")
    try """
    [databases]
    * = host=\(server) port=5432 user=vaultwright
    [pgbouncer]
    unix_socket_dir = \(folder)
    listen_port = 6432
    auth_type = any
    pool_mode = \(mode.rawValue)
    default_pool_size = \(poolSize)
    query_wait_timeout = 20
    \(tolerance.rawValue)

    """.write(toFile: configuration.string, atomically: true, encoding: .utf8)
    chmod(configuration.string, 0o644)
    let command = try command(configuration, asOwnerOf: cluster.directory.appending("data"))
    _ = try await Subprocess.run(
      .name(command[0]), arguments: Arguments(Array(command.dropFirst())), input: .none,
      output: .discarded, error: .discarded
    ) { process in
      defer { try? process.send(signal: .kill) }
      let socket = folder.appending(".s.PGSQL.6432").string
      for _ in 0..<200 where !FileManager.default.fileExists(atPath: socket) {
        try await Task.sleep(for: .milliseconds(50))
      }
      try #require(FileManager.default.fileExists(atPath: socket), "pgbouncer does not start")
      try await body(Pooler(folder: folder))
    }
  }

  private static func command(
    _ configuration: FilePath, asOwnerOf data: FilePath
  ) throws -> [String] {
    let debian = "/usr/sbin/pgbouncer"
    let program = FileManager.default.isExecutableFile(atPath: debian) ? debian : "pgbouncer"
    var status = stat()
    guard geteuid() == 0, stat(data.string, &status) == 0 else {
      return [program, configuration.string]
    }
    return [
      "setpriv", "--reuid=\(status.st_uid)", "--regid=\(status.st_gid)", "--clear-groups", program,
      configuration.string,
    ]
  }
}
