import PostgresClient

extension ApplyError: CustomStringConvertible {
  /// What is wrong, and the way out.
  package var description: String {
    switch self {
    case .serverTooOld(let version):
      """
      the server is PostgreSQL \(version.asVersion), and a vault needs 15 or newer: \
      apply to a newer server
      """
    case .serverTooOldFor(let file, let major, let version):
      "\(file): needs PostgreSQL \(major), and the server is \(version.asVersion)"
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
      Migrations change a vault in place: 'vaultc generate' writes them.
      """
    case .failed(let file, let place, let error): "\(file):\(place): \(error)"
    case .validationFailed(let file, let about, let rows):
      "\(file): a check of the result found \(rows == 1 ? "a row" : "\(rows) rows"): \(about)"
    case .folder(let error): error.description
    case .authoredQuery(let author, let line, let error):
      """
      \(author)\(line.map { ", line \($0) of its query" } ?? ""): \(error.message) (SQLSTATE \(error.code))\
      \(error.detail.map { "\n  detail: \($0)" } ?? "")\(error.hint.map { "\n  hint: \($0)" } ?? "")
      Nothing was applied: correct the query in the model, generate and apply again.
      """
    case .database(let error): error.description
    case .lockHeld(let holder, let waited): Self.text(ofLockHeldBy: holder, waited)
    case .inTheWay(let file, let what, let attempts, let obstacles):
      """
      \(file): \(what), \(attempts == 1 ? "once" : "\(attempts) times"); the statement was given up, \
      and nothing of it is done. Run this again when its way is free\(obstacles.list)
      """
    case .strayVersion, .appliedUnknown, .editedAfterApplied, .outOfOrder, .unknownTarget,
      .editedWhileUnderWay, .underWay, .noWayBack, .endedElsewhere:
      historyText ?? ""
    }
  }

  /// Of what the folder and the database's register have against each other; nil for all else.
  private var historyText: String? {
    switch self {
    case .strayVersion(let vaultName, let applied, let expected):
      """
      the database holds vault '\(vaultName)' in version \(applied), and by the migrations it should be \
      \(expected ?? "empty"): no migration here leads there. Take the branch whose migrations were applied; \
      'vaultc drift' tells what differs, and 'vaultc baseline' takes the database over where nothing does
      """
    case .appliedUnknown(let version):
      """
      the database has had migration \(version), and it is not in the folder: take the branch that has \
      it, or take it back from there with 'vaultc down'
      """
    case .editedAfterApplied(let file):
      """
      \(file): is not the file that was applied; take back the edit, and write another migration for \
      what it was to do
      """
    case .outOfOrder(let file, let last):
      """
      \(file): is older than \(last), which is applied, and was not applied itself: \
      after a merge give it a later version, then 'vaultc rebase'
      """
    case .unknownTarget(let version):
      "there is no migration \(version); 'vaultc status' lists them"
    case .editedWhileUnderWay(let file, let statement):
      """
      \(file): was edited after \(statement == 1 ? "a statement" : "\(statement) statements") of it had \
      run: take back the edit, and run this again to end it
      """
    case .underWay(let file, let direction):
      "\(file): is under way; 'vaultc \(direction == .up ? "apply" : "down")' ends it"
    case .noWayBack(let file): "\(file): has no .down.sql: restore a backup, or write one"
    case .endedElsewhere(let file, let found, let expected):
      """
      \(file): left the vault in version \(found ?? "nothing"), and should have led to \
      \(expected ?? "nothing"): its statements and its header disagree
      """
    case .serverTooOld, .serverTooOldFor, .encodingNotUTF8, .otherVersion, .failed,
      .validationFailed, .folder, .authoredQuery, .database, .lockHeld, .inTheWay:
      nil
    }
  }

  private static func text(ofLockHeldBy holder: Obstacle?, _ waited: Duration) -> String {
    """
    another change of this database's schema is under way, and was waited for \(waited.seconds) \
    seconds; run this again when it has ended\([holder].compactMap(\.self).list)
    """
  }
}

extension [Obstacle] {
  /// Behind the end of a sentence: a colon and one a line; empty for none.
  fileprivate var list: String { isEmpty ? "" : ":" + text }
}

extension Int {
  fileprivate var asVersion: String { "\(self / 10_000).\(self % 10_000)" }
}

extension Duration {
  /// In seconds, rounded to the nearest.
  fileprivate var seconds: Int64 {
    components.seconds + (components.attoseconds >= 500_000_000_000_000_000 ? 1 : 0)
  }
}
