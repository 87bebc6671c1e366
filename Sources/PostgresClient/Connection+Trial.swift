import CPostgres
import PostgresSchema

extension Connection {
  /// Runs the body in a transaction that is always undone, and in which all queries see one moment.
  package func trial<Value>(_ body: () throws -> Value) throws -> Value {
    let state = PQtransactionStatus(handle)
    precondition(state != PQTRANS_INTRANS && state != PQTRANS_INERROR, "transactions do not nest")
    try begin(.trial)
    // Where this fails the connection is gone, and with it the transaction.
    defer { try? executeAlone("ROLLBACK") }
    return try body()
  }

  /// Runs the body in a transaction that only reads, and in which all queries see one moment: that of
  /// its first query, or the one that another transaction has exported by this name.
  package func snapshot<Value>(
    of exported: String? = nil, _ body: () throws -> Value
  ) throws -> Value {
    try begin(.snapshot(of: exported))
    defer { try? executeAlone("ROLLBACK") }
    return try body()
  }

  /// Runs the body while a transaction stays open that only keeps what it was given, such as a lock.
  ///
  /// It waits as long as it takes, and has no snapshot between statements. That its end fails means
  /// nothing: the connection is gone then, and with it the transaction.
  package func idling<Value>(_ body: () throws -> Value) throws -> Value {
    try begin(.idle)
    defer { try? executeAlone("ROLLBACK") }
    let limits: [SQL] =
      ["idle_in_transaction_session_timeout", "statement_timeout", "lock_timeout"]
      + (serverVersion >= 170_000 ? ["transaction_timeout"] : [])
    try execute("\(limits.map { "SET LOCAL \($0) = 0" as SQL }.joined(separator: "; "))")
    return try body()
  }

  /// Runs the body in a transaction that is always undone; those within it are savepoints.
  package func rehearse<Value>(_ body: () throws -> Value) throws -> Value {
    let state = PQtransactionStatus(handle)
    precondition(state != PQTRANS_INTRANS && state != PQTRANS_INERROR, "transactions do not nest")
    try begin(.readCommitted)
    isRehearsing = true
    defer {
      isRehearsing = false
      try? executeAlone("ROLLBACK")
    }
    return try body()
  }

  /// Runs the body with names looked up on the search path of the database and role, as a statement of
  /// the user's needs it; belongs into a transaction.
  package func onDatabaseSearchPath<Value>(_ body: () throws -> Value) throws -> Value {
    try execute("SET LOCAL search_path TO DEFAULT")
    // Where this fails the transaction has failed, and looks nothing up any more.
    defer { try? execute(PinnedSettings.begin(resolution)) }
    return try body()
  }

  /// Runs the body within the transaction at hand; an error undoes what it did, and nothing else.
  package func savepoint<Value>(_ body: () throws -> Value) throws -> Value {
    try execute("SAVEPOINT body")
    do {
      let value = try body()
      try execute("RELEASE SAVEPOINT body")
      return value
    } catch {
      // The first error tells what went wrong.
      try? execute("ROLLBACK TO SAVEPOINT body")
      throw error
    }
  }

  /// Runs the body within the transaction at hand and undoes it: the tables that it locked are free
  /// again, however long the transaction goes on.
  package func glance<Value>(_ body: () throws -> Value) throws -> Value {
    try execute("SAVEPOINT glance")
    let value = try body()
    try execute("ROLLBACK TO SAVEPOINT glance; RELEASE SAVEPOINT glance")
    return value
  }
}
