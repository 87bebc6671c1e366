/// Tells where a statement ends: at a semicolon that no parenthesis and no function's body holds.
struct StatementSplitter {
  private(set) var statements: [ScannedStatement] = []
  private(set) var comments: [Token] = []

  private var lexer: Lexer
  /// Those of the statement that has begun.
  private var tokens: [Token] = []
  private var commentsOfStatement: [Token] = []
  /// What is open, innermost last, with its start.
  private var open: [(enclosure: ScanError.Enclosure, place: TextPlace)] = []

  init(_ bytes: [UInt8]) {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    lexer = Lexer(bytes, from: bytes.starts(with: mark) ? mark.count : 0)
  }

  mutating func split() throws(ScanError) {
    while let token = try lexer.next() {
      switch token.kind {
      case .comment:
        comments.append(token)
        commentsOfStatement.append(token)
      case .punctuation: try take(punctuation: token)
      case .word:
        try refuseVariable(before: token)
        tokens.append(token)
        followAtomicBody()
      case .quotedName, .string:
        try refuseVariable(before: token)
        tokens.append(token)
      case .dollarString, .number, .parameter, .operator: tokens.append(token)
      }
    }
    if let (enclosure, place) = open.last { throw ScanError(.unclosed(enclosure), at: place) }
    try endStatement()
  }

  private mutating func take(punctuation token: Token) throws(ScanError) {
    switch lexer.bytes[token.range.lowerBound] {
    case UInt8(ascii: "("): open.append((.parenthesis, token.place))
    case UInt8(ascii: "["): open.append((.bracket, token.place))
    case UInt8(ascii: ")") where open.last?.enclosure == .parenthesis: open.removeLast()
    case UInt8(ascii: "]") where open.last?.enclosure == .bracket: open.removeLast()
    case UInt8(ascii: ";") where open.isEmpty: return try endStatement()
    default: break
    }
    tokens.append(token)
  }

  private mutating func endStatement() throws(ScanError) {
    defer {
      tokens = []
      commentsOfStatement = []
    }
    guard let first = tokens.first, let last = tokens.last else { return }
    try refuseCopyData()
    let range = first.range.lowerBound..<last.range.upperBound
    let sql = SQL(trusted: String(decoding: lexer.bytes[range], as: UTF8.self))
    statements.append(
      ScannedStatement(
        sql: sql, place: first.place, tokens: tokens, comments: commentsOfStatement,
        source: lexer.bytes))
  }
}

// MARK: Bodies of functions

extension StatementSplitter {
  /// Keeps the semicolons of `BEGIN ATOMIC … END` within their function.
  ///
  /// As psql does it: only such a body has statements, and in it only `CASE` has an `END` of its own.
  private mutating func followAtomicBody() {
    guard let token = tokens.last, createsRoutine else { return }
    let isInside = open.contains { $0.enclosure == .atomicBody }
    let begins =
      isInside ? isWord(token, "case") : isWord(token, "atomic") && isWord(before: 1, "begin")
    if begins {
      open.append((.atomicBody, token.place))
    } else if isInside, open.last?.enclosure == .atomicBody, isWord(token, "end") {
      open.removeLast()
    }
  }

  private var createsRoutine: Bool {
    guard let first = tokens.first, isWord(first, "create") else { return false }
    let skipsReplace = tokens.count > 3 && isWord(tokens[1], "or") && isWord(tokens[2], "replace")
    let kind = skipsReplace ? 3 : 1
    guard tokens.count > kind else { return false }
    return isWord(tokens[kind], "function") || isWord(tokens[kind], "procedure")
  }

  private func isWord(before count: Int, _ word: String) -> Bool {
    tokens.count > count && isWord(tokens[tokens.count - 1 - count], word)
  }

  /// Whether a token is that keyword, written in any case.
  private func isWord(_ token: Token, _ word: String) -> Bool {
    token.kind == .word && token.range.count == word.utf8.count
      && zip(lexer.bytes[token.range], word.utf8).allSatisfy { $0 | 0x20 == $1 }
  }
}

// MARK: What only psql understands

extension StatementSplitter {
  private func refuseVariable(before token: Token) throws(ScanError) {
    // In brackets a colon is a slice's, as in `list[low:high]`.
    guard let colon = tokens.last, colon.kind == .punctuation, colon.range.count == 1,
      lexer.bytes[colon.range.lowerBound] == UInt8(ascii: ":"),
      colon.range.upperBound == token.range.lowerBound, open.last?.enclosure != .bracket
    else { return }
    let range = colon.range.lowerBound..<token.range.upperBound
    let variable = String(decoding: lexer.bytes[range], as: UTF8.self)
    throw ScanError(.psqlVariable(variable), at: colon.place)
  }

  private func refuseCopyData() throws(ScanError) {
    guard let first = tokens.first, isWord(first, "copy"),
      let source = zip(tokens, tokens.dropFirst()).first(where: {
        isWord($0, "from") && isWord($1, "stdin")
      })
    else { return }
    throw ScanError(.copyData, at: source.1.place)
  }
}
