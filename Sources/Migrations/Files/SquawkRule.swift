import PostgresSchema
import PostgresSyntax

/// The rules of squawk, another linter of migrations, that planned statements break with reason.
///
/// It sees a statement by itself: not that a view is made again in the same transaction, that a type
/// is widened without a rewrite, or that the model has approved a drop by name.
enum SquawkRule: String {
  /// IF NOT EXISTS would take a broken build's index for a whole one.
  case robustStatements = "prefer-robust-stmts"
  case dropView = "ban-drop-view"
  case dropFunction = "ban-drop-function"
  case dropTable = "ban-drop-table"
  case dropColumn = "ban-drop-column"
  case renameColumn = "renaming-column"
  case columnType = "changing-column-type"

  /// The rule that a statement breaks; nil for one that breaks none of these.
  init?(brokenBy statement: ScannedStatement) {
    guard statement.begins(with: ["alter", "create", "drop"]),
      let rule = statement.operations.lazy.compactMap(Self.broken).first
    else { return nil }
    self = rule
  }

  private static func broken(by operation: Operation) -> SquawkRule? {
    switch operation.kind {
    case .createIndex(let index): index.isConcurrent ? .robustStatements : nil
    case .drop(let dropped): drops[dropped.kind]
    case .alterTable(_, .renameColumn): .renameColumn
    case .alterTable(_, .dropColumn): .dropColumn
    case .alterTable(_, .changeType): .columnType
    default: nil
    }
  }

  private static let drops: [String: SquawkRule] = [
    "view": .dropView, "materialized view": .dropView, "function": .dropFunction,
    "table": .dropTable,
  ]
}
