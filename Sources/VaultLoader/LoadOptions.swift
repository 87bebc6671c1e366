package import PostgresClient

/// What a user may choose for a load.
package struct LoadOptions: Sendable {
  /// Loads a delivery once more that was loaded whole before.
  package var again = false
  package var format = InputFormat()
  package var headerTolerance = HeaderMatch.Tolerance()
  /// The business key of the tenant that all records are of; nil where the records tell.
  package var tenant: String?
  /// The date that the source dictates; nil takes the database's clock.
  package var loadDate: LoadDate?
  /// The load whose refused records the delivery brings, mended, at that load's own date.
  package var replayedLoad: Int64?
  /// The load ends after the batch that takes it beyond so many refused records.
  package var rejectLimit: Int64?
  /// Reads, hashes and compares, and stores nothing.
  package var isRehearsal = false
  package var batchLimit = BatchLimit()
  package var emptyExtract = EmptyExtract.isRefused
  /// For a database that is gone or busy for a moment.
  package var backoff = Backoff(attempts: 8)

  /// What a full extract without a record means, where absent keys are closed.
  package enum EmptyExtract: Sendable {
    case isRefused
    case saysThatAllIsGone
  }

  package init() {}

  /// What the records of a delivery depend on besides its bytes.
  var reading: Delivery.Reading {
    Delivery.Reading(format: format, tenant: tenant, replayedLoad: replayedLoad)
  }
}
