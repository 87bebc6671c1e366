// The columns that a SELECT gives.

extension QueryReader {
  /// Reads an item of a select list; a star is many columns.
  mutating func readItem(
    _ tokens: QueryTokens, of clauses: SelectClauses, in scope: QueryScope,
    reading tables: Set<QualifiedName>
  ) -> [OutputColumn] {
    guard !tokens.isEmpty else { return [] }
    if let rows = tokens.starredRows {
      let frame = scope.frames.last ?? []
      return columns(of: rows.isEmpty ? frame : frame.filter { $0.alias == rows })
    }
    let (expression, label) = tokens.labelled
    var value = self.value(of: expression, in: scope, windows: clauses.windows)
    if !expression.isPlainColumn { value.making = max(value.making, .calculation) }
    // A constant, or a count: it is there as often as there are rows.
    if value.origins.isEmpty, value.conditions.isEmpty {
      value.origins = Set(tables.map { .rows($0) })
    }
    return [
      OutputColumn(
        name: label ?? expression.outputName ?? "?column?", value, expression: expression.words)
    ]
  }

  private mutating func columns(of rows: [RowSource]) -> [OutputColumn] {
    for row in rows where row.columns.isEmpty && row.rest != nil {
      note("the columns of \(row.alias ?? "a relation") behind a star are not known")
    }
    return rows.mergedColumns
  }
}

extension [RowSource] {
  /// The columns of all of them; one that a join has merged stands once.
  var mergedColumns: [OutputColumn] {
    flatMap(\.columns).reduce(into: []) { all, column in
      guard let place = all.firstIndex(where: { $0.name == column.name }) else {
        all.append(column)
        return
      }
      all[place].origins.formUnion(column.origins)
      all[place].conditions.formUnion(column.conditions)
    }
  }
}

extension QueryTokens {
  /// The rows whose columns a star stands for, empty for all; nil where the item is no star.
  fileprivate var starredRows: String? {
    guard last?.text == "*", last?.kind == .operator else { return nil }
    if count == 1 { return "" }
    guard let (names, end) = path(at: startIndex), text(at: end) == ".", end + 2 == endIndex else {
      return nil
    }
    return names.last
  }

  /// Whether it is nothing but a column's name.
  fileprivate var isPlainColumn: Bool {
    guard let (_, end) = path(at: startIndex), end == endIndex else { return false }
    return count > 1 || !SQLWord.isReserved(self[startIndex])
  }

  /// The expression, and the name behind it.
  fileprivate var labelled: (expression: QueryTokens, label: String?) {
    guard count > 1, let label = last?.name else { return (self, nil) }
    let before = self[endIndex - 2]
    if before.keyword == "AS" { return (dropLast(2), label) }
    guard last?.kind == .quotedName || !SQLWord.endsExpression(self[endIndex - 1]) else {
      return (self, nil)
    }
    switch before.kind {
    case .quotedName, .string, .dollarString, .number, .parameter: return (dropLast(), label)
    case .punctuation: return before.closes ? (dropLast(), label) : (self, nil)
    case .word:
      return SQLWord.wantsMore(before) ? (self, nil) : (dropLast(), label)
    case .operator, .comment: return (self, nil)
    }
  }

  /// What PostgreSQL calls the value where the query does not say; nil where it has no name for it.
  fileprivate var outputName: String? {
    let bare = withoutBrackets
    guard let first = bare.first else { return nil }
    if bare.count < count {
      guard bare.beginsQuery else { return bare.outputName }
      return SelectClauses(bare).items.first.flatMap { $0.labelled.label ?? $0.outputName }
    }
    // Neither a type nor a collation gives the value another name.
    if let place = outermost.last(where: { self[$0].text == "::" || self[$0].keyword == "COLLATE" })
    {
      return self[..<place].outputName
    }
    switch first.keyword {
    case "CASE":
      let otherwise = outermost.last { self[$0].keyword == "ELSE" }
      return otherwise.flatMap { self[($0 + 1)...].dropLast().columnName } ?? "case"
    case "ARRAY": return "array"
    case "EXISTS": return "exists"
    case "CAST": return castName
    default: break
    }
    guard let (names, end) = path(at: startIndex) else { return nil }
    if end == endIndex || text(at: end) == "[" { return names.last }
    guard text(at: end) == "(", !SQLWord.isReserved(first) || names.count > 1 else { return nil }
    let behind = closing(end) + 1
    // A call, what belongs to it, and nothing that calculates on.
    let isAlone =
      behind >= endIndex || ["OVER", "FILTER", "WITHIN"].contains(keyword(at: behind))
    return isAlone ? names.last : nil
  }

  private var columnName: String? {
    guard let (names, end) = path(at: startIndex), end == endIndex else { return nil }
    return names.last
  }

  private var castName: String? {
    guard text(at: startIndex + 1) == "(" else { return nil }
    let inner = inside(startIndex + 1)
    guard let word = inner.outermost.last(where: { inner[$0].keyword == "AS" }) else { return nil }
    return inner[..<word].outputName ?? inner.path(at: word + 1)?.names.last
  }
}
