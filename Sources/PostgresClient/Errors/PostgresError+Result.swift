import CPostgres

extension PostgresError {
  /// Reads the error out of a result of libpq's.
  ///
  /// What libpq itself says has no code. In place of a result that is nearly always that the server is
  /// gone, which it may say before it takes the connection for broken; the rest, as memory that is
  /// lacking, cannot be told from it, and to try once more is right there, too. Without a result the
  /// connection's state decides.
  init(
    result: OpaquePointer?, of connection: OpaquePointer, statement: String?,
    succeededBefore: Int = 0
  ) {
    let message = Self.field("M", of: result) ?? Self.connectionMessage(connection)
    let code = Self.field("C", of: result).map(SQLState.init(rawValue:))
    let isGone = result != nil || PQstatus(connection) == CONNECTION_BAD
    self.init(
      code: code ?? (isGone ? .connectionFailure : .internalError),
      message: message,
      detail: Self.field("D", of: result),
      hint: Self.field("H", of: result),
      context: Self.field("W", of: result),
      statement: statement,
      position: Self.field("P", of: result).flatMap { Int($0) },
      succeededBefore: succeededBefore)
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
