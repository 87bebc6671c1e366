package import PostgresClient

/// Why a release was not applied; the database is as it was before.
package enum ApplyError: Error, Hashable, Sendable {
  /// The server's version as one number: 140022 is 14.22.
  case serverTooOld(version: Int)
  case encodingNotUTF8(encoding: String)
  case otherVersion(vaultName: String, applied: String, wanted: String)
  /// The server does not take a query that the vault's author wrote; the line counts within it.
  case authoredQuery(author: String, line: Int?, PostgresError)
  case database(PostgresError)
}

extension ApplyError: CustomStringConvertible {
  /// What is wrong, and the way out.
  package var description: String {
    switch self {
    case .serverTooOld(let version):
      """
      the server is PostgreSQL \(version / 10_000).\(version % 10_000), and a vault needs 15 or newer: \
      apply to a newer server
      """
    case .encodingNotUTF8(let encoding):
      """
      the database is encoded in \(encoding), and a vault needs UTF8: \
      make one with CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0
      """
    case .otherVersion(let vaultName, let applied, let wanted):
      """
      this database holds another version of vault '\(vaultName)'
        applied: \(applied)
        wanted:  \(wanted)
      Apply into an empty database, or restore the vault.json that was applied. \
      Changing a vault in place needs a plan of migrations, which this release does not make.
      """
    case .authoredQuery(let author, let line, let error):
      """
      \(author)\(line.map { ", line \($0) of its query" } ?? ""): \(error.message) (SQLSTATE \(error.code))\
      \(error.detail.map { "\n  detail: \($0)" } ?? "")\(error.hint.map { "\n  hint: \($0)" } ?? "")
      Nothing was applied: correct the query in the model, generate and apply again.
      """
    case .database(let error): error.description
    }
  }
}
