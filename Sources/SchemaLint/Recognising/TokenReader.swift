import PostgresSchema

/// Goes through a statement's tokens from the first to the last.
struct TokenReader {
  let statement: ScannedStatement
  private(set) var index: Int
  let end: Int

  init(_ statement: ScannedStatement, _ range: Range<Int>? = nil) {
    self.statement = statement
    index = range?.lowerBound ?? 0
    end = range?.upperBound ?? statement.tokens.count
  }

  var isAtEnd: Bool { index >= end }
  var token: Token? { isAtEnd ? nil : statement.tokens[index] }
  /// Of the next token, or of the last one.
  var place: TextPlace {
    token?.place ?? statement.tokens.last?.place ?? statement.place
  }

  mutating func skip() { index = min(index + 1, end) }
  mutating func go(to index: Int) { self.index = min(index, end) }
}

// MARK: Words

extension TokenReader {
  /// Whether a word that is not quoted, or a mark, comes next.
  func isAt(_ word: String) -> Bool { isAt(word, ahead: 0) }

  func isAt(_ word: String, ahead: Int) -> Bool {
    guard index + ahead < end else { return false }
    return statement.isWord(statement.tokens[index + ahead], word)
  }

  func isAny(of words: [String]) -> Bool { words.contains { isAt($0) } }

  /// Takes these words, where all of them come next.
  mutating func take(_ words: String...) -> Bool {
    for (ahead, word) in words.enumerated() where !isAt(word, ahead: ahead) { return false }
    index += words.count
    return true
  }

  /// Goes behind the next of these words that no parenthesis holds; stays where there is none.
  mutating func skip(behind words: String...) -> Bool {
    var ahead = self
    while !ahead.isAtEnd {
      if let word = words.first(where: { ahead.isAt($0) }), ahead.take(word) {
        self = ahead
        return true
      }
      ahead.skipItem()
    }
    return false
  }

  /// A token, or a parenthesis and all that it holds.
  mutating func skipItem() {
    var depth = 0
    repeat {
      if isAt("(") { depth += 1 }
      if isAt(")") { depth -= 1 }
      skip()
    } while depth > 0 && !isAtEnd
  }
}

// MARK: Names

extension TokenReader {
  /// A name's last part, or the only one, as the server stores it.
  mutating func takeIdentifier() -> String? {
    guard let token, token.kind == .word || token.kind == .quotedName else { return nil }
    skip()
    return statement.identifier(token)
  }

  /// A name with or without its schema; the schema `public` where none is written.
  mutating func takeName() -> QualifiedName? {
    guard var last = takeIdentifier() else { return nil }
    var schema = "public"
    while take("."), let next = takeIdentifier() {
      schema = last
      last = next
    }
    return QualifiedName(schema: schema, name: last)
  }

  /// Names between commas.
  mutating func takeNames() -> [QualifiedName] {
    var names: [QualifiedName] = []
    repeat {
      _ = take("only")
      if let name = takeName() { names.append(name) }
      _ = take("*")
      if isAt("(") { skipItem() }
    } while take(",")
    return names
  }

  /// The names in a parenthesis, as `(a, b)`; of an expression nothing.
  mutating func takeColumns() -> [String] {
    takeItems().compactMap { range in
      var item = TokenReader(statement, range)
      return item.isAt("(") || item.isAt("(", ahead: 1) ? nil : item.takeIdentifier()
    }
  }

  /// The items of a parenthesis, between its commas.
  mutating func takeItems() -> [Range<Int>] {
    guard isAt("(") else { return [] }
    let open = index
    skipItem()
    return TokenReader(statement, (open + 1)..<(index - 1)).items()
  }

  /// All that is left, between commas that no parenthesis holds.
  func items() -> [Range<Int>] {
    var reader = self
    var items: [Range<Int>] = []
    var start = index
    while !reader.isAtEnd {
      if reader.isAt(",") {
        items.append(start..<reader.index)
        reader.skip()
        start = reader.index
      } else {
        reader.skipItem()
      }
    }
    return start < end ? items + [start..<end] : items
  }
}

extension ScannedStatement {
  /// Whether a token is that keyword, written in any case, or that mark.
  func isWord(_ token: Token, _ word: String) -> Bool {
    guard token.range.count == word.utf8.count else { return false }
    switch token.kind {
    case .word: return zip(source[token.range], word.utf8).allSatisfy { $0.lowercased == $1 }
    case .punctuation, .operator: return source[token.range].elementsEqual(word.utf8)
    case .quotedName, .string, .dollarString, .number, .parameter, .comment: return false
    }
  }

  /// The words and names in a range of tokens, as the server stores them.
  func names(in range: Range<Int>) -> Set<String> {
    Set(
      tokens[range].filter { $0.kind == .word || $0.kind == .quotedName }.map(identifier))
  }
}
