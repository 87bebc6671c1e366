import PostgresSchema

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
    if ConcurrentIndex(statement) != nil {
      self = .robustStatements
      return
    }
    let words = statement.tokens.map { statement.text(of: $0).uppercased() }
    switch words.first {
    case "DROP": self.init(dropping: words.dropFirst().first { $0 != "MATERIALIZED" })
    case "ALTER": self.init(altering: words)
    default: return nil
    }
  }

  private init?(dropping kind: String?) {
    switch kind {
    case "VIEW": self = .dropView
    case "FUNCTION": self = .dropFunction
    case "TABLE": self = .dropTable
    default: return nil
    }
  }

  private init?(altering words: [String]) {
    let pairs = zip(words, words.dropFirst())
    if pairs.contains(where: { $0 == ("RENAME", "COLUMN") }) {
      self = .renameColumn
    } else if pairs.contains(where: { $0 == ("DROP", "COLUMN") }) {
      self = .dropColumn
    } else if pairs.contains(where: { $0 == ("ALTER", "COLUMN") }), words.contains("TYPE") {
      self = .columnType
    } else {
      return nil
    }
  }
}
