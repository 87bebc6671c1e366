import CPgQuery
package import PostgresSchema

/// Parses SQL with the grammar of PostgreSQL 15.
///
/// libpg_query is the server's own parser as a C library.
enum SyntaxTree {
  /// Maximum nesting of brackets and operators, measured by `depth`.
  private static let depthLimit = 20_000

  /// Parses a statement and passes its tree to `body`.
  ///
  /// The tree is freed when `body` returns.
  ///
  /// - Throws: `SyntaxError` if PostgreSQL 15 rejects the statement.
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

/// A syntax error of PostgreSQL 15's grammar, with its place.
package struct SyntaxError: Error, Hashable, Sendable {
  /// In PostgreSQL's words: `syntax error at or near "ENFORCED"`.
  package var message: String
  package var place: TextPlace
}

// MARK: Places

extension ScannedStatement {
  /// Returns the place of a node from its location, a byte offset in the statement.
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

  /// Returns the place of a character, counted from 0.
  fileprivate func place(ofCharacter number: Int) -> TextPlace {
    let before = sql.text.unicodeScalars.prefix(max(number, 0))
    return place(of: Int32(clamping: before.reduce(0) { $0 + UTF8.width($1) }))
  }

  /// An upper bound of the tree's depth: each token between two commas may nest the next one.
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
