import CPgQuery
package import PostgresSchema

/// Reads SQL with the grammar of PostgreSQL 15 itself.
///
/// libpg_query is the server's own parser as a library: what a statement says is told by the program that
/// will run it, and not guessed.
enum SyntaxTree {
  /// How deep brackets and operators may nest before a statement is taken for one that nobody wrote.
  private static let depthLimit = 20_000

  /// Parses a statement and hands its tree over.
  ///
  /// The tree is gone when `body` ends.
  /// - Throws: `SyntaxError` for what PostgreSQL 15 would not take.
  static func read<Result>(
    _ statement: ScannedStatement, _ body: (AnyNode) -> Result
  ) throws(SyntaxError) -> Result {
    guard statement.depth <= depthLimit else {
      throw SyntaxError(message: "it is nested too deeply", place: statement.place)
    }
    let answer = pg_query_parse_protobuf(statement.sql.text)
    defer { pg_query_free_protobuf_parse_result(answer) }
    if let error = answer.error {
      throw SyntaxError(
        message: String(cString: error.pointee.message),
        place: statement.place(ofCharacter: Int(error.pointee.cursorpos) - 1))
    }
    let tree = UnsafeMutableRawPointer(answer.parse_tree.data).withMemoryRebound(
      to: UInt8.self, capacity: answer.parse_tree.len
    ) {
      pg_query__parse_result__unpack(nil, answer.parse_tree.len, $0)
    }
    guard let tree else {
      throw SyntaxError(message: "its syntax tree cannot be read", place: statement.place)
    }
    defer { pg_query__parse_result__free_unpacked(tree, nil) }
    guard tree.pointee.n_stmts == 1, let root = tree.pointee.stmts[0]?.pointee.stmt else {
      throw SyntaxError(message: "it is no single statement", place: statement.place)
    }
    return body(AnyNode(in: root))
  }
}

/// What the grammar of PostgreSQL 15 does not understand, and where.
package struct SyntaxError: Error, Hashable, Sendable {
  /// In PostgreSQL's words: `syntax error at or near "ENFORCED"`.
  package var message: String
  package var place: TextPlace
}

// MARK: Places

extension ScannedStatement {
  /// Where a node is written; its location counts the bytes from the statement's start.
  func place(of location: Int32) -> TextPlace {
    guard location >= 0, let start = tokens.first?.range.lowerBound else { return place }
    let offset = start + Int(location)
    var low = 0
    var high = tokens.count
    while low < high {
      let middle = (low + high) / 2
      if tokens[middle].range.lowerBound <= offset { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? tokens[low - 1].place : place
  }

  /// Where a character of the statement is, counted from 0.
  fileprivate func place(ofCharacter number: Int) -> TextPlace {
    let before = sql.text.unicodeScalars.prefix(max(number, 0))
    return place(of: Int32(clamping: before.reduce(0) { $0 + UTF8.width($1) }))
  }

  /// What its tree cannot be deeper than: each token between two commas may nest the next one.
  fileprivate var depth: Int {
    var items = [0]
    var depth = 0
    var deepest = 0
    for token in tokens {
      switch token.kind == .punctuation ? source[token.range.lowerBound] : 0 {
      case UInt8(ascii: "("), UInt8(ascii: "["): items.append(0)
      case UInt8(ascii: ")") where items.count > 1, UInt8(ascii: "]") where items.count > 1:
        depth -= items.removeLast()
      case UInt8(ascii: ","), UInt8(ascii: ";"):
        depth -= items[items.count - 1]
        items[items.count - 1] = 0
      default: break
      }
      items[items.count - 1] += 1
      depth += 1
      deepest = max(deepest, depth)
    }
    return deepest
  }
}
