import PostgresClient
import PostgresSchema
import SchemaDiff
import TestSupport

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What a server does for one statement, as another session sees it before the end.
enum StatementTrace {
  /// Runs the statement and says what it took, of the relations, beyond what it declares.
  static func run(
    _ statement: PlannedStatement, _ transaction: PlannedStep.Transaction, on relations: Relations,
    at url: String
  ) async throws -> [String] {
    guard transaction == .none, statement.sql.text.contains("CONCURRENTLY") else {
      return try await onOwnThread { try runInTransaction(statement, on: relations, at: url) }
    }
    let tables = statement.locks.keys.filter { relations.loadable.contains($0) }.sorted()
    guard !tables.isEmpty else {
      // An index that is not there yet: there is nothing to lock, and nothing to wait for.
      return try await onOwnThread {
        try connection(url).execute(statement.sql)
        return []
      }
    }
    return try await runBesideLoad(statement, of: tables, on: relations, at: url)
  }

  private static func runInTransaction(
    _ statement: PlannedStatement, on before: Relations, at url: String
  ) throws -> [String] {
    let (runner, watcher) = (try connection(url), try connection(url))
    let files = try Relations(in: watcher).files
    let pid = try runner.query("SELECT pg_backend_pid()").integer(0, 0) ?? 0
    return try runner.transaction {
      let scansBefore = try scans(in: runner)
      try runner.execute(statement.sql)
      let held = try locks(of: pid, on: before, seenBy: watcher)
      let read = try scans(in: runner).subtracting(scansBefore)
        .filter { before.names.values.contains($0) }
      let after = try Relations(in: runner)
      let written = files.filter { after.files[$0.key] != nil && after.files[$0.key] != $0.value }
      var findings = excess(held, over: statement)
      if !statement.scans, !read.isEmpty { findings.append("scans \(read.sorted())") }
      if !statement.rewrites, !written.isEmpty {
        findings.append("rewrites \(written.keys.compactMap { before.names[$0] }.sorted())")
      }
      return findings
    }
  }

  /// A loader in the middle of a batch keeps the build waiting, so that its locks can be looked at.
  private static func runBesideLoad(
    _ statement: PlannedStatement, of tables: [QualifiedName], on before: Relations,
    at url: String
  ) async throws -> [String] {
    async let built: Void = onOwnThread {
      let runner = try connection(url)
      // The loader holds its locks first, or the build would be over before it begins.
      try until { try count("SELECT count(*) FROM pg_locks WHERE objid = 4711", in: runner) > 0 }
      try runner.execute("SET application_name = 'builder'")
      try runner.execute(statement.sql)
    }
    let held = try await onOwnThread { () throws -> [Held] in
      let (loader, watcher) = (try connection(url), try connection(url))
      return try loader.transaction {
        for table in tables { try loader.execute("LOCK TABLE \(table) IN ROW EXCLUSIVE MODE") }
        try loader.execute("SELECT pg_advisory_xact_lock(4711)")
        let waiting: SQL = """
          SELECT count(*) FROM pg_stat_activity
          WHERE application_name = 'builder' AND wait_event_type = 'Lock'
          """
        try until { try count(waiting, in: watcher) > 0 }
        let rows = try watcher.query(
          "SELECT pid FROM pg_stat_activity WHERE application_name = 'builder'")
        return try locks(of: rows.integer(0, 0) ?? 0, on: before, seenBy: watcher)
      }
    }
    try await built
    return excess(held, over: statement)
  }

  private static func connection(_ url: String) throws -> Connection {
    try Connection(to: .url(url), applicationName: "vaultwright tests", names: .database)
  }

  private static func count(_ query: SQL, in connection: Connection) throws -> Int64 {
    try connection.query(query).integer(0, 0) ?? 0
  }

  /// Asks again and again; a test that would wait for ever fails after about half a minute.
  private static func until(_ condition: () throws -> Bool) throws {
    for _ in 0..<3_000 {
      if try condition() { return }
      usleep(10_000)
    }
    throw Timeout()
  }

  private struct Timeout: Error {}
}

// MARK: What is looked at

extension StatementTrace {
  struct Held: Hashable, Sendable {
    var relation: QualifiedName
    var mode: LockMode
  }

  private static func locks(
    of pid: Int64, on relations: Relations, seenBy watcher: Connection
  ) throws -> [Held] {
    let rows = try watcher.query(
      "SELECT relation, mode FROM pg_locks WHERE pid = $1 AND locktype = 'relation' AND granted",
      [.integer(pid)])
    return (0..<rows.count).compactMap { row in
      guard let oid = rows.integer(row, 0), let name = relations.names[oid],
        let mode = rows.text(row, 1).flatMap(LockMode.init(serverName:))
      else { return nil }
      return Held(relation: name, mode: mode)
    }
  }

  /// A lock that only keeps away who would drop the relation is in everything.
  private static func excess(_ held: [Held], over statement: PlannedStatement) -> [String] {
    held.filter { $0.mode > statement.locks[$0.relation] ?? .accessShare }
      .map { "\($0.mode.rawValue) on \($0.relation)" }.sorted()
  }

  private static func scans(in connection: Connection) throws -> Set<QualifiedName> {
    let rows = try connection.query(
      """
      SELECT schemaname, relname FROM pg_stat_xact_user_tables
      WHERE schemaname = 'room' AND seq_scan > 0
      """)
    return Set(
      (0..<rows.count).map {
        QualifiedName(schema: rows.text($0, 0) ?? "", name: rows.text($0, 1) ?? "")
      })
  }
}

/// The tables and views that are there, by the server's numbers.
struct Relations: Sendable {
  var names: [Int64: QualifiedName] = [:]
  var files: [Int64: Int64] = [:]
  var loadable: Set<QualifiedName> = []

  init(in connection: Connection) throws {
    let rows = try connection.query(
      """
      SELECT c.oid, nspname, relname, relfilenode, relkind IN ('r', 'p') FROM pg_class c
      JOIN pg_namespace n ON n.oid = relnamespace
      WHERE nspname = 'room' AND relkind IN ('r', 'p', 'v', 'm')
      """)
    for row in 0..<rows.count {
      guard let oid = rows.integer(row, 0) else { continue }
      let name = QualifiedName(schema: rows.text(row, 1) ?? "", name: rows.text(row, 2) ?? "")
      names[oid] = name
      files[oid] = rows.integer(row, 3)
      if rows.boolean(row, 4) == true { loadable.insert(name) }
    }
  }
}

extension LockMode {
  /// As `pg_locks` names it: `ShareUpdateExclusiveLock`.
  fileprivate init?(serverName: String) {
    guard
      let mode = Self.allCases.first(where: { mode in
        mode.rawValue.split(separator: " ").map { $0.prefix(1) + $0.dropFirst().lowercased() }
          .joined() + "Lock" == serverName
      })
    else { return nil }
    self = mode
  }
}
