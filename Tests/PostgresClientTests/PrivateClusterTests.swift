import FoundationEssentials
import PostgresClient
import PostgresSchema
import SystemPackage
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

@Suite struct PrivateClusterTests {
  /// The answer of one statement on a connection of its own; nil where it gives none.
  private func ask(_ sql: SQL, of cluster: PrivateCluster) async throws -> String? {
    try await onOwnThread {
      let connection = try Connection(
        to: .cluster(cluster), applicationName: "vaultwright tests", names: .database)
      return try connection.query(sql).texts().first ?? nil
    }
  }

  @Test func `a cluster made to keep data does so, and is closed to all but its user`() async throws
  {
    let cluster = PrivateCluster(directory: try await WatchedFolder.make())
    #expect(cluster.status == .absent)
    try await cluster.start()
    let openHosts: SQL = """
      SELECT count(*) FROM pg_hba_file_rules WHERE type <> 'local' AND auth_method <> 'reject'
      """
    let collation: SQL = "SELECT datcollate FROM pg_database WHERE datname = current_database()"
    let answers: [(SQL, String)] = [
      ("SHOW fsync", "on"), ("SHOW synchronous_commit", "on"), ("SHOW listen_addresses", ""),
      ("SHOW unix_socket_permissions", "0700"), ("SHOW server_encoding", "UTF8"),
      (openHosts, "0"), (collation, "C.UTF-8"), ("SELECT current_database()", "vaultwright"),
      ("SELECT current_user", "vaultwright"),
      // The server's own compression makes loads slow; off is for a server built without lz4.
      ("SELECT current_setting('wal_compression') IN ('lz4', 'off')", "t"),
    ]
    for (question, answer) in answers { #expect(try await ask(question, of: cluster) == answer) }

    _ = try await ask("CREATE TABLE kept AS SELECT 7 AS n", of: cluster)
    try await cluster.stop()
    #expect(cluster.status == .stopped)
    try await cluster.stop()
    try await cluster.start()
    try await cluster.start()
    #expect(try await ask("SELECT n FROM kept", of: cluster) == "7")
    try await cluster.remove()
    #expect(cluster.status == .absent)
  }

  @Test func `a server with a replaced program is restarted once no session is open`() async throws
  {
    let folder = try await WatchedFolder.make()
    let programs = folder.appending("bin")
    let installed = FilePath(
      try #require(try await TestCluster.shared.running().psqlCommand().first)
    ).removingLastComponent()
    try FileManager.default.copyItem(atPath: installed.string, toPath: programs.string)
    // The server looks for its libraries next to its programs.
    try FileManager.default.createSymbolicLink(
      atPath: folder.appending("lib").string,
      withDestinationPath: installed.removingLastComponent().appending("lib").string)
    let cluster = PrivateCluster(
      directory: folder.appending("cluster"), purpose: .throwingAway, programs: programs)
    try await cluster.start()
    let before = cluster.status
    let server = programs.appending("postgres").string
    try FileManager.default.moveItem(atPath: server, toPath: server + ".old")
    try FileManager.default.copyItem(atPath: server + ".old", toPath: server)
    try FileManager.default.removeItem(atPath: server + ".old")
    let session = try await onOwnThread {
      HeldConnection(
        try Connection(to: .cluster(cluster), applicationName: "user", names: .database))
    }
    try await cluster.start()
    #expect(cluster.status == before)
    session.close()
    for _ in 0..<100 where cluster.status == before {
      try await cluster.start()
      try await Task.sleep(for: .milliseconds(50))
    }
    #expect(cluster.isRunning && cluster.status != before)
    #expect(try await ask("SELECT 'up'", of: cluster) == "up")
    try await cluster.remove()
  }

  @Test func `the server runs as an ordinary user in a session of its own`() async throws {
    let cluster = try await TestCluster.shared.running()
    guard case .running(let process) = cluster.status else {
      Issue.record("the shared cluster does not run")
      return
    }
    var status = stat()
    #expect(stat("/proc/\(process)", &status) == 0)
    #expect(status.st_uid != 0)
    #expect(getsid(process) != getsid(0))
  }

  @Test func `an ordinary user's server is that user's own`() async throws {
    await #expect(processExitsWith: .success) {
      let folder = try await WatchedFolder.make()
      if geteuid() == 0 {
        let nobody = try #require(getpwnam("nobody")).pointee
        #expect(chown(folder.string, nobody.pw_uid, nobody.pw_gid) == 0)
        #expect(setgid(nobody.pw_gid) == 0 && setuid(nobody.pw_uid) == 0)
      }
      let cluster = PrivateCluster(directory: folder, purpose: .throwingAway)
      try await cluster.start()
      guard case .running(let process) = cluster.status else { exit(EXIT_FAILURE) }
      var status = stat()
      #expect(stat("/proc/\(process)", &status) == 0)
      #expect(status.st_uid == geteuid())
      try await cluster.stop()
    }
  }

  @Test func `four starts at once make one server`() async throws {
    let cluster = try await throwawayCluster()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<4 { group.addTask { try await cluster.start() } }
      try await group.waitForAll()
    }
    #expect(cluster.isRunning)
    #expect(
      try await ask("SELECT count(*) FROM pg_database WHERE datname = 'vaultwright'", of: cluster)
        == "1")
    try await cluster.remove()
  }

  @Test func `after a kill of the server the next start recovers`() async throws {
    let cluster = try await startedCluster()
    _ = try await ask("CREATE TABLE kept AS SELECT 7 AS n", of: cluster)
    _ = try await ask("CHECKPOINT", of: cluster)
    for _ in 0..<2 {
      guard case .running(let process) = cluster.status else {
        Issue.record("the cluster does not run")
        return
      }
      kill(process, SIGKILL)
      // The system ends a process when it gets to it; until then the server may still answer.
      while cluster.isRunning { try await Task.sleep(for: .milliseconds(10)) }
      try await cluster.start()
      #expect(cluster.status != .running(process: process))
      #expect(try await ask("SELECT n FROM kept", of: cluster) == "7")
    }
    try await cluster.remove()
  }

  @Test func `a process number that another process took over does not count as the server`()
    async throws
  {
    let cluster = try await startedCluster()
    try await cluster.stop()
    let lock = cluster.directory.appending("data/postmaster.pid").string
    try "\(getpid())\n/data\n0\n5432\n/socket\n\n".write(
      toFile: lock, atomically: true, encoding: .utf8)
    #expect(cluster.status == .stopped)
    try await cluster.start()
    #expect(try await ask("SELECT 1", of: cluster) == "1")
    try await cluster.remove()
  }

  @Test(arguments: [
    "with blanks", "it's \"$HOME\" `id` \\ %41,;&é", String(repeating: "long", count: 40),
  ])
  func `any folder will do`(name: String) async throws {
    let folder = try await WatchedFolder.make()
    let cluster = PrivateCluster(
      directory: folder.appending(name), purpose: .throwingAway,
      temporaryDirectory: try TemporaryFolder.make(in: folder, openToAll: true))
    try await cluster.start()
    #expect(try await ask("SELECT 1", of: cluster) == "1")
    let url = cluster.url
    let byURL = try await onOwnThread {
      try Connection(to: .url(url), applicationName: "x", names: .database).query("SELECT 2").text(
        0, 0)
    }
    #expect(byURL == "2")
    // Whoever looks later, with another temporary folder, finds the same place.
    let again = PrivateCluster(directory: folder.appending(name), temporaryDirectory: "/elsewhere")
    #expect(again.isRunning)
    try await again.remove()
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.string).count <= 1)
  }

  @Test func `a folder that the server's user cannot enter works too`() async throws {
    let folder = try await WatchedFolder.make()
    let closed = folder.appending("closed")
    try FileManager.default.createDirectory(
      atPath: closed.string, withIntermediateDirectories: false,
      attributes: [.posixPermissions: 0o700])
    let cluster = PrivateCluster(
      directory: closed.appending("vault"), purpose: .throwingAway,
      temporaryDirectory: try TemporaryFolder.make(in: folder, openToAll: true))
    try await cluster.start()
    #expect(try await ask("SELECT 1", of: cluster) == "1")
    try await cluster.remove()
    #expect(cluster.status == .absent)
    #expect(try FileManager.default.contentsOfDirectory(atPath: closed.string).isEmpty)
  }

  @Test func `a server that cannot start says why`() async throws {
    let cluster = try await startedCluster()
    _ = try await ask("ALTER SYSTEM SET shared_preload_libraries = 'no_such_library'", of: cluster)
    try await cluster.stop()
    let error = await #expect(throws: ClusterError.self) { try await cluster.start() }
    #expect(error?.reason == .startFailed)
    #expect(error?.log?.contains("no_such_library") == true)
    #expect(error.map { "\($0)" }?.contains("no_such_library") == true)
    try await cluster.remove()
  }

  @Test func `a cluster of a version that is not installed says what to install`() async throws {
    let cluster = try await startedCluster()
    try await cluster.stop()
    let version = cluster.directory.appending("data/PG_VERSION").string
    try "14\n".write(toFile: version, atomically: true, encoding: .utf8)
    let error = await #expect(throws: ClusterError.self) { try await cluster.start() }
    #expect(error?.reason == .versionMismatch)
    #expect(error?.hint?.contains("postgresql-14") == true)
    try await cluster.remove()
  }

  @Test func `a server holds no pipe of the program that started it`() async throws {
    let cluster = try await throwawayCluster()
    let (reader, writer) = try FileDescriptor.pipe()
    defer { try? reader.close() }
    try await cluster.start()
    try writer.close()
    let wasOpen = try await onOwnThread {
      withUnsafeTemporaryAllocation(byteCount: 1, alignment: 1) {
        (try? reader.read(into: $0)) != 0
      }
    }
    #expect(!wasOpen)
    try await cluster.remove()
  }

  /// A cluster in a folder of its own, which goes with the process at the latest.
  private func throwawayCluster() async throws -> PrivateCluster {
    PrivateCluster(directory: try await WatchedFolder.make(), purpose: .throwingAway)
  }

  private func startedCluster() async throws -> PrivateCluster {
    let cluster = try await throwawayCluster()
    try await cluster.start()
    return cluster
  }
}

/// A session that stays open from one thread to another.
///
/// Unchecked: the test uses it in one place at a time.
private final class HeldConnection: @unchecked Sendable {
  private var connection: Connection?

  init(_ connection: Connection) { self.connection = connection }

  func close() { connection = nil }
}
