/// What stops a load: the vault is not as the rules of loading leave it.
package enum MergeError: Error, Hashable, Sendable {
  /// Two business keys have one hash key, or two tenants do.
  case hashCollision(table: String, hashKey: String)
  /// A version that was open when it was looked at was closed by something that takes no lock.
  case closedMeanwhile(table: String, expected: Int, closed: Int)
  /// A full extract without a record, whose absent keys are to be closed.
  case emptyExtract(source: String)
  /// An extract without a record where several tenants have keys: it cannot say whose are gone.
  case emptyExtractOfManyTenants(source: String)
}

extension MergeError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .hashCollision(let table, let hashKey):
      "\(table): hash key \(hashKey) is that of another business key or of another tenant's, too; "
        + "nothing of this batch was stored. Either the stored row was changed by hand, or the hash "
        + "algorithm or hash spec cannot tell the keys of this vault apart"
    case .emptyExtract(let source):
      "the extract of source \"\(source)\" holds no record: every key of it would be closed. "
        + "Deliver the whole extract, or confirm with --confirm-empty that the source is empty"
    case .emptyExtractOfManyTenants(let source):
      "the extract of source \"\(source)\" holds no record, and several tenants have keys of it; "
        + "name the tenant whose keys are gone with --tenant beside --confirm-empty"
    case .closedMeanwhile(let table, let expected, let closed):
      "\(table): \(expected) versions were to be closed and \(closed) were open; another program "
        + "writes to this table without the loader's lock. Nothing of this batch was stored"
    }
  }
}
