import CPostgres
import PostgresSchema

extension Connection {
  func lastError(statement: String?) -> PostgresError {
    PostgresError(result: nil, of: handle, statement: statement)
  }

  /// Sends statements and gives the result of the last, or the first error.
  ///
  /// libpq's own `PQexec` gives the last error: where the server ended the session, that is a broken
  /// socket, and the server's reason is lost.
  func run(
    _ sql: SQL, _ send: (UnsafePointer<CChar>) -> Int32
  ) throws(PostgresError) -> OpaquePointer {
    precondition(!isCopying, "a COPY is under way on this connection")
    guard !sql.text.utf8.contains(0) else { throw .zeroByte(statement: sql.text) }
    guard sql.text.withCString(send) == 1 else { throw lastError(statement: sql.text) }
    var last: OpaquePointer?
    var failure: PostgresError?
    var succeeded = 0
    while let result = PQgetResult(handle) {
      PQclear(last)
      last = result
      switch PQresultStatus(result) {
      // Nothing follows before the COPY has ended.
      case PGRES_COPY_IN, PGRES_COPY_OUT, PGRES_COPY_BOTH: return result
      case PGRES_BAD_RESPONSE, PGRES_FATAL_ERROR, PGRES_NONFATAL_ERROR:
        failure =
          failure
          ?? PostgresError(
            result: result, of: handle, statement: sql.text, succeededBefore: succeeded)
      default: succeeded += 1
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
  func requireNoCopy(
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

  func requireNoZeroByte(
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
