package import PostgresClient
package import PostgresSchema

/// Why a change of the schema was not made, or not to its end.
package enum ApplyError: Error, Hashable, Sendable {
  /// The server's version as one number: 140022 is 14.22.
  case serverTooOld(version: Int)
  case serverTooOldFor(file: String, major: Int, version: Int)
  case encodingNotUTF8(encoding: String)
  /// The database's version is not the one that is wanted, and no migrations are at hand.
  case otherVersion(vaultName: String, applied: String, wanted: String)
  /// The database's version is one that no migration leads to.
  case strayVersion(vaultName: String, applied: String, expected: String?)
  case appliedUnknown(version: String)
  case editedAfterApplied(file: String)
  case outOfOrder(file: String, after: String)
  case unknownTarget(version: String)
  /// A file was begun, and is another one now.
  case editedWhileUnderWay(file: String, statement: Int)
  /// The other direction of this migration was begun and has to be ended first.
  case underWay(file: String, direction: MigrationName.Direction)
  case noWayBack(file: String)
  case lockHeld(by: Obstacle?, waited: Duration)
  /// Everything was tried, and nothing of the statement at hand is done.
  case inTheWay(file: String, what: String, attempts: Int, [Obstacle])
  case failed(file: String, place: TextPlace, PostgresError)
  case validationFailed(file: String, about: String, rows: Int)
  case endedElsewhere(file: String, found: String?, expected: String?)
  case folder(FolderError)
  /// The server does not take a query that the vault's author wrote; the line counts within it.
  case authoredQuery(author: String, line: Int?, PostgresError)
  case database(PostgresError)
}
