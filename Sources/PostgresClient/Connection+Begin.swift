import CPostgres
import PostgresSchema

/// What kind of transaction begins.
enum TransactionKind {
  /// Each statement sees what others have committed; it only reads where the database says so.
  case readCommitted
  /// Holds locks while it does nothing.
  case idle
  /// All statements see one moment; for work that is undone.
  case trial
  /// All statements see one moment, a given one where it has a name, and change nothing.
  case snapshot(of: String?)

  /// The isolation level as the server prints it.
  fileprivate var isolation: String {
    switch self {
    case .readCommitted, .idle: "read committed"
    case .trial, .snapshot: "repeatable read"
    }
  }

  fileprivate var begin: SQL {
    let level: SQL = "BEGIN ISOLATION LEVEL \(SQL(trusted: isolation.uppercased()))"
    switch self {
    case .readCommitted: return "\(level), NOT DEFERRABLE"
    case .idle: return "\(level), READ ONLY, NOT DEFERRABLE"
    case .trial: return "\(level), READ WRITE, NOT DEFERRABLE"
    case .snapshot(nil): return "\(level), READ ONLY, NOT DEFERRABLE"
    // No query may come before.
    case .snapshot(let name?):
      return "\(level), READ ONLY, NOT DEFERRABLE; SET TRANSACTION SNAPSHOT \(literal: name)"
    }
  }
}

extension Connection {
  /// Begins a transaction, pins its settings and reads them back, in one round trip.
  func begin(_ kind: TransactionKind) throws(PostgresError) {
    let sql: SQL = """
      \(kind.begin); \(PinnedSettings.begin(resolution)); \(PinnedSettings.reading(resolution))
      """
    do throws(PostgresError) {
      let rows = Rows(owning: try run(sql) { PQsendQuery(handle, $0) })
      try requirePinned(rows, isolation: kind.isolation)
    } catch {
      try? executeAlone("ROLLBACK")
      throw error.ofBegin
    }
  }

  private func requirePinned(_ rows: Rows, isolation: String) throws(PostgresError) {
    let expected =
      PinnedSettings.settings(resolution) + [(name: "transaction_isolation", value: isolation)]
    for (column, setting) in expected.enumerated() {
      let found = rows.count == 1 && column < rows.columnCount ? rows.text(0, column) : nil
      guard found == setting.value else {
        throw PostgresError(
          code: .settingNotPinned,
          message: "\(setting.name) is \(found ?? "unknown") after it was set to \(setting.value)",
          hint: "something between this program and the server changes statements; connect directly"
        )
      }
    }
  }
}

extension PostgresError {
  /// What a refused BEGIN means.
  fileprivate var ofBegin: PostgresError {
    if message.contains("statement pooling mode") {
      return PostgresError(
        code: .statementPooling,
        message: "the pooler gives each statement a server connection of its own",
        hint: "set its pool_mode to transaction or session, or connect to the server directly")
    }
    // A standby refuses READ WRITE as a feature that it lacks.
    if code == .featureNotSupported, message.contains("read-write") {
      return PostgresError(code: .readOnlyTransaction, message: message, statement: statement)
    }
    return self
  }
}
