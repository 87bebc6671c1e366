/// Reads queries from the outside in.
struct QueryReader {
  let relations: (QualifiedName) -> QueryOrigins?
  private(set) var gaps: [String] = []

  init(relations: @escaping (QualifiedName) -> QueryOrigins?) { self.relations = relations }

  /// Reads a query with its WITH, within the names of those around it.
  mutating func read(_ tokens: QueryTokens, in outer: QueryScope) -> QueryOrigins {
    guard !tokens.isEmpty else { return QueryOrigins() }
    var scope = outer
    let body = readWith(tokens.withoutBrackets, into: &scope)
    let parts = body.setOperands.map { readOperand($0, in: scope) }
    guard var result = parts.first else { return QueryOrigins() }
    for part in parts.dropFirst() { result.unite(with: part) }
    return result
  }

  mutating func note(_ gap: String) {
    if !gaps.contains(gap) { gaps.append(gap) }
  }

  private mutating func readOperand(
    _ tokens: QueryTokens, in scope: QueryScope
  ) -> QueryOrigins {
    // What may stand behind the bracket, an ORDER BY, says nothing of columns.
    if tokens.first?.text == "(" { return read(tokens.inside(tokens.startIndex), in: scope) }
    switch tokens.first?.keyword {
    case "SELECT": return readSelect(SelectClauses(tokens), in: scope)
    case "VALUES": return readValues(tokens.dropFirst(), in: scope)
    default:
      note("what begins with '\(tokens.first?.text ?? "")' is no SELECT")
      return QueryOrigins()
    }
  }

  private mutating func readSelect(
    _ clauses: SelectClauses, in outer: QueryScope
  ) -> QueryOrigins {
    var scope = outer
    scope.frames.append([])
    readFrom(clauses.from, into: &scope)
    let tables = (scope.frames.last ?? []).reduce(into: Set<QualifiedName>()) {
      $0.formUnion($1.tables)
    }
    let columns = clauses.items.flatMap { item in
      readItem(item, of: clauses, in: scope, reading: tables)
    }
    return QueryOrigins(columns: columns, tables: tables)
  }

  private mutating func readValues(_ tokens: QueryTokens, in scope: QueryScope) -> QueryOrigins {
    var result = QueryOrigins()
    for row in tokens.listItems.filter({ $0.first?.text == "(" }) {
      let cells = row.inside(row.startIndex).listItems.enumerated().map { place, cell in
        var value = self.value(of: cell, in: scope)
        value.making = max(.calculation, value.making)
        return OutputColumn(name: "column\(place + 1)", value)
      }
      if result.columns.isEmpty {
        result.columns = cells
      } else {
        result.unite(with: QueryOrigins(columns: cells))
      }
    }
    return result
  }
}

// MARK: WITH

extension QueryReader {
  /// Reads the queries of a WITH, and gives what stands behind it.
  private mutating func readWith(
    _ tokens: QueryTokens, into scope: inout QueryScope
  ) -> QueryTokens {
    guard tokens.keyword(at: tokens.startIndex) == "WITH" else { return tokens }
    var index = tokens.startIndex + 1
    let isRecursive = tokens.keyword(at: index) == "RECURSIVE"
    if isRecursive { index += 1 }
    while index < tokens.endIndex, let name = tokens[index].name {
      index += 1
      var names: [String]?
      if tokens.text(at: index) == "(" {
        names = tokens.inside(index).listItems.compactMap { $0.first?.name }
        index = tokens.closing(index) + 1
      }
      while index < tokens.endIndex, tokens[index].text != "(" { index += 1 }
      guard index < tokens.endIndex else { break }
      let query = tokens.inside(index)
      index = tokens.closing(index) + 1
      if isRecursive, let start = query.setOperands.first, query.setOperands.count > 1 {
        scope.named[name] = readOperand(start, in: scope).named(names)
      }
      scope.named[name] = read(query, in: scope).named(names)
      guard tokens.text(at: index) == "," else { break }
      index += 1
    }
    return index < tokens.endIndex ? tokens[index...] : tokens[tokens.endIndex...]
  }
}

extension QueryOrigins {
  /// With other names for the first columns.
  func named(_ names: [String]?) -> QueryOrigins {
    var result = self
    for (place, name) in (names ?? []).enumerated() where columns.indices.contains(place) {
      result.columns[place].name = name
    }
    return result
  }

  /// What UNION and its like make of two queries, column by column.
  fileprivate mutating func unite(with other: QueryOrigins) {
    for (place, column) in other.columns.enumerated() where columns.indices.contains(place) {
      columns[place].making = max(columns[place].making, column.making)
      columns[place].origins.formUnion(column.origins)
      columns[place].conditions.formUnion(column.conditions)
    }
    tables.formUnion(other.tables)
  }
}

// MARK: Clauses

extension QueryTokens {
  /// The queries between UNION, INTERSECT and EXCEPT.
  var setOperands: [QueryTokens] {
    var operands: [QueryTokens] = []
    var start = startIndex
    for index in outermost where ["UNION", "INTERSECT", "EXCEPT"].contains(self[index].keyword) {
      operands.append(self[start..<index])
      start = index + 1
      if ["ALL", "DISTINCT"].contains(keyword(at: start)) { start += 1 }
    }
    return operands + [self[Swift.min(start, endIndex)...]]
  }
}

/// The clauses of a SELECT that say where its columns come from.
struct SelectClauses {
  var items: [QueryTokens] = []
  var from: QueryTokens
  var condition: QueryTokens
  /// The windows that the SELECT names, by name.
  var windows: [String: QueryTokens] = [:]

  init(_ tokens: QueryTokens) {
    let starts = tokens.outermost.filter { Self.begins($0, in: tokens) }
    func clause(_ name: String) -> QueryTokens {
      guard let place = starts.firstIndex(where: { tokens[$0].keyword == name }) else {
        return tokens[tokens.endIndex...]
      }
      let end = place + 1 < starts.count ? starts[place + 1] : tokens.endIndex
      return tokens[(starts[place] + 1)..<end]
    }
    from = clause("FROM")
    condition = clause("WHERE")
    items = Self.withoutDistinct(clause("SELECT")).listItems
    for window in clause("WINDOW").listItems {
      guard let name = window.first?.name, window.last?.text == ")",
        let open = window.firstIndex(where: { $0.text == "(" })
      else { continue }
      windows[name] = window.inside(open)
    }
  }

  private static func begins(_ index: Int, in tokens: QueryTokens) -> Bool {
    switch tokens[index].keyword {
    case "SELECT", "WHERE", "HAVING", "WINDOW", "LIMIT", "OFFSET", "FETCH": return true
    case "FROM": return tokens.keyword(at: index - 1) != "DISTINCT"
    case "GROUP", "ORDER": return tokens.keyword(at: index + 1) == "BY"
    case "FOR": return ["UPDATE", "SHARE", "NO", "KEY"].contains(tokens.keyword(at: index + 1))
    default: return false
    }
  }

  private static func withoutDistinct(_ tokens: QueryTokens) -> QueryTokens {
    guard ["DISTINCT", "ALL"].contains(tokens.first?.keyword) else { return tokens }
    let rest = tokens.dropFirst()
    guard rest.first?.keyword == "ON", rest.text(at: rest.startIndex + 1) == "(" else {
      return rest
    }
    return rest[Swift.min(rest.closing(rest.startIndex + 1) + 1, rest.endIndex)...]
  }
}
