package import PostgresSchema

extension SQL {
  /// The names of the columns that a query gives; nil where they cannot be told from its text.
  package var outputColumns: [String]? {
    guard let statement = try? SQLScript(text).statements.first else { return nil }
    var names: [String] = []
    var depth = 0
    var last: Token?
    var isWithin = false
    for token in statement.tokens {
      let word = statement.text(of: token)
      if !isWithin {
        // A query that begins otherwise, as with WITH, is not looked into.
        guard word.uppercased() == "SELECT" else { return nil }
        isWithin = true
        continue
      }
      if word == "(" || word == "[" { depth += 1 }
      if word == ")" || word == "]" { depth -= 1 }
      let isEnd = depth == 0 && (word == "," || word.uppercased() == "FROM")
      guard isEnd else {
        last = token
        continue
      }
      guard let name = last.flatMap({ statement.name($0) }) else { return nil }
      names.append(name)
      if word != "," { return names }
    }
    return nil
  }
}

extension ScannedStatement {
  /// The identifier that a token is, without its quotes; nil where it is none.
  fileprivate func name(_ token: Token) -> String? {
    let text = text(of: token)
    if text.hasPrefix("\""), text.hasSuffix("\""), text.count > 1 {
      return text.dropFirst().dropLast().split(separator: "\"\"", omittingEmptySubsequences: false)
        .joined(separator: "\"")
    }
    guard let first = text.unicodeScalars.first, first.properties.isAlphabetic || first == "_"
    else { return nil }
    return text
  }
}
