import CPostgres
package import PostgresSchema

/// A connection to a PostgreSQL server, for one thread at a time.
///
/// Every call blocks until the server has answered, so none belongs on Swift's cooperative pool:
/// `onOwnThread` gives the work a thread. Values look the same on every connection, for the settings
/// that decide how the server prints them are pinned when it opens.
package final class Connection {
  let handle: OpaquePointer
  /// Stops what this connection is doing, from another thread.
  package let cancelHandle: CancelHandle
  private let collector = NoticeCollector()
  /// Between the start of a COPY and its end nothing else may be sent.
  var isCopying = false
  /// Within `rehearse` a transaction is a part of the one that is undone.
  var isRehearsing = false

  /// Opens a connection; `applicationName` is what the server's lists of sessions show.
  package init(to target: ConnectionTarget, applicationName: String) throws(PostgresError) {
    let options = try ConnectionOptions(for: target, applicationName: applicationName)
    handle = try options.open()
    guard let cancelHandle = CancelHandle(of: handle) else {
      PQfinish(handle)
      throw PostgresError(code: .unableToConnect, message: "libpq is out of memory")
    }
    self.cancelHandle = cancelHandle
    collector.listen(to: handle)
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
  /// Several statements in one call run as one transaction, unless they hold their own.
  package func execute(_ sql: SQL) throws(PostgresError) {
    let result = try run(sql) { PQsendQuery(handle, $0) }
    defer { PQclear(result) }
    try requireNoCopy(result, statement: sql.text)
  }

  /// Runs one statement and gives its rows.
  package func query(
    _ sql: SQL, _ parameters: [Parameter] = [], format: ResultFormat = .text
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

  /// Runs the body in a transaction that commits when it returns and is undone when it throws.
  ///
  /// A body that swallowed a failed statement's error does not commit either: the server can only
  /// roll back then, and this says so with `inFailedTransaction`.
  package func transaction<Value>(_ body: () throws -> Value) throws -> Value {
    if isRehearsing { return try savepoint(body) }
    let state = PQtransactionStatus(handle)
    precondition(state != PQTRANS_INTRANS && state != PQTRANS_INERROR, "transactions do not nest")
    try execute("BEGIN")
    let value: Value
    do {
      value = try body()
    } catch {
      // The first error tells what went wrong; one of the ROLLBACK means a connection that is gone,
      // and with it the transaction.
      try? execute("ROLLBACK")
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
