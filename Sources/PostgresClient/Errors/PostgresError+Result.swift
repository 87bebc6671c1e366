import CPostgres

extension PostgresError {
  /// Reads the error out of a result of libpq's.
  ///
  /// What libpq itself says, as when the connection broke, has no code: then the connection's state
  /// decides which it is.
  init(
    result: OpaquePointer?, of connection: OpaquePointer, statement: String?,
    succeededBefore: Int = 0
  ) {
    let message = Self.field("M", of: result) ?? Self.connectionMessage(connection)
    let code = Self.field("C", of: result).map(SQLState.init(rawValue:))
    self.init(
      code: code ?? (PQstatus(connection) == CONNECTION_BAD ? .connectionFailure : .internalError),
      message: message,
      detail: Self.field("D", of: result),
      hint: Self.field("H", of: result),
      context: Self.field("W", of: result),
      statement: statement,
      position: Self.field("P", of: result).flatMap { Int($0) },
      succeededBefore: succeededBefore)
  }

  /// The error once all results were read.
  ///
  /// libpq may tell that the server is gone before it takes the connection for broken.
  func asOf(_ connection: OpaquePointer) -> PostgresError {
    guard code == .internalError, PQstatus(connection) == CONNECTION_BAD else { return self }
    var error = self
    error.code = .connectionFailure
    return error
  }

  /// The connection's own last message, without its line end.
  static func connectionMessage(_ connection: OpaquePointer) -> String {
    let message = String(cString: PQerrorMessage(connection)).trimmingLineEnds()
    return message.isEmpty ? "libpq gave neither a result nor a reason" : message
  }

  /// One field of an error report, by the letter that the protocol gives it.
  static func field(_ letter: Unicode.Scalar, of result: OpaquePointer?) -> String? {
    guard let result, let text = PQresultErrorField(result, Int32(letter.value)) else { return nil }
    return String(cString: text)
  }
}

extension String {
  func trimmingLineEnds() -> String {
    guard let end = lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(self[...end])
  }
}
