// What the rows of a query are.

extension QueryReader {
  /// Adds what a FROM names to the rows of the scope, one after the other: what stands behind a LATERAL
  /// sees what stands before it.
  mutating func readFrom(_ tokens: QueryTokens, into scope: inout QueryScope) {
    var index = tokens.startIndex
    while index < tokens.endIndex {
      let token = tokens[index]
      switch token.keyword {
      case "ON": index = tokens.endOfCondition(from: index + 1)
      case "USING":
        index = tokens.closing(min(index + 1, tokens.endIndex - 1)) + 1
        if tokens.keyword(at: index) == "AS" { index += 2 }
      case let word? where tokens.isJoinWord(word, at: index): index += 1
      default:
        if token.text == "," {
          index += 1
        } else {
          index = readSource(tokens, at: index, into: &scope)
        }
      }
    }
  }

  /// Reads one table, query, function or bracket of joins, and gives the place behind it.
  private mutating func readSource(
    _ tokens: QueryTokens, at start: Int, into scope: inout QueryScope
  ) -> Int {
    if tokens[start].text == "(" {
      let inside = tokens.inside(start)
      let next = tokens.closing(start) + 1
      guard inside.beginsQuery else {
        return readJoins(inside, tokens, aliasAt: next, to: &scope)
      }
      let query = read(inside, in: scope)
      return add(RowSource(query), tokens, aliasAt: next, to: &scope)
    }
    guard let (name, end) = tokens.path(at: start) else { return start + 1 }
    guard tokens.text(at: end) == "(" else {
      return add(relation(name, in: scope), tokens, aliasAt: end, to: &scope)
    }
    let arguments = value(of: tokens.inside(end), in: scope)
    let source = function(name, arguments)
    return add(source, tokens, aliasAt: tokens.closing(end) + 1, to: &scope)
  }

  /// Reads a bracket of joins: where it has a name, what stands in it is known by that one alone.
  private mutating func readJoins(
    _ joins: QueryTokens, _ tokens: QueryTokens, aliasAt end: Int, to scope: inout QueryScope
  ) -> Int {
    let before = scope.frames[scope.frames.count - 1]
    readFrom(joins, into: &scope)
    guard let alias = tokens.alias(at: end) else { return end }
    let rows = Array(scope.frames[scope.frames.count - 1].dropFirst(before.count))
    scope.frames[scope.frames.count - 1] = before
    // Which columns USING has merged, and so which is the first, is not known here.
    let isRenamed = tokens.text(at: alias.end) == "("
    return add(RowSource(joining: rows, namingAll: !isRenamed), tokens, aliasAt: end, to: &scope)
  }

  private mutating func relation(_ path: [String], in scope: QueryScope) -> RowSource {
    if path.count == 1, let query = scope.named[path[0]] {
      var source = RowSource(query)
      source.alias = path[0]
      return source
    }
    guard path.count == 2 else {
      note("'\(path.joined(separator: "."))' is read without its schema")
      return RowSource(alias: path.last, columns: [], rest: ColumnValue(.calculation), tables: [])
    }
    let name = QualifiedName(schema: path[0], name: path[1])
    var source: RowSource
    if let known = relations(name) {
      source = RowSource(known)
    } else {
      note("\(name) is no table or view that is known")
      source = RowSource(
        alias: nil, columns: [], rest: ColumnValue(.calculation, [.anyColumn(name)]),
        tables: [name])
    }
    source.alias = name.name
    return source
  }

  /// The rows of a function that the vault has, or of one that makes them of its arguments.
  private func function(_ path: [String], _ arguments: ColumnValue) -> RowSource {
    if path.count == 2, let known = relations(QualifiedName(schema: path[0], name: path[1])) {
      var source = RowSource(known)
      source.alias = path[1]
      return source
    }
    var made = arguments
    made.making = max(.calculation, arguments.making)
    let column = OutputColumn(name: path.last ?? "", made)
    return RowSource(alias: path.last, columns: [column], rest: made, tables: [])
  }

  /// Gives the rows the names that stand behind them, and adds them.
  private func add(
    _ source: RowSource, _ tokens: QueryTokens, aliasAt start: Int, to scope: inout QueryScope
  ) -> Int {
    var source = source
    var index = start
    if tokens.has("WITH", "ORDINALITY", at: index) { index += 2 }
    if tokens.keyword(at: index) == "TABLESAMPLE" {
      while index < tokens.endIndex, tokens[index].text != "(" { index += 1 }
      index = min(index < tokens.endIndex ? tokens.closing(index) + 1 : index, tokens.endIndex)
    }
    if let (alias, end) = tokens.alias(at: index) {
      // A function's only column is called as its rows are.
      if source.rest != nil, source.columns.count == 1 { source.columns[0].name = alias }
      source.alias = alias
      index = end
    }
    if tokens.text(at: index) == "(" {
      source.rename(tokens.inside(index).listItems.compactMap { $0.first?.name })
      index = tokens.closing(index) + 1
    }
    scope.add(source)
    return max(index, start)
  }
}

extension QueryTokens {
  private static let joinWords: Set<String> = [
    "JOIN", "INNER", "LEFT", "RIGHT", "FULL", "OUTER", "CROSS", "NATURAL", "LATERAL", "ONLY",
  ]

  /// Whether the word joins rows; `left(…)` does not.
  func isJoinWord(_ word: String, at index: Int) -> Bool {
    guard Self.joinWords.contains(word) else { return false }
    return !["LEFT", "RIGHT"].contains(word) || text(at: index + 1) != "("
  }

  /// The name that rows are given here, and the place behind it.
  func alias(at start: Int) -> (name: String, end: Int)? {
    let index = keyword(at: start) == "AS" ? start + 1 : start
    guard let name = name(at: index), !isJoinWord(keyword(at: index) ?? "", at: index),
      !["ON", "USING"].contains(keyword(at: index))
    else { return nil }
    return (name, index + 1)
  }

  /// The place behind the condition of a join.
  func endOfCondition(from start: Int) -> Int {
    let rest = self[Swift.min(start, endIndex)...]
    return rest.outermost.first { index in
      self[index].text == "," || isJoinWord(self[index].keyword ?? "", at: index)
    } ?? endIndex
  }

  /// A name with those before it, and the place behind it: `s.orders`.
  func path(at start: Int) -> (names: [String], end: Int)? {
    guard indices.contains(start), let first = self[start].name else { return nil }
    var names = [first]
    var index = start + 1
    while text(at: index) == ".", indices.contains(index + 1), let next = self[index + 1].name {
      names.append(next)
      index += 2
    }
    return (names, index)
  }
}
