/// What the server or the way to it refused, with all that was told about it.
///
/// No field ever holds a password: every text is redacted when the error is made.
package struct PostgresError: Error, Hashable, Sendable {
  package let code: SQLState
  package let message: String
  package let detail: String?
  package let hint: String?
  /// Where the server was, as `COPY customer_h, line 7, column load_date`.
  package let context: String?
  package let statement: String?
  /// The character of the statement at which the server stopped reading, from 1.
  package let position: Int?
  /// How many statements of the text that was sent had succeeded before the one that failed.
  package let succeededBefore: Int

  package init(
    code: SQLState, message: String, detail: String? = nil, hint: String? = nil,
    context: String? = nil, statement: String? = nil, position: Int? = nil,
    succeededBefore: Int = 0
  ) {
    self.code = code
    self.message = message.redactingPasswords()
    self.detail = detail?.redactingPasswords()
    self.hint = (hint ?? Self.hint(for: code, message))?.redactingPasswords()
    self.context = context?.redactingPasswords()
    self.statement = statement?.redactingPasswords()
    self.position = position
    self.succeededBefore = succeededBefore
  }

  /// The way out of trouble that the server names without one.
  private static func hint(for code: SQLState, _ message: String) -> String? {
    if code == .readOnlyTransaction {
      return
        "the database only reads: it is a standby, or default_transaction_read_only is on for it "
        + "or for this role; name the primary server, or turn the setting off"
    }
    let missing = ["could not load library", "could not access file", "incompatible library"]
    guard missing.contains(where: { message.contains($0) }) else { return nil }
    return "the server's package may have been upgraded while the server ran; restart the server"
  }

  /// The same error as of one statement out of the text that was sent.
  package func narrowed(to statement: String) -> PostgresError {
    PostgresError(
      code: code, message: message, detail: detail, hint: hint, context: context,
      statement: statement, succeededBefore: succeededBefore)
  }
}

extension PostgresError {
  /// No server answered, or it takes no connections now.
  package var isUnreachable: Bool {
    [.unableToConnect, .cannotConnectNow, .tooManyConnections].contains(code)
  }

  /// The database, or the way to it, is not as this program needs it, and trying again does not help.
  package var isConfiguration: Bool {
    [
      .databaseMissing, .malformedAddress, .readOnlyTransaction, .statementPooling,
      .sessionNotKept, .settingNotPinned,
    ].contains(code)
  }

  /// The server does not let this user in.
  package var isAuthentication: Bool { code.class == "28" }

  /// The connection is gone; the same work may succeed on a new one.
  package var isConnectionLost: Bool {
    code.class == "08" && code != .unableToConnect
      || [.adminShutdown, .crashShutdown, .idleSessionTimeout].contains(code)
  }
}

extension PostgresError: CustomStringConvertible {
  package var description: String {
    let parts: [(String, String?)] = [
      ("detail", detail), ("hint", hint), ("context", context), ("statement", shortStatement),
    ]
    return parts.reduce(into: "\(indented(message)) (SQLSTATE \(code))") { text, part in
      if let value = part.1 { text += "\n  \(part.0): \(indented(value))" }
    }
  }

  /// Lines of a server's text, which may quote values, never pass for messages of the program.
  private func indented(_ text: String) -> String {
    text.escapingControls(keepingLines: true).replacing("\n", with: "\n    ")
  }

  /// A script may be megabytes long: the description shows its beginning.
  private var shortStatement: String? {
    guard let statement, statement.utf8.count > 400 else { return statement }
    return statement.prefix(400) + " …"
  }
}
