import CPostgres
import PostgresSchema

extension Connection {
  /// Runs the body in a transaction that is always undone, and in which all queries see one moment.
  package func trial<Value>(_ body: () throws -> Value) throws -> Value {
    let state = PQtransactionStatus(handle)
    precondition(state != PQTRANS_INTRANS && state != PQTRANS_INERROR, "transactions do not nest")
    try execute("BEGIN ISOLATION LEVEL REPEATABLE READ, READ WRITE")
    // Where this fails the connection is gone, and with it the transaction.
    defer { try? execute("ROLLBACK") }
    return try body()
  }
}
