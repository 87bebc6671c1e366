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
  private var isCopying = false

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

// MARK: COPY

extension Connection {
  /// Starts a `COPY … FROM STDIN`.
  package func copyIn(_ sql: SQL) throws(PostgresError) -> CopyIn {
    let result = try run(sql) { PQsendQuery(handle, $0) }
    defer { PQclear(result) }
    guard PQresultStatus(result) == PGRES_COPY_IN else {
      try requireNoCopy(result, statement: sql.text)
      throw PostgresError(
        code: .protocolViolation, message: "the statement is no COPY FROM STDIN",
        statement: sql.text)
    }
    isCopying = true
    return CopyIn(on: self, statement: sql.text)
  }

  func finishCopy(statement: String) throws(PostgresError) -> Int {
    isCopying = false
    var failure = PQputCopyEnd(handle, nil) == 1 ? nil : lastError(statement: statement)
    var stored = 0
    takeResults { result in
      if PQresultStatus(result) == PGRES_COMMAND_OK {
        stored = Int(String(cString: PQcmdTuples(result))) ?? 0
      } else if failure == nil {
        failure = PostgresError(result: result, of: handle, statement: statement)
      }
    }
    if let failure { throw failure }
    return stored
  }

  /// Ends a COPY without its rows; the server's answer can only be that it was told so.
  func abandonCopy(because reason: String) {
    isCopying = false
    _ = PQputCopyEnd(handle, reason)
    takeResults { _ in }
  }

  /// Takes all results that are still to come.
  private func takeResults(_ body: (OpaquePointer) -> Void) {
    while let result = PQgetResult(handle) {
      defer { PQclear(result) }
      switch PQresultStatus(result) {
      // The server has data for us, which must be read before its next result.
      case PGRES_COPY_OUT: discardCopyData()
      // Ending the COPY failed, and libpq would give this result for ever.
      case PGRES_COPY_IN, PGRES_COPY_BOTH: return
      default: body(result)
      }
    }
  }

  private func discardCopyData() {
    var row: UnsafeMutablePointer<CChar>?
    while PQgetCopyData(handle, &row, 0) > 0 { PQfreemem(row) }
  }
}

// MARK: Results of libpq

extension Connection {
  func lastError(statement: String?) -> PostgresError {
    PostgresError(result: nil, of: handle, statement: statement)
  }

  /// Sends statements and gives the result of the last, or the first error.
  ///
  /// libpq's own `PQexec` gives the last error: where the server ended the session, that is a broken
  /// socket, and the server's reason is lost.
  private func run(
    _ sql: SQL, _ send: (UnsafePointer<CChar>) -> Int32
  ) throws(PostgresError) -> OpaquePointer {
    precondition(!isCopying, "a COPY is under way on this connection")
    guard !sql.text.utf8.contains(0) else { throw .zeroByte(statement: sql.text) }
    guard sql.text.withCString(send) == 1 else { throw lastError(statement: sql.text) }
    var last: OpaquePointer?
    var failure: PostgresError?
    while let result = PQgetResult(handle) {
      PQclear(last)
      last = result
      switch PQresultStatus(result) {
      // Nothing follows before the COPY has ended.
      case PGRES_COPY_IN, PGRES_COPY_OUT, PGRES_COPY_BOTH: return result
      case PGRES_BAD_RESPONSE, PGRES_FATAL_ERROR, PGRES_NONFATAL_ERROR:
        failure = failure ?? PostgresError(result: result, of: handle, statement: sql.text)
      default: continue
      }
    }
    if let failure {
      PQclear(last)
      throw failure
    }
    guard let last else { throw lastError(statement: sql.text) }
    return last
  }

  /// Ends a COPY that came where none was asked for, as from a script.
  private func requireNoCopy(
    _ result: OpaquePointer, statement: String
  ) throws(PostgresError) {
    switch PQresultStatus(result) {
    case PGRES_COPY_IN, PGRES_COPY_OUT, PGRES_COPY_BOTH:
      abandonCopy(because: "no data follows")
      throw PostgresError(
        code: .featureNotSupported, message: "COPY from or to the client has no place here",
        statement: statement)
    default: return
    }
  }

  private func requireNoZeroByte(
    in parameters: [Parameter], statement: String
  ) throws(PostgresError) {
    for case .text(let text) in parameters where text.utf8.contains(0) {
      throw .zeroByte(statement: statement)
    }
  }
}

extension PostgresError {
  /// A zero byte would end the text early, and what the server ran would not be what was written.
  fileprivate static func zeroByte(statement: String) -> PostgresError {
    PostgresError(
      code: .invalidCharacter, message: "PostgreSQL's text holds no zero byte",
      statement: statement)
  }
}
