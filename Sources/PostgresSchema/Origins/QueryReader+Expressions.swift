// What a value is made of.

extension QueryReader {
  /// All that stands in an expression, together.
  mutating func value(
    of tokens: QueryTokens, in scope: QueryScope,
    windows: [String: QueryTokens] = [:]
  ) -> ColumnValue {
    var value = ColumnValue()
    var index = tokens.startIndex
    while index < tokens.endIndex {
      let token = tokens[index]
      if token.text == "(", tokens.inside(index).beginsQuery {
        let isTest = tokens.keyword(at: index - 1) == "EXISTS"
        value.add(inner(tokens.inside(index), in: scope, isTest: isTest))
        index = tokens.closing(index) + 1
      } else if token.text == "::" {
        index = tokens.endOfType(from: index + 1)
      } else if token.keyword == "COLLATE" {
        index = tokens.path(at: index + 1)?.end ?? index + 1
      } else if token.keyword == "AS" {
        // Within CAST: a type.
        index = tokens.endOfType(from: index + 1)
      } else if token.keyword == "OVER", let window = tokens.name(at: index + 1) {
        if let definition = windows[window] {
          value.add(self.value(of: definition, in: scope))
        }
        index += 2
      } else if let (names, end) = tokens.path(at: index) {
        // The field of a value in brackets.
        guard tokens.text(at: index - 1) != "." else {
          index = end
          continue
        }
        index = read(names, of: tokens, at: index, end: end, in: scope, into: &value)
      } else {
        index += 1
      }
    }
    return value
  }

  /// Reads what a name stands for, and gives the place behind it.
  private mutating func read(
    _ names: [String], of tokens: QueryTokens, at start: Int, end: Int, in scope: QueryScope,
    into value: inout ColumnValue
  ) -> Int {
    let next = tokens.text(at: end)
    if next == "(" {
      if Aggregate.names.contains(names.last ?? "") { value.making = .aggregation }
      switch names.last {
      case "extract": return end + 2
      case "count", "filter":
        value.add(self.value(of: tokens.inside(end), in: scope).asCondition)
        return tokens.closing(end) + 1
      default: return end
      }
    }
    // A constant's type, a named argument.
    let typed = tokens.endOfType(from: start)
    if names.count == 1, tokens.indices.contains(typed), tokens[typed].kind == .string {
      return typed
    }
    if next == "=>" || next == ":=" { return end }
    if next == ".", tokens.text(at: end + 1) == "*" {
      if let row = names.last.flatMap({ scope.source($0) }) { value.add(row.whole) }
      return end + 2
    }
    if names.count == 1, SQLWord.isReserved(tokens[start]) { return end }
    add(names, isSoft: SQLWord.isSoft(tokens[start]), in: scope, to: &value)
    return end
  }

  private mutating func add(
    _ names: [String], isSoft: Bool, in scope: QueryScope, to value: inout ColumnValue
  ) {
    if let found = resolve(names, in: scope) {
      value.add(found)
    } else if !(isSoft && names.count == 1) {
      note("'\(names.joined(separator: "."))' is a column of nothing that the query reads")
      let qualifier = names.dropLast().last
      let possible = qualifier.flatMap { scope.source($0) }.map { [$0] } ?? scope.frames.last ?? []
      for source in possible {
        value.add(ColumnValue(.calculation, Set(source.tables.map { .anyColumn($0) })))
      }
    }
  }

  /// A column, alone or behind the name of its rows; or all of a row.
  private func resolve(_ names: [String], in scope: QueryScope) -> ColumnValue? {
    guard names.count > 1 else { return scope.value(names[0]) }
    let qualifier = names[names.count - 2]
    if let source = scope.source(qualifier) { return source.value(names[names.count - 1]) }
    return nil
  }

  /// What a query within an expression gives; of a test, what it asks about.
  private mutating func inner(
    _ tokens: QueryTokens, in scope: QueryScope, isTest: Bool
  ) -> ColumnValue {
    let query = read(tokens, in: scope)
    var value = ColumnValue(all: query.columns.map { ColumnValue($0) })
    value.making = max(value.making, .calculation)
    if isTest {
      var inside = scope
      inside.frames.append([])
      let clauses = SelectClauses(tokens.withoutBrackets)
      readFrom(clauses.from, into: &inside)
      value.add(self.value(of: clauses.condition, in: inside))
      value = value.asCondition
      value.making = .calculation
    }
    if value.origins.isEmpty, value.conditions.isEmpty {
      value.origins = Set(query.tables.map { .rows($0) })
    }
    return value
  }
}

extension QueryTokens {
  func name(at index: Int) -> String? { indices.contains(index) ? self[index].name : nil }

  /// The place behind a type: `numeric(12, 2)`, `s.kind[]`, `timestamp with time zone`.
  func endOfType(from start: Int) -> Int {
    guard var index = path(at: start)?.end else { return Swift.min(start, endIndex) }
    while ["PRECISION", "VARYING", "WITH", "WITHOUT", "TIME", "ZONE"].contains(keyword(at: index)) {
      index += 1
    }
    while let text = text(at: index), text == "(" || text == "[" { index = closing(index) + 1 }
    // `timestamp(0) with time zone`
    while ["WITH", "WITHOUT", "TIME", "ZONE"].contains(keyword(at: index)) { index += 1 }
    return Swift.min(index, endIndex)
  }
}
