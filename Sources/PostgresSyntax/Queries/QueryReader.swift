import CPgQuery
import PostgresSchema

/// Reads queries from the outside in.
struct QueryReader {
  private let statement: ScannedStatement
  let relations: (QualifiedName) -> QueryOrigins?
  private(set) var gaps: [String] = []

  init(of statement: ScannedStatement, relations: @escaping (QualifiedName) -> QueryOrigins?) {
    self.statement = statement
    self.relations = relations
  }

  /// Reads a query with its WITH clause.
  ///
  /// `outer` holds the names of enclosing queries.
  mutating func read(_ query: AnyNode?, in outer: QueryScope) -> QueryOrigins {
    guard let select = query?.as(PgQuery__SelectStmt.self) else {
      note("the statement is no SELECT")
      return QueryOrigins()
    }
    return read(select, in: outer)
  }

  mutating func note(_ gap: String) {
    if !gaps.contains(gap) { gaps.append(gap) }
  }

  private mutating func read(
    _ select: Node<PgQuery__SelectStmt>, in outer: QueryScope
  ) -> QueryOrigins {
    var scope = outer
    if let clause = select.with_clause { readWith(clause, into: &scope) }
    if let left = select.larg, let right = select.rarg {
      var result = read(left, in: scope)
      result.unite(with: read(right, in: scope))
      return result
    }
    let rows = select.list(\.n_values_lists, \.values_lists)
    return rows.isEmpty ? readSelect(select, in: scope) : readValues(rows, in: scope)
  }

  private mutating func readSelect(
    _ select: Node<PgQuery__SelectStmt>, in outer: QueryScope
  ) -> QueryOrigins {
    var scope = outer
    scope.frames.append([])
    scope.windows = select.windows
    for rows in select.list(\.n_from_clause, \.from_clause) { readRows(rows, into: &scope) }
    let tables = (scope.frames.last ?? []).reduce(into: Set<QualifiedName>()) {
      $0.formUnion($1.tables)
    }
    let targets = select.list(\.n_target_list, \.target_list).compactMap {
      $0.as(PgQuery__ResTarget.self)
    }
    return QueryOrigins(
      columns: targets.flatMap { columns(of: $0, in: scope, reading: tables) }, tables: tables)
  }

  private mutating func readValues(_ rows: [AnyNode], in scope: QueryScope) -> QueryOrigins {
    var result = QueryOrigins()
    for row in rows {
      let cells = row.as(PgQuery__List.self)?.list(\.n_items, \.items) ?? []
      let columns = cells.enumerated().map { place, cell in
        var value = self.value(of: cell, in: scope)
        value.making = max(.calculation, value.making)
        return OutputColumn(name: "column\(place + 1)", value)
      }
      if result.columns.isEmpty {
        result.columns = columns
      } else {
        result.unite(with: QueryOrigins(columns: columns))
      }
    }
    return result
  }

  private mutating func readWith(
    _ clause: Node<PgQuery__WithClause>, into scope: inout QueryScope
  ) {
    for node in clause.list(\.n_ctes, \.ctes) {
      guard let cte = node.as(PgQuery__CommonTableExpr.self) else { continue }
      let names = cte.list(\.n_aliascolnames, \.aliascolnames).texts
      if clause.recursive != 0, let first = cte.ctequery?.as(PgQuery__SelectStmt.self)?.larg {
        // What the query says of itself comes from where it begins.
        scope.named[cte.ctename] = read(first, in: scope).named(names)
      }
      scope.named[cte.ctename] = read(cte.ctequery, in: scope).named(names)
    }
  }
}

extension QueryOrigins {
  /// With other names for the first columns.
  func named(_ names: [String]) -> QueryOrigins {
    var result = self
    for (place, name) in names.enumerated() where columns.indices.contains(place) {
      result.columns[place].name = name
    }
    return result
  }

  /// Merges another query column by column, as UNION does.
  fileprivate mutating func unite(with other: QueryOrigins) {
    for (place, column) in other.columns.enumerated() where columns.indices.contains(place) {
      columns[place].making = max(columns[place].making, column.making)
      columns[place].origins.formUnion(column.origins)
      columns[place].conditions.formUnion(column.conditions)
    }
    tables.formUnion(other.tables)
  }
}

// MARK: The columns that a SELECT gives

extension QueryReader {
  /// Returns the columns of a select-list item: one, or several for a star.
  private mutating func columns(
    of target: Node<PgQuery__ResTarget>, in scope: QueryScope, reading tables: Set<QualifiedName>
  ) -> [OutputColumn] {
    guard let expression = target.val else { return [] }
    if target.isStar { return starred(expression, in: scope) }
    var value = self.value(of: expression, in: scope)
    if expression.kind != "ColumnRef" { value.making = max(value.making, .calculation) }
    // A constant, or a count: it is there as often as there are rows.
    if value.origins.isEmpty, value.conditions.isEmpty {
      value.origins = Set(tables.map { .rows($0) })
    }
    return [
      OutputColumn(name: target.outputName, value, expression: statement.expression(of: target))
    ]
  }

  private mutating func starred(_ star: AnyNode, in scope: QueryScope) -> [OutputColumn] {
    guard let names = star.as(PgQuery__ColumnRef.self)?.list(\.n_fields, \.fields).texts else {
      note("the fields of a value behind a star are not known")
      return []
    }
    let frame = scope.frames.last ?? []
    let rows = names.last.map { name in frame.filter { $0.alias == name } } ?? frame
    for row in rows where row.columns.isEmpty && row.rest != nil {
      note("the columns of \(row.alias ?? "a relation") behind a star are not known")
    }
    return rows.mergedColumns
  }
}

extension ScannedStatement {
  /// The text of a select-list item on one line, without its alias.
  fileprivate func expression(of target: Node<PgQuery__ResTarget>) -> String {
    let start = place(of: target.location)
    guard let first = tokens.firstIndex(where: { $0.place >= start }) else { return "" }
    var item = tokens[first..<endOfItem(from: first)]
    if !target.name.isEmpty {
      item.removeLast()
      if let last = item.last, last.kind == .word, identifier(last) == "as" { item.removeLast() }
    }
    var text = ""
    var end = item.first?.range.lowerBound
    for token in item {
      if token.range.lowerBound != end { text += " " }
      text += self.text(of: token)
      end = token.range.upperBound
    }
    return text
  }

  /// The index of the token after an item.
  ///
  /// The grammar records only where an item begins.
  private func endOfItem(from first: Int) -> Int {
    var depth = 0
    for index in first..<tokens.count {
      switch tokens[index].kind {
      case .punctuation:
        switch text(of: tokens[index]) {
        case "(", "[": depth += 1
        case ")", "]": depth -= 1
        case ",", ";": if depth == 0 { return index }
        default: break
        }
        if depth < 0 { return index }
      case .word where depth == 0 && Self.clauses.contains(identifier(tokens[index])):
        // IS DISTINCT FROM is an operator.
        let isOperator =
          index > first && tokens[index - 1].kind == .word
          && identifier(tokens[index - 1]) == "distinct"
        if !isOperator { return index }
      default: break
      }
    }
    return tokens.count
  }

  /// Reserved words that end an expression outside brackets.
  private static let clauses: Set = [
    "from", "where", "group", "having", "window", "union", "intersect", "except", "order", "limit",
    "offset", "fetch", "for", "into",
  ]
}

extension Node<PgQuery__SelectStmt> {
  /// The named windows of the SELECT.
  fileprivate var windows: [String: Node<PgQuery__WindowDef>] {
    let windows = list(\.n_window_clause, \.window_clause).compactMap {
      $0.as(PgQuery__WindowDef.self)
    }
    return Dictionary(windows.map { ($0.name, $0) }) { $1 }
  }
}
