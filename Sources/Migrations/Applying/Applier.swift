package import PostgresClient
import PostgresSchema

/// Changes the schema of one database, one change at a time.
///
/// Two at once both end well: the second waits for the first, and then sees what it did.
package struct Applier {
  let connection: Connection
  let options: ApplyOptions
  let report: (ApplyEvent) -> Void

  /// Takes a connection that is in no transaction; `report` hears what takes time or is repaired.
  package init(
    to connection: Connection, _ options: ApplyOptions = ApplyOptions(),
    reporting report: @escaping (ApplyEvent) -> Void = { _ in }
  ) {
    self.connection = connection
    self.options = options
    self.report = report
  }

  /// Runs the migrations that the database has not had, in order.
  ///
  /// - Returns: What was applied; of an interrupted run, what was applied before it is not told.
  /// - Throws: `ApplyError`; then all migrations before the one that it names are applied.
  package func apply(_ folder: MigrationFolder) throws -> ApplyReport {
    try changing {
      let course = try course(of: folder)
      var outcome = ApplyReport()
      try recordAsFound(course.found)
      outcome.found = course.found.map(\.up.name)
      for migration in course.missing {
        try MigrationRun(migration, .up, by: self).run()
        outcome.applied.append(migration.up.name)
      }
      return outcome
    }
  }

  /// What `apply` would do; nothing is locked or changed.
  package func course(of folder: MigrationFolder) throws -> Course {
    let vaultName = folder.vaultName ?? ""
    let state = try VaultState(of: vaultName, in: connection)
    let course = try Course(of: folder.migrations, vaultName: vaultName, state: state)
    guard let target = options.target else { return course }
    guard folder.migrations.contains(where: { $0.version == target }) else {
      throw ApplyError.unknownTarget(version: target.text)
    }
    return course.upTo(target)
  }

  /// Makes a release's schema, where the database does not hold it, and no migrations are kept.
  package func apply(_ release: Release) throws -> ApplyOutcome {
    try changing {
      let held = try VaultState.fingerprint(of: release.vaultName, in: connection)
      guard held == nil else {
        guard held == release.fingerprint else {
          throw ApplyError.otherVersion(
            vaultName: release.vaultName, applied: held ?? "", wanted: release.fingerprint)
        }
        return .upToDate
      }
      try retrying("vault \(release.vaultName)", release.script.text) {
        try inTransaction { for piece in release.pieces { try run(piece) } }
      }
      return .applied(objects: release.objectCount)
    }
  }
}

extension Applier {
  private func run(_ piece: Release.Piece) throws {
    do throws(PostgresError) {
      try connection.execute(piece.sql)
    } catch {
      guard !error.isConnectionLost, error.code.reasonToRetry == nil,
        let blame = piece.blame(at: error.position)
      else { throw error }
      throw ApplyError.authoredQuery(author: blame.author, line: blame.line, error)
    }
  }
}

/// Makes a release's schema in a database, whole or not at all.
@discardableResult
package func apply(
  _ release: Release, to connection: Connection
) throws(ApplyError) -> ApplyOutcome {
  do {
    return try Applier(to: connection).apply(release)
  } catch let error as ApplyError {
    throw error
  } catch {
    preconditionFailure("applying throws nothing else: \(error)")
  }
}

// MARK: The frame of every change

extension Applier {
  /// Does the work as the one who changes the schema; its settings end with it.
  func changing<Value>(_ work: () throws -> Value) throws -> Value {
    do {
      try connection.requireSession()
      try requireFitness()
      let lock = SchemaLock(connection: connection, patience: options.patience, report: report)
      return try lock.hold {
        // A file's settings are its own; a connection that broke has none any more.
        defer { try? connection.executeAlone("RESET ALL") }
        return try work()
      }
    } catch let error as PostgresError {
      throw ApplyError.database(error)
    } catch let error as FolderError {
      throw ApplyError.folder(error)
    }
  }

  private func requireFitness() throws {
    guard connection.serverVersion >= 150_000 else {
      throw ApplyError.serverTooOld(version: connection.serverVersion)
    }
    let encoding = try connection.query("SHOW server_encoding").text(0, 0) ?? ""
    guard encoding == "UTF8" else { throw ApplyError.encodingNotUTF8(encoding: encoding) }
  }

  /// Runs the body in a transaction that sees what others have committed meanwhile.
  func inTransaction<Value>(_ body: () throws -> Value) throws -> Value {
    try connection.transaction(body)
  }

  /// Runs the body again where a lock was not to be had, or two programs waited for each other.
  ///
  /// - Parameters:
  ///   - name: What is run, for the messages.
  ///   - text: Its statements; whoever holds a relation that they name is told of.
  ///   - body: Leaves nothing behind where it throws.
  /// - Returns: What the body gave at last.
  /// - Throws: `ApplyError.inTheWay` when patience has ended; any other error at once.
  func retrying<Value>(
    _ name: String, _ text: String, _ body: () throws -> Value
  ) throws -> Value {
    var random = SystemRandomNumberGenerator()
    var attempt = 1
    while true {
      do {
        return try body()
      } catch let error as PostgresError {
        guard let reason = error.code.reasonToRetry else { throw error }
        let obstacles = try Obstacle.holders(ofRelationsIn: text, connection)
        guard attempt < options.patience.backoff.attempts else {
          throw ApplyError.inTheWay(file: name, what: reason, attempts: attempt, obstacles)
        }
        attempt += 1
        report(
          .retrying(
            name, attempt: attempt, of: options.patience.backoff.attempts, reason: reason,
            obstacles))
        sleep(options.patience.backoff.pause(afterAttempt: attempt - 1, using: &random))
      }
    }
  }
}

extension SQLState {
  /// Why the same may succeed a little later; nil where it would not.
  fileprivate var reasonToRetry: String? {
    switch self {
    case .lockNotAvailable: "a lock was not to be had in time"
    case .deadlockDetected: "it and another program waited for each other"
    default: nil
    }
  }
}
