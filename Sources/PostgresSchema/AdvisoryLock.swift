/// Locks that hold between programs that know of each other.
///
/// See PostgreSQL's manual, chapter 13.3.5 "Advisory Locks".
package enum AdvisoryLock {
  /// Held by whoever changes the database's schema, until the end of the transaction.
  ///
  /// The number is arbitrary and must stay as it is: programs of different versions meet here.
  package static let schemaChange: SQL = "pg_catalog.pg_advisory_xact_lock(6219374610285537)"
}
