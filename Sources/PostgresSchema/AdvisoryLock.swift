/// Locks that hold between programs that know of each other.
///
/// See PostgreSQL's manual, chapter 13.3.5 "Advisory Locks".
package enum AdvisoryLock {
  /// The number is arbitrary and must stay as it is: programs of different versions meet here.
  private static let schemaChangeNumber = 6_219_374_610_285_537

  /// Held by whoever changes the database's schema, until the end of the transaction.
  package static let schemaChange: SQL =
    "pg_catalog.pg_advisory_xact_lock(\(schemaChangeNumber))"

  /// Tells whether the same lock was free, and holds it then until it is released.
  ///
  /// Who waits within a statement has a snapshot, and an index that is built concurrently waits for
  /// all snapshots: asking again and again cannot end in a deadlock, waiting can.
  package static let trySchemaChange: SQL =
    "pg_catalog.pg_try_advisory_lock(\(schemaChangeNumber))"
  package static let releaseSchemaChange: SQL =
    "pg_catalog.pg_advisory_unlock(\(schemaChangeNumber))"

  /// Where `pg_locks` shows it: the halves of the number.
  package static let schemaChangeInCatalog: SQL =
    "classid = \(schemaChangeNumber >> 32) AND objid = \(schemaChangeNumber & 0xFFFF_FFFF)"
}
