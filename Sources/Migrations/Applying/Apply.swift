package import PostgresClient
import PostgresSchema

/// What applying a release came to.
package enum ApplyOutcome: Hashable, Sendable {
  case applied(objects: Int)
  /// The database held this very version already; nothing was done.
  case upToDate
}

/// Makes a release's schema in a database, whole or not at all.
///
/// Two at once both end well: the second waits for the first, and then finds its version there.
package func apply(
  _ release: Release, to connection: Connection
) throws(ApplyError) -> ApplyOutcome {
  do {
    try requireFitness(of: connection)
    return try connection.transaction {
      // A snapshot from before the lock would not show what its last holder did.
      try connection.execute("SET TRANSACTION ISOLATION LEVEL READ COMMITTED")
      try connection.execute("SELECT \(AdvisoryLock.schemaChange)")
      guard let applied = try appliedFingerprint(of: release.vaultName, in: connection) else {
        for piece in release.pieces { try run(piece, on: connection) }
        return .applied(objects: release.objectCount)
      }
      guard applied == release.fingerprint else {
        throw ApplyError.otherVersion(
          vaultName: release.vaultName, applied: applied, wanted: release.fingerprint)
      }
      return .upToDate
    }
  } catch let error as ApplyError {
    throw error
  } catch let error as PostgresError {
    throw .database(error)
  } catch {
    preconditionFailure("applying throws nothing else: \(error)")
  }
}

private func run(_ piece: Release.Piece, on connection: Connection) throws {
  guard let query = piece.query else { return try connection.execute(piece.sql) }
  do throws(PostgresError) {
    try connection.execute(piece.sql)
  } catch {
    guard !error.isConnectionLost else { throw ApplyError.database(error) }
    throw ApplyError.authoredQuery(
      author: query.author, line: error.position.flatMap { query.line(at: $0) }, error)
  }
}

private func requireFitness(of connection: Connection) throws {
  guard connection.serverVersion >= 150_000 else {
    throw ApplyError.serverTooOld(version: connection.serverVersion)
  }
  let encoding = try connection.query("SHOW server_encoding").text(0, 0) ?? ""
  guard encoding == "UTF8" else { throw ApplyError.encodingNotUTF8(encoding: encoding) }
}

/// The version of the vault that the database holds; nil where it holds none.
private func appliedFingerprint(
  of vaultName: String, in connection: Connection
) throws -> String? {
  let isKnown = try connection.query("SELECT to_regclass('metadata.vault') IS NOT NULL")
  guard isKnown.boolean(0, 0) == true else { return nil }
  let rows = try connection.query(
    "SELECT fingerprint FROM metadata.vault WHERE vault_name = $1", [.text(vaultName)])
  return rows.count == 0 ? nil : rows.text(0, 0)
}
