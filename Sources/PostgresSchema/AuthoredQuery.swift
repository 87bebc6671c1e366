/// A query that a person wrote, within a schema's text: what is wrong with it only a server finds.
package struct AuthoredQuery: Hashable, Sendable {
  /// As a message names it: `mart 'revenue'`.
  package var author: String
  /// What stands before the query: the beginning of the statement that holds it.
  package var opening: SQL
  package var query: SQL

  package init(author: String, opening: SQL, query: SQL) {
    self.author = author
    self.opening = opening
    self.query = query
  }

  /// The statement; the end of the line keeps a comment at the query's end from hiding its mark.
  package var statement: SQL { "\(opening)\(query)\n;" }
}

extension AuthoredQuery {
  /// The line of the query at a character of its statement, both from 1.
  ///
  /// The server may complain of the end mark: then it means the query's last line.
  package func line(at position: Int) -> Int? {
    let before = opening.text.unicodeScalars.count
    guard position > before else { return nil }
    let read = query.text.unicodeScalars.prefix(position - before - 1)
    return read.count { $0 == "\n" } + 1
  }
}
