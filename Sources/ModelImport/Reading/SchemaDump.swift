package import PostgresClient
package import PostgresSchema

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
    statements = try SQLScript(Self.withoutProgramLines(text)).statements.compactMap { statement in
      let words = statement.tokens.filter { $0.kind == .word }
        .map { statement.text(of: $0).lowercased() }
      guard Self.isWanted(words) else { return nil }
      return Statement(
        sql: Self.runnable(statement, words), line: statement.place.line,
        isNeeded: Self.isNeeded(words))
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

  /// Whether a statement can say anything of a table.
  private static func isWanted(_ words: [String]) -> Bool {
    let wholeServer: Set = [
      "database", "role", "user", "group", "tablespace", "subscription", "publication", "system",
      "server", "trigger", "policy", "rule", "event", "statistics", "text", "language", "cast",
      "default",
    ]
    switch words.first {
    case "create", "alter":
      guard let kind = words.dropFirst().first(where: { !["or", "replace"].contains($0) }),
        !wholeServer.contains(kind)
      else { return false }
      if words.first == "alter", words.switchTriggers || words.setServersOptions { return false }
      let givesAway = zip(words, words.dropFirst()).contains { $0 == ("owner", "to") }
      return !givesAway || words.contains("rename")
    case "comment":
      return words.dropFirst(2).first.map { ["table", "column"].contains($0) } ?? false
    case "set", "do", "drop": return true
    case "select": return words.contains("set_config")
    default: return false
    }
  }

  /// Whether the tables would be others without the statement.
  private static func isNeeded(_ words: [String]) -> Bool {
    let kinds: Set = ["table", "type", "domain", "schema"]
    return ["create", "alter"].contains(words.first)
      && words.dropFirst().prefix(3).contains { kinds.contains($0) }
  }

  /// The statement as it can be run within a transaction.
  private static func runnable(_ statement: ScannedStatement, _ words: [String]) -> SQL {
    guard words.starts(with: ["create"]), words.contains("concurrently"),
      let token = statement.tokens.first(where: {
        $0.kind == .word && statement.text(of: $0).lowercased() == "concurrently"
      }), let first = statement.tokens.first, let last = statement.tokens.last
    else { return statement.sql }
    let source = statement.source
    let before = source[first.range.lowerBound..<token.range.lowerBound]
    let behind = source[token.range.upperBound..<last.range.upperBound]
    return SQL(trusted: String(decoding: before + behind, as: UTF8.self))
  }
}

extension [String] {
  /// Whether it sets options that a server keeps for itself, as `SET (pg_attver=…)` of a column: older
  /// programs dump them, and no server takes them back.
  fileprivate var setServersOptions: Bool {
    zip(self, dropFirst()).contains { $0 == "set" && $1.hasPrefix("pg_") }
  }

  /// Whether it says `ENABLE TRIGGER`, or the like; a column may have the name `trigger`, too.
  fileprivate var switchTriggers: Bool {
    indices.contains { place in
      guard ["enable", "disable"].contains(self[place]) else { return false }
      return self[(place + 1)...].first { !["replica", "always"].contains($0) } == "trigger"
    }
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
