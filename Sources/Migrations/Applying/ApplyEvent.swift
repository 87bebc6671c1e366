package import PostgresSchema

/// What whoever waits for a change of the schema should be told meanwhile.
package enum ApplyEvent: Hashable, Sendable {
  case waitingForOtherChange(by: Obstacle?)
  /// The database was in this version already, though no register said so.
  case found(MigrationName)
  case resuming(MigrationName, statement: Int, of: Int)
  case retrying(String, attempt: Int, of: Int, reason: String, [Obstacle])
  case waitingForTransactions(index: String, [Obstacle])
  case droppedInvalidIndex(String)
  /// It could not be dropped either; the next run drops it.
  case leftInvalidIndex(String, reason: String)
  /// The table goes on without what a schema would have written before it had foreign keys.
  case keptOut(firstRowsOf: QualifiedName)
}

extension ApplyEvent: CustomStringConvertible {
  package var description: String {
    switch self {
    case .waitingForOtherChange(let holder):
      "waiting for another change of the schema" + (holder.map { ": \($0)" } ?? "")
    case .found(let name):
      "\(name.fileName): the database holds this version already; entered as applied"
    case .resuming(let name, let statement, let count):
      "\(name.fileName): goes on at statement \(statement) of \(count)"
    case .retrying(let name, let attempt, let attempts, let reason, let obstacles):
      "\(name): \(reason); attempt \(attempt) of \(attempts) follows" + obstacles.text
    case .waitingForTransactions(let index, let obstacles):
      "\(index): waiting for transactions that are older than the build" + obstacles.text
    case .droppedInvalidIndex(let index): "\(index): dropped what a broken build had left"
    case .leftInvalidIndex(let index, let reason):
      "\(index): is left invalid, for it could not be dropped (\(reason)); the next apply drops it"
    case .keptOut(let table):
      "\(table): goes without its ghost row, which a foreign key keeps out"
    }
  }
}
