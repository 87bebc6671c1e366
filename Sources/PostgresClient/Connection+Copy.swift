import CPostgres
package import PostgresSchema

extension Connection {
  /// Starts a `COPY … FROM STDIN`.
  package func copyIn(_ sql: SQL) throws(PostgresError) -> CopyIn {
    try begin(sql, as: PGRES_COPY_IN, "COPY FROM STDIN")
    return CopyIn(on: self, statement: sql.text)
  }

  /// Runs a `COPY … TO STDOUT` and hands over its rows, one at a time.
  ///
  /// Where `take` throws, the server is told to stop.
  package func copyOut(
    _ sql: SQL, _ take: (UnsafeRawBufferPointer) throws -> Void
  ) throws {
    try begin(sql, as: PGRES_COPY_OUT, "COPY TO STDOUT")
    defer { isCopying = false }
    do {
      try takeRows(take)
    } catch {
      try? cancelHandle.cancel()
      discardCopyData()
      takeResults { _ in }
      throw error
    }
    var failure: PostgresError?
    takeResults { result in
      guard PQresultStatus(result) != PGRES_COMMAND_OK, failure == nil else { return }
      failure = PostgresError(result: result, of: handle, statement: sql.text)
    }
    if let failure { throw failure }
  }

  /// Begins a COPY; a statement that is none, or one the other way, has no place here.
  private func begin(
    _ sql: SQL, as status: ExecStatusType, _ name: String
  ) throws(PostgresError) {
    let result = try run(sql) { PQsendQuery(handle, $0) }
    defer { PQclear(result) }
    guard PQresultStatus(result) == status else {
      try requireNoCopy(result, statement: sql.text)
      throw PostgresError(
        code: .protocolViolation, message: "the statement is no \(name)", statement: sql.text)
    }
    isCopying = true
  }

  private func takeRows(_ take: (UnsafeRawBufferPointer) throws -> Void) throws {
    var row: UnsafeMutablePointer<CChar>?
    while true {
      let count = PQgetCopyData(handle, &row, 0)
      guard count > 0 else { return }
      defer { PQfreemem(row) }
      try take(UnsafeRawBufferPointer(start: row, count: Int(count)))
    }
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
