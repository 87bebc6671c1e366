import PostgresClient
import PostgresSchema

/// The index that a `CREATE INDEX CONCURRENTLY` builds.
struct ConcurrentIndex: Hashable {
  /// As the catalog has it.
  let name: String
  /// The table as the statement spells it, with or without its schema.
  let table: String

  init?(_ statement: ScannedStatement) {
    var place = 0
    func skip(_ word: String) -> Bool {
      guard statement.word(place) == word else { return false }
      place += 1
      return true
    }
    guard skip("CREATE") else { return nil }
    _ = skip("UNIQUE")
    guard skip("INDEX"), skip("CONCURRENTLY") else { return nil }
    if skip("IF") { place += 2 }
    guard let name = statement.name(place) else { return nil }
    place += 1
    guard skip("ON") else { return nil }
    _ = skip("ONLY")
    let start = place
    guard statement.name(place) != nil else { return nil }
    place += 1
    if statement.isMark(".", at: place), statement.name(place + 1) != nil { place += 2 }
    self.name = name
    table = (start..<place).map { statement.text(of: statement.tokens[$0]) }.joined()
  }

  var description: String { "index \(name) on \(table)" }
}

extension ScannedStatement {
  /// The name that a token is, as the catalog has it; nil where it is none.
  fileprivate func name(_ place: Int) -> String? {
    guard tokens.indices.contains(place) else { return nil }
    let text = text(of: tokens[place])
    switch tokens[place].kind {
    case .word: return text.lowercased()
    case .quotedName where text.hasPrefix("\""):
      return String(text.dropFirst().dropLast()).replacing("\"\"", with: "\"")
    case .quotedName, .string, .dollarString, .number, .parameter, .operator, .punctuation,
      .comment:
      return nil
    }
  }

  fileprivate func isMark(_ mark: String, at place: Int) -> Bool {
    tokens.indices.contains(place) && tokens[place].kind == .punctuation
      && text(of: tokens[place]) == mark
  }
}

// MARK: In the database

extension ConcurrentIndex {
  /// What has become of an index.
  enum State: Hashable {
    case absent
    /// A build that broke off left it: it costs every write, and serves no query.
    case invalid(SQL)
    case valid
  }

  func state(_ connection: Connection) throws(PostgresError) -> State {
    let rows = try connection.query(
      """
      SELECT index.indisvalid AND index.indisready,
        quote_ident(space.nspname) || '.' || quote_ident(relation.relname)
      FROM pg_catalog.pg_index AS index
      JOIN pg_catalog.pg_class AS relation ON relation.oid = index.indexrelid
      JOIN pg_catalog.pg_namespace AS space ON space.oid = relation.relnamespace
      WHERE index.indrelid = to_regclass($1) AND relation.relname = $2
      """, [.text(table), .text(name)])
    guard rows.count == 1 else { return .absent }
    return rows.boolean(0, 0) == true ? .valid : .invalid(SQL(trusted: rows.text(0, 1) ?? ""))
  }
}
