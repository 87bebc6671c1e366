import PostgresClient
import PostgresSchema

/// A session that holds what a change of the schema needs.
package struct Obstacle: Hashable, Sendable {
  package var process: Int
  package var user: String
  package var application: String
  /// How long its transaction has lasted, as the server prints it.
  package var age: String
  /// The lock that it has and on what; nil where it is only its snapshot that is in the way.
  package var lock: String?
  /// The beginning of the statement that it runs or ran last.
  package var statement: String
}

extension Obstacle: CustomStringConvertible {
  package var description: String {
    let place = lock.map { " holds \($0)" } ?? " reads"
    return """
      process \(process) (\(application.isEmpty ? "unnamed" : application), user \(user))\(place), \
      in a transaction of \(age): \(statement)
      """
  }
}

extension [Obstacle] {
  /// One a line, set in; empty for none.
  var text: String { map { "\n  \($0)" }.joined() }
}

// MARK: Asking the server

extension Obstacle {
  /// How many are named at most: the oldest are the ones to look at.
  private static let limit = 5

  private static let columns: SQL = """
    session.pid, coalesce(session.usename, ''), coalesce(session.application_name, ''),
      justify_hours(date_trunc('second', clock_timestamp() - session.xact_start))::text
    """
  private static let statement: SQL = "left(regexp_replace(session.query, '\\s+', ' ', 'g'), 100)"

  /// Whoever holds a lock on a relation that the text names.
  static func holders(
    ofRelationsIn text: String, _ connection: Connection
  ) throws(PostgresError) -> [Obstacle] {
    let rows = try connection.query(
      """
      SELECT DISTINCT ON (session.xact_start, session.pid) \(columns),
        regexp_replace(upper(regexp_replace(held.mode, '([a-z])([A-Z])', '\\1 \\2', 'g')), ' LOCK$', '')
          || ' on ' || space.nspname || '.' || relation.relname,
        \(statement)
      FROM pg_catalog.pg_locks AS held
      JOIN pg_catalog.pg_stat_activity AS session USING (pid)
      JOIN pg_catalog.pg_class AS relation ON relation.oid = held.relation
      JOIN pg_catalog.pg_namespace AS space ON space.oid = relation.relnamespace
      WHERE held.granted AND held.pid <> pg_catalog.pg_backend_pid()
        AND held.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database())
        AND session.xact_start IS NOT NULL
        AND (position('"' || space.nspname || '"."' || relation.relname || '"' IN $1) > 0
          OR position(space.nspname || '.' || relation.relname IN $1) > 0)
      ORDER BY session.xact_start, session.pid, held.mode DESC
      LIMIT \(limit)
      """, [.text(text)])
    return read(rows)
  }

  /// Whoever a concurrent index build waits for: older snapshots, and writers of its table.
  ///
  /// - Parameters:
  ///   - moment: Transactions that began later are none of it; they end as they come.
  ///   - table: The table's name as SQL spells it.
  ///   - connection: Sees as much of other sessions as its role may.
  /// - Returns: The oldest first.
  /// - Throws: What the server refuses.
  static func before(
    _ moment: String, buildingOn table: SQL, _ connection: Connection
  ) throws(PostgresError) -> [Obstacle] {
    let rows = try connection.query(
      """
      SELECT \(columns),
        (SELECT string_agg(DISTINCT held.mode, ', ') || ' on ' || to_regclass($2)::text
          FROM pg_catalog.pg_locks AS held
          WHERE held.pid = session.pid AND held.granted AND held.relation = to_regclass($2)
            AND held.mode IN ('RowExclusiveLock', 'ShareUpdateExclusiveLock', 'ShareLock',
              'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock')) AS lock,
        \(statement)
      FROM pg_catalog.pg_stat_activity AS session
      WHERE session.datname = current_database() AND session.pid <> pg_catalog.pg_backend_pid()
        AND session.backend_type = 'client backend' AND session.xact_start < $1::timestamptz
        AND (session.backend_xmin IS NOT NULL OR session.backend_xid IS NOT NULL)
      ORDER BY session.xact_start, session.pid
      LIMIT \(limit)
      """, [.text(moment), .text(table.text)])
    return read(rows)
  }

  /// Whoever changes the schema now; nil where nobody does any more.
  static func changingSchema(_ connection: Connection) throws(PostgresError) -> Obstacle? {
    let rows = try connection.query(
      """
      SELECT session.pid, coalesce(session.usename, ''), coalesce(session.application_name, ''),
        justify_hours(date_trunc('second', clock_timestamp()
          - coalesce(session.xact_start, session.state_change, session.backend_start)))::text,
        'the lock of schema changes', \(statement)
      FROM pg_catalog.pg_locks AS held
      JOIN pg_catalog.pg_stat_activity AS session USING (pid)
      WHERE held.granted AND held.locktype = 'advisory' AND \(AdvisoryLock.schemaChangeInCatalog)
        AND held.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database())
      LIMIT 1
      """)
    return read(rows).first
  }

  private static func read(_ rows: Rows) -> [Obstacle] {
    rows.indices.map { row in
      Obstacle(
        process: Int(rows.integer(row, 0) ?? 0), user: rows.text(row, 1) ?? "",
        application: rows.text(row, 2) ?? "", age: rows.text(row, 3) ?? "",
        lock: rows.text(row, 4), statement: rows.text(row, 5) ?? "")
    }
  }
}
