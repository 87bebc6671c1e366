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
  /// The quarantined records that the load may have and still end well.
  package var rejectLimit = RejectLimit.standard
  /// Reads, hashes and compares, and stores nothing.
  package var isRehearsal = false
  package var batchLimit = BatchLimit()
  package var confirmation = Confirmation()
  /// For a database that is gone or busy for a moment.
  package var backoff = Backoff(attempts: 8)

  /// What a user confirms of a delivery that looks like a mistake.
  package struct Confirmation: Hashable, Sendable {
    /// An extract without a record says that every key is gone.
    package var isEmpty = false
    /// Keys are absent, however many they are and whatever is quarantined.
    package var absences = false
    /// The dictated load date is ahead of the clock.
    package var future = false

    package init() {}
  }

  package init() {}

  /// What the records of a delivery depend on besides its bytes.
  var reading: Delivery.Reading {
    Delivery.Reading(format: format, tenant: tenant, replayedLoad: replayedLoad)
  }
}
