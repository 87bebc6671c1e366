import CPostgres

/// What the server said beside a result: a NOTICE, a WARNING, the output of RAISE.
package struct Notice: Hashable, Sendable {
  package let severity: String
  package let code: SQLState
  package let message: String
  package let detail: String?
}

/// Collects notices that would otherwise go to standard error.
final class NoticeCollector {
  /// The oldest notices make room once this many wait to be taken.
  static let limit = 1_000

  private var notices: [Notice] = []

  func take() -> [Notice] {
    defer { notices = [] }
    return notices
  }

  /// Has libpq hand the connection's notices to this object, which must outlive the connection.
  func listen(to connection: OpaquePointer) {
    let receiver: PQnoticeReceiver = { context, result in
      guard let context, let result else { return }
      Unmanaged<NoticeCollector>.fromOpaque(context).takeUnretainedValue().add(result)
    }
    PQsetNoticeReceiver(connection, receiver, Unmanaged.passUnretained(self).toOpaque())
  }

  private func add(_ result: OpaquePointer) {
    if notices.count == Self.limit { notices.removeFirst() }
    notices.append(
      Notice(
        severity: PostgresError.field("V", of: result) ?? "NOTICE",
        code: SQLState(PostgresError.field("C", of: result) ?? "00000"),
        message: (PostgresError.field("M", of: result) ?? "").redactingPasswords(),
        detail: PostgresError.field("D", of: result)?.redactingPasswords()))
  }
}
