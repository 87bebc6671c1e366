package import PostgresSchema

/// Why a vault's folder of migrations cannot be used as it is.
package enum FolderError: Error, Hashable, Sendable {
  case unreadable(path: String, reason: String)
  case notWritten(path: String, reason: String)
  case misnamed(file: String)
  case headerUnreadable(file: String, line: Int, problem: String)
  case unscannable(file: String, ScanError)
  case transactionControl(file: String, place: TextPlace, statement: String)
  /// Two migrations of one second.
  case sameVersion(file: String, other: String)
  case downWithoutUp(file: String)
  case otherVault(file: String, found: String, expected: String)
  /// A migration that does not begin where the one before it ends.
  case brokenChain(file: String, from: String?, previous: String?, previousTo: String?)
  /// A way back that does not lead from where its migration ends to where it begins.
  case crookedDown(file: String)
  case sum(path: String, [SumFault])
}

extension FolderError: CustomStringConvertible {
  /// Where, what is wrong, and the way out.
  package var description: String {
    switch self {
    case .unreadable(let path, let reason): "\(path): cannot be read: \(reason)"
    case .notWritten(let path, let reason): "\(path): cannot be written: \(reason)"
    case .misnamed(let file):
      """
      \(file): not the name of a migration: \
      name it YYYYMMDDHHMMSS_what_it_does.sql, with .down.sql for the way back
      """
    case .headerUnreadable(let file, let line, let problem): "\(file):\(line): \(problem)"
    case .unscannable(let file, let error): "\(file):\(error)"
    case .transactionControl(let file, let place, let statement):
      """
      \(file):\(place): '\(statement)' has no place here: a file with '-- transaction: whole' is one \
      transaction, and in one with 'none' a BEGIN and its COMMIT hold what belongs together
      """
    case .sameVersion(let file, let other):
      "\(file): has the version of \(other); rename one of them, then 'vaultc rebase'"
    case .downWithoutUp(let file): "\(file): the migration that it would undo is not there"
    case .otherVault(let file, let found, let expected):
      "\(file): belongs to the vault '\(found)', and this is the folder of '\(expected)'"
    case .brokenChain(let file, let from, let previous, let previousTo):
      """
      \(file): begins at version \(from.shortVersion), but \(previous.map { "\($0) ends at" } ?? "the first one must begin at") \
      \(previousTo.shortVersion); after a merge of two branches 'vaultc rebase' puts them in a row
      """
    case .crookedDown(let file):
      "\(file): its from and to are not those of its migration, the other way round"
    case .sum(let path, let faults):
      faults.map { "\(path)\($0)" }.joined(separator: "\n")
        + "\nTake back what was changed; where it is meant, 'vaultc rebase' writes vault.sum anew."
    }
  }
}

extension String? {
  /// A version of a vault as messages show it: the first twelve digits of its fingerprint.
  var shortVersion: String {
    guard let self else { return "nothing" }
    guard let plus = self.firstIndex(of: "+") else { return String(self.prefix(12)) }
    return String(self[..<plus].prefix(12) + self[plus...])
  }
}
