package import PostgresSchema

/// A version of a vault's schema, ready to be applied.
package struct Release: Hashable, Sendable {
  package var vaultName: String
  /// Tells versions of the vault apart; `script` writes it into `metadata.vault`.
  package var fingerprint: String
  /// Makes the whole schema, and ends with the vault's row in `metadata.vault`.
  package var script: SQL
  /// How many schemas, tables, indexes, functions and views the script makes.
  package var objectCount: Int
  /// The queries in the script that the vault's authors wrote, in its order.
  package var authoredQueries: [AuthoredQuery]

  package init(
    vaultName: String, fingerprint: String, script: SQL, objectCount: Int,
    authoredQueries: [AuthoredQuery] = []
  ) {
    self.vaultName = vaultName
    self.fingerprint = fingerprint
    self.script = script
    self.objectCount = objectCount
    self.authoredQueries = authoredQueries
  }
}

extension Release {
  /// A part of the script, and the queries that it is there for.
  struct Piece {
    var sql: SQL
    /// In its order; none where the compiler wrote all of it.
    var queries: [AuthoredQuery] = []
  }

  /// The script cut around each authored query, so that what the server says of it has a place.
  var pieces: [Piece] {
    var pieces: [Piece] = []
    var rest = Substring(script.text).utf8
    for query in authoredQueries {
      if let last = pieces.last, !last.queries.isEmpty, last.sql == query.statement {
        pieces[pieces.count - 1].queries.append(query)
        continue
      }
      guard let range = rest.firstRange(of: query.statement.text.utf8) else { continue }
      pieces.append(Piece(sql: SQL(trusted: String(Substring(rest[..<range.lowerBound])))))
      pieces.append(Piece(sql: query.statement, queries: [query]))
      rest = rest[range.upperBound...]
    }
    return pieces + [Piece(sql: SQL(trusted: String(Substring(rest))))]
  }
}

extension Release.Piece {
  /// Whose query is wrong, and in which of its lines, where the server says at which character.
  ///
  /// Between two queries both may have made the server stumble: one has no end, or one gives no such
  /// column.
  func blame(at position: Int?) -> (author: String, line: Int?)? {
    guard let first = queries.first else { return nil }
    guard queries.count > 1 else {
      return (author: first.author, line: position.flatMap { first.line(at: $0) })
    }
    guard let position else { return (author: queries.authors, line: nil) }
    if let query = queries.first(where: { $0.covers(position) }) {
      return (author: query.author, line: query.line(at: position))
    }
    let before = queries.last { $0.line(at: position) != nil }
    let behind = queries.first { $0.line(at: position) == nil }
    return (author: [before, behind].compactMap { $0 }.authors, line: nil)
  }
}

extension [AuthoredQuery] {
  fileprivate var authors: String { map(\.author).joined(separator: " or ") }
}
