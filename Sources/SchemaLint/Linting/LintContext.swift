import PostgresSchema
import PostgresSyntax

/// What surrounds an operation: what was made before it, and how its file is run.
package struct LintContext {
  /// As it is before the statement.
  var known: KnownSchema
  var file: LintedFile
  /// The number of the file within its folder; tables remember it.
  var fileNumber: Int
  var statement: ScannedStatement
  /// All of the statement.
  var operations: [Operation]
  /// Of the statements above, in order.
  var done: [Operation]
  var isInTransaction: Bool
  /// Values of enums that the statements above add, as they are written.
  var addedValues: Set<String>
  /// In milliseconds; nil where none is set, or 0.
  var lockTimeout: Int?

  /// Whether nobody can wait for the table: this very file made it, or it is temporary.
  func isNew(_ table: QualifiedName) -> Bool {
    // A materialised view has rows and locks like a table.
    if let view = known.views[table] { return view.file == fileNumber }
    guard let table = known.tables[table] else { return false }
    return table.file == fileNumber || table.isTemporary
  }

  /// A severity on a table with rows; on one that this file made nobody waits, and it informs.
  func severity(_ severity: Severity, on table: QualifiedName) -> Severity {
    isNew(table) ? .information : severity
  }
}

/// A script and what its head says.
package struct LintedFile: Sendable {
  package var path: String
  /// Whether `generate` wrote it as a migration.
  var isMigration: Bool
  /// The transaction that its head names; nil where it names none.
  var runsInTransaction: Bool?
  /// All of the file's operations, statement by statement.
  var operations: [[Operation]]
  /// The names that they give, in order.
  var givenNames: [GivenName]
}

extension LintedFile {
  /// Reads the head: the comments above the first statement.
  init(path: String, script: SQLScript, operations: [[Operation]]) {
    self.path = path
    self.operations = operations
    givenNames = zip(script.statements, operations).flatMap { statement, operations in
      operations.flatMap { $0.givenNames(in: statement) }
    }
    let first = script.statements.first?.place ?? TextPlace(line: .max, column: 1)
    let head = script.comments.filter { $0.place < first }.map(script.text)
    isMigration = head.contains { $0.hasPrefix("-- vaultwright: migration") }
    let mode = head.first { $0.hasPrefix("-- transaction:") }
    runsInTransaction = mode.map { $0.contains("whole") }
  }
}
