import CPostgres
package import PostgresSchema

/// A connection to a PostgreSQL server, for one thread at a time.
///
/// Every call blocks until the server has answered, so none belongs on Swift's cooperative pool:
/// `onOwnThread` gives the work a thread. Every statement runs in a transaction whose
/// `PinnedSettings` make it mean the same in any database and behind any pooler.
package final class Connection {
  let handle: OpaquePointer
  /// Stops what this connection is doing, from another thread.
  package let cancelHandle: CancelHandle
  private let collector = NoticeCollector()
  /// Between the start of a COPY and its end nothing else may be sent.
  var isCopying = false
  /// Within `rehearse` a transaction is a part of the one that is undone.
  var isRehearsing = false
  let target: ConnectionTarget
  /// Sessions for scripts look names up as the database says, and leave transactions to the script.
  let resolution: NameResolution

  /// Opens a connection; `applicationName` is what the server's lists of sessions show.
  ///
  /// With `.database` a statement outside a transaction runs as it is, settings are pinned for the
  /// session, and names are looked up on the database's search path.
  package init(
    to target: ConnectionTarget, applicationName: String,
    names resolution: NameResolution = .systemCatalog
  ) throws(PostgresError) {
    self.target = target
    self.resolution = resolution
    let options = try ConnectionOptions(for: target, applicationName: applicationName)
    handle = try options.open()
    guard let cancelHandle = CancelHandle(of: handle) else {
      PQfinish(handle)
      throw PostgresError(code: .unableToConnect, message: "libpq is out of memory")
    }
    self.cancelHandle = cancelHandle
    collector.listen(to: handle)
    if resolution == .database { try executeAlone(PinnedSettings.valuesForSession) }
  }

  deinit { PQfinish(handle) }

  /// The server's version as one number: 150018 is 15.18.
  package var serverVersion: Int { Int(PQserverVersion(handle)) }

  /// The server process that serves this connection, as `pg_stat_activity` lists it.
  package var serverProcess: Int { Int(PQbackendPID(handle)) }

  /// Whether the connection was seen to break.
  package var isBroken: Bool { PQstatus(handle) == CONNECTION_BAD }

  /// Whether a transaction is open in which statements can run.
  package var isInTransaction: Bool { PQtransactionStatus(handle) == PQTRANS_INTRANS }

  /// Hands over what the server has said since the last call; the newest 1,000 are kept.
  package func takeNotices() -> [Notice] { collector.take() }
}

// MARK: Statements

extension Connection {
  /// Runs one or more statements and throws their results away.
  ///
  /// Outside a transaction they run as one of their own.
  package func execute(_ sql: SQL) throws(PostgresError) {
    try inTransaction { () throws(PostgresError) in try executeAlone(sql) }
  }

  /// Runs statements that are no part of a transaction, such as `CREATE DATABASE` or a session's `SET`.
  ///
  /// Outside a transaction no setting is pinned for them.
  package func executeAlone(_ sql: SQL) throws(PostgresError) {
    let result = try run(sql) { PQsendQuery(handle, $0) }
    defer { PQclear(result) }
    try requireNoCopy(result, statement: sql.text)
  }

  /// Runs one statement and gives its rows.
  package func query(
    _ sql: SQL, _ parameters: [Parameter] = [], format: ResultFormat = .text
  ) throws(PostgresError) -> Rows {
    try inTransaction { () throws(PostgresError) in try queryAlone(sql, parameters, format) }
  }

  private func queryAlone(
    _ sql: SQL, _ parameters: [Parameter], _ format: ResultFormat
  ) throws(PostgresError) -> Rows {
    try requireNoZeroByte(in: parameters, statement: sql.text)
    var values = CStringList()
    for parameter in parameters { values.append(parameter.wireBytes) }
    let lengths = parameters.map { Int32($0.wireBytes?.count ?? 0) }
    let result = try run(sql) { text in
      values.withPointers { values in
        PQsendQueryParams(
          handle, text, Int32(parameters.count), parameters.map(\.typeOID), values, lengths,
          parameters.map(\.format.rawValue), format.rawValue)
      }
    }
    let rows = Rows(owning: result)
    try requireNoCopy(result, statement: sql.text)
    return rows
  }

  /// Runs a statement within the open transaction, or in one of its own where none is open.
  private func inTransaction<Value>(
    _ statement: () throws(PostgresError) -> Value
  ) throws(PostgresError) -> Value {
    guard resolution == .systemCatalog, PQtransactionStatus(handle) == PQTRANS_IDLE, !isCopying
    else { return try statement() }
    try begin(.readCommitted)
    let value: Value
    do throws(PostgresError) {
      value = try statement()
    } catch {
      try? executeAlone("ROLLBACK")
      throw error
    }
    try commit()
    return value
  }

  /// Runs the body in a transaction that commits when it returns and is undone when it throws.
  ///
  /// A body that swallowed a failed statement's error does not commit either: the server can only
  /// roll back then, and this says so with `inFailedTransaction`.
  package func transaction<Value>(_ body: () throws -> Value) throws -> Value {
    if isRehearsing { return try savepoint(body) }
    let state = PQtransactionStatus(handle)
    precondition(state != PQTRANS_INTRANS && state != PQTRANS_INERROR, "transactions do not nest")
    try begin(.readCommitted)
    let value: Value
    do {
      value = try body()
    } catch {
      // The first error tells what went wrong; one of the ROLLBACK means a connection that is gone,
      // and with it the transaction.
      try? executeAlone("ROLLBACK")
      throw error
    }
    try commit()
    return value
  }

  private func commit() throws(PostgresError) {
    let result = try run("COMMIT") { PQsendQuery(handle, $0) }
    defer { PQclear(result) }
    guard String(cString: PQcmdStatus(result)) == "COMMIT" else {
      throw PostgresError(
        code: .inFailedTransaction,
        message: "the transaction was rolled back: one of its statements had failed")
    }
  }
}
