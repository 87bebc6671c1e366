/// A query or condition that a person wrote, within a schema's text: what is wrong with it only a
/// server finds.
package struct AuthoredQuery: Hashable, Sendable {
  /// As a message names it: `mart 'revenue'`.
  package var author: String
  /// What stands before the query within its statement.
  package var opening: SQL
  package var query: SQL
  /// The whole statement; several queries may stand in one.
  package var statement: SQL

  /// Takes a query with which its statement ends.
  ///
  /// The end of the line keeps a comment at the query's end from hiding the statement's mark.
  package init(author: String, opening: SQL, query: SQL) {
    self.init(author: author, opening: opening, query: query, in: "\(opening)\(query)\n;")
  }

  /// Takes a query and the statement in which it stands behind `opening`.
  package init(author: String, opening: SQL, query: SQL, in statement: SQL) {
    self.author = author
    self.opening = opening
    self.query = query
    self.statement = statement
  }
}

extension AuthoredQuery {
  /// The line of the query at a character of its statement, both from 1.
  ///
  /// The server may complain of what stands behind: then it means the query's last line.
  package func line(at position: Int) -> Int? {
    let before = opening.text.unicodeScalars.count
    guard position > before else { return nil }
    let read = query.text.unicodeScalars.prefix(position - before - 1)
    return read.count { $0 == "\n" } + 1
  }

  /// Whether a character of the statement, from 1, is one of the query's.
  package func covers(_ position: Int) -> Bool {
    let before = opening.text.unicodeScalars.count
    return position > before && position <= before + query.text.unicodeScalars.count
  }
}
