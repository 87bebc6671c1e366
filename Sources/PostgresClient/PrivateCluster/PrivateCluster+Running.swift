import FoundationEssentials
import PostgresSchema
import SystemPackage

extension PrivateCluster {
  /// Starts the server where it does not run yet, and waits until it accepts connections.
  ///
  /// The first start makes the cluster and its database. Two programs may start it at once. A server
  /// with replaced program files, as after an upgrade, is restarted unless a session is open.
  package func start() async throws(ClusterError) {
    if let place = ClusterPlace.known(for: self), place.answer == .accepts {
      guard place.runsReplacedProgram, await !isInUse else { return }
      try await lock.hold { () async throws(ClusterError) in
        // Another program may have restarted it meanwhile.
        if place.runsReplacedProgram { try await stopServer(in: place) }
      }
    }
    let user = try ServerUser.current()
    try ClusterPlace.makeFolder(directory, mode: user.isStandIn ? 0o755 : 0o700)
    try await lock.hold { () async throws(ClusterError) in
      let place = try ClusterPlace.prepare(for: self, user: user)
      let programs = try await ServerPrograms.installed(in: self.programs, major: place.dataVersion)
      if !place.hasData {
        try await ClusterBirth(place: place, purpose: purpose, user: user, programs: programs).run()
      }
      let compressesQuickly = try await programs.accepts(
        "wal_compression=lz4", for: place, as: user)
      try ClusterSettings(place: place, purpose: purpose, compressesQuickly: compressesQuickly)
        .write()
      try await ClusterLaunch(place: place, user: user, programs: programs).run()
    }
  }

  /// Stops the server; open sessions are ended and their transactions undone.
  package func stop() async throws(ClusterError) {
    guard isRunning else { return }
    try await lock.hold { () async throws(ClusterError) in
      guard let place = ClusterPlace.known(for: self), place.runningProcess != nil else { return }
      try await stopServer(in: place)
    }
  }

  private func stopServer(in place: ClusterPlace) async throws(ClusterError) {
    let programs = try await ServerPrograms.installed(in: self.programs, major: place.dataVersion)
    let outcome = try await programs.run(
      "pg_ctl", ["stop", "-D", "data", "-m", "fast", "-w", "-t", "300"],
      as: try ServerUser.current(), in: place.home)
    guard outcome.succeeded else {
      throw ClusterError(
        .stopFailed, "the private cluster in \(directory) does not stop", log: outcome.output)
    }
  }

  /// Whether other sessions are open, or none can say.
  private var isInUse: Bool {
    get async {
      let others = try? await onOwnThread {
        try Connection(to: .cluster(self), applicationName: "vaultwright").query(
          """
          SELECT count(*) FROM pg_catalog.pg_stat_activity
          WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()
          """
        ).integer(0, 0)
      }
      return others != 0
    }
  }

  /// Stops the server and removes all that it holds.
  package func remove() async throws(ClusterError) {
    try await stop()
    let place = ClusterPlace.known(for: self)
    let elsewhere = [place?.socketDirectory.removingLastComponent(), place?.home]
    for folder in elsewhere.compactMap(\.self) + [directory] {
      guard FileStatus(of: folder) != nil else { continue }
      do {
        try FileManager.default.removeItem(atPath: folder.string)
      } catch {
        throw ClusterError(.directoryUnusable, "cannot remove \(folder): \(error)")
      }
    }
  }

  private var lock: ClusterLock { ClusterLock(path: directory.appending("lock")) }
}

extension ClusterPlace {
  /// The server's version that made the data; nil where there is none.
  var dataVersion: Int? {
    let text = try? String(contentsOfFile: data.appending("PG_VERSION").string, encoding: .utf8)
    return text.flatMap { Int($0.trimmingLineEnds()) }
  }
}
