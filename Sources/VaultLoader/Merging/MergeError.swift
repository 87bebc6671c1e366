/// What stops a load: the vault is not as the rules of loading leave it.
package enum MergeError: Error, Hashable, Sendable {
  /// Two business keys have one hash key.
  case hashCollision(table: String, hashKey: String)
  /// A version that was open when it was looked at was closed by something that takes no lock.
  case closedMeanwhile(table: String, expected: Int, closed: Int)
}

extension MergeError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .hashCollision(let table, let hashKey):
      "\(table): hash key \(hashKey) is stored with another business key; nothing of this batch was "
        + "stored. Either the row was changed by hand, or the hash algorithm is too weak for this vault"
    case .closedMeanwhile(let table, let expected, let closed):
      "\(table): \(expected) versions were to be closed and \(closed) were open; another program "
        + "writes to this table without the loader's lock. Nothing of this batch was stored"
    }
  }
}
