/// Locks between programs that agree on their numbers.
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

/// A lock that is known by a name, and lasts until the end of the transaction that takes it.
///
/// No connection keeps it beyond that: behind a pooler it cannot stay on a session that serves others.
package struct TransactionLock: Hashable, Sendable {
  /// The names must stay as they are: programs of different versions meet here.
  private let name: String

  /// Shared by the batches of loads, and exclusive to a migration.
  package static func vault(_ vault: String) -> TransactionLock {
    TransactionLock(name: "vaultwright vault \(vault)")
  }

  /// Exclusive to one load of a source.
  package static func source(_ source: String, of vault: String) -> TransactionLock {
    TransactionLock(name: "vaultwright source \(vault) \(source)")
  }

  /// Exclusive to one batch that writes a table.
  package static func target(_ table: String) -> TransactionLock {
    TransactionLock(name: "vaultwright target \(table)")
  }

  /// Calls that wait for the lock.
  package var exclusive: SQL { "pg_catalog.pg_advisory_xact_lock(\(number))" }
  package var shared: SQL { "pg_catalog.pg_advisory_xact_lock_shared(\(number))" }

  /// A call that takes the lock if it is free; true where the transaction now holds it.
  package var tryExclusive: SQL { "pg_catalog.pg_try_advisory_xact_lock(\(number))" }

  private var number: SQL { "pg_catalog.hashtextextended(\(literal: name), 0)" }
}
