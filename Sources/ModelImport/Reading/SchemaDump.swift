package import PostgresClient
package import PostgresSchema
import PostgresSyntax

/// A script of DDL, as `pg_dump --schema-only` or a person writes it, to be run for its tables alone.
///
/// Rows, rights, owners and what belongs to a whole server are left out.
package struct SchemaDump: Sendable {
  package let statements: [Statement]

  package struct Statement: Hashable, Sendable {
    package let sql: SQL
    package let line: Int
    /// Whether tables would be wrong without it.
    package let isNeeded: Bool
  }

  package init(_ text: String) throws(ScanError) {
    let script = try SQLScript(Self.withoutProgramLines(text))
    statements = zip(script.statements, script.tableConcerns).compactMap { statement, concern in
      guard concern != .none else { return nil }
      return Statement(
        sql: Self.runnable(statement), line: statement.place.line, isNeeded: concern == .shape)
    }
  }
}

extension SchemaDump {
  /// Empties the lines that are psql's, and rows between COPY and its end; the others keep their numbers.
  private static func withoutProgramLines(_ text: String) -> String {
    var isInRows = false
    let lines = text.split(separator: /\r?\n/, omittingEmptySubsequences: false)
    return lines.map { line -> Substring in
      if isInRows {
        isInRows = line != "\\."
        return ""
      }
      if line.starts(with: /(?i)COPY\s.*\sFROM\s+stdin\b.*;\s*$/) {
        isInRows = true
        return ""
      }
      return line.starts(with: /\\[a-z]/) ? "" : line
    }.joined(separator: "\n")
  }

  /// The statement as it can be run within a transaction: an index is built without CONCURRENTLY.
  private static func runnable(_ statement: ScannedStatement) -> SQL {
    let isWord = { (token: Token, word: String) in
      token.kind == .word && statement.identifier(token) == word
    }
    guard let first = statement.tokens.first, let last = statement.tokens.last,
      isWord(first, "create"),
      let token = statement.tokens.first(where: { isWord($0, "concurrently") })
    else { return statement.sql }
    let source = statement.source
    let before = source[first.range.lowerBound..<token.range.lowerBound]
    let behind = source[token.range.upperBound..<last.range.upperBound]
    return SQL(trusted: String(decoding: before + behind, as: UTF8.self))
  }
}

// MARK: Running

extension SchemaDump {
  /// A statement that the server did not take, and that tables can do without.
  package struct Skipped: Hashable, Sendable {
    package let line: Int
    package let reason: String
  }

  /// Runs the statements in a database that is thrown away afterwards.
  ///
  /// - Returns: What was left out since the server did not take it.
  package func load(into connection: Connection) throws -> [Skipped] {
    try connection.transaction {
      var skipped: [Skipped] = []
      for statement in statements {
        try connection.execute("SAVEPOINT statement")
        do throws(PostgresError) {
          try connection.execute(statement.sql)
          try connection.execute("RELEASE SAVEPOINT statement")
        } catch {
          // What ended the server's answers is no fault of the script.
          if error.isConnectionLost { throw error }
          guard !statement.isNeeded else {
            throw DumpError(line: statement.line, error: error)
          }
          skipped.append(Skipped(line: statement.line, reason: error.message))
          try connection.execute("ROLLBACK TO SAVEPOINT statement")
        }
      }
      return skipped
    }
  }
}

/// A statement of a dump without which its tables would be others.
package struct DumpError: Error, Sendable {
  package let line: Int
  package let error: PostgresError
}
