import PostgresSchema

/// What a statement does, as far as it matters here.
///
/// No parser of all of SQL: each statement is read up to what rules ask of it, and one that is not
/// known is `other`.
func operations(of statement: ScannedStatement) -> [Operation] {
  var reader = TokenReader(statement)
  let place = statement.place
  if reader.take("alter") { return alterations(&reader, at: place) }
  return [Operation(kind: operation(&reader), place: place)]
}

private func operation(_ reader: inout TokenReader) -> Operation.Kind {
  if reader.take("create") { return creation(&reader) }
  if reader.take("drop") { return removal(&reader) }
  if reader.take("insert", "into") { return writing(.insert, &reader) }
  if reader.take("update") { return writing(.update, &reader) }
  if reader.take("delete", "from") { return writing(.delete, &reader) }
  if reader.take("merge", "into") { return writing(.merge, &reader) }
  if reader.take("truncate") { return truncation(&reader) }
  if reader.take("reindex") { return reindexing(&reader) }
  if reader.take("refresh", "materialized", "view") {
    let isConcurrent = reader.take("concurrently")
    return reader.takeName().map { .refresh($0, isConcurrent: isConcurrent) } ?? .other
  }
  if reader.take("lock") { return locking(&reader) }
  if reader.take("revoke") { return .revoke }
  return session(&reader)
}

// MARK: Transactions and settings

private func session(_ reader: inout TokenReader) -> Operation.Kind {
  if reader.take("begin") || reader.take("start", "transaction") { return .begin }
  if reader.take("commit") || reader.take("end") { return .commit }
  if reader.take("rollback") || reader.take("abort") {
    // Back to a savepoint is still within.
    return reader.skip(behind: "to") ? .other : .rollback
  }
  if reader.take("set") { return setting(&reader) }
  if reader.take("do") { return block(&reader) }
  if reader.take("cluster") {
    _ = reader.take("verbose")
    return .rewrite(command: "CLUSTER", reader.takeName())
  }
  if reader.take("vacuum") {
    let isFull = reader.skip(behind: "full") || isFullInOptions(reader)
    if reader.isAt(")") { reader.skip() }
    return isFull
      ? .rewrite(command: "VACUUM FULL", reader.takeName()) : .outsideTransaction(command: "VACUUM")
  }
  return .other
}

private func isFullInOptions(_ reader: TokenReader) -> Bool {
  var reader = reader
  return reader.takeItems().contains { range in
    reader.statement.isWord(reader.statement.tokens[range.lowerBound], "full")
  }
}

private func setting(_ reader: inout TokenReader) -> Operation.Kind {
  _ = reader.take("local") || reader.take("session")
  guard let parameter = reader.takeIdentifier() else { return .other }
  _ = reader.take("=") || reader.take("to")
  let values = reader.statement.tokens[reader.index..<reader.end].map(reader.statement.text)
  return .set(parameter: parameter, value: values.joined().trimmingQuotes)
}

private func block(_ reader: inout TokenReader) -> Operation.Kind {
  while let token = reader.token {
    if token.kind == .dollarString || token.kind == .string {
      return .doBlock(body: reader.statement.text(of: token))
    }
    reader.skip()
  }
  return .other
}

private func locking(_ reader: inout TokenReader) -> Operation.Kind {
  _ = reader.take("table")
  let names = reader.takeNames()
  guard reader.take("in") else {
    return .lockTables(names, LockStrength(words: "ACCESS EXCLUSIVE"))
  }
  var words: [String] = []
  while !reader.isAtEnd, !reader.isAt("mode"), let word = reader.takeIdentifier() {
    words.append(word.uppercased())
  }
  return .lockTables(names, LockStrength(words: words.joined(separator: " ")))
}

// MARK: Rows

private func writing(
  _ verb: WrittenRows.Verb, _ reader: inout TokenReader
) -> Operation.Kind {
  _ = reader.take("only")
  guard let table = reader.takeName() else { return .other }
  var rows = WrittenRows(verb: verb, table: table, hasCondition: true)
  if verb == .update, reader.skip(behind: "set") {
    rows.columns = reader.items().compactMap { range in
      // What FROM and WHERE have between commas assigns nothing.
      var item = TokenReader(reader.statement, range)
      return item.isAt("=", ahead: 1) ? item.takeIdentifier() : nil
    }
  }
  if verb == .update || verb == .delete {
    rows.hasCondition = reader.skip(behind: "where")
  }
  return .writeRows(rows)
}

private func truncation(_ reader: inout TokenReader) -> Operation.Kind {
  _ = reader.take("table")
  let names = reader.takeNames()
  return .truncate(names, cascades: reader.skip(behind: "cascade"))
}

private func reindexing(_ reader: inout TokenReader) -> Operation.Kind {
  var isConcurrent = false
  if reader.isAt("(") {
    isConcurrent = reader.takeItems().contains { range in
      reader.statement.isWord(reader.statement.tokens[range.lowerBound], "concurrently")
    }
  }
  let target = reader.takeIdentifier() ?? ""
  isConcurrent = reader.take("concurrently") || isConcurrent
  return reader.takeName().map { .reindex(target: target, $0, isConcurrent: isConcurrent) }
    ?? .other
}

extension String {
  /// The value between single quotes, or as it is.
  fileprivate var trimmingQuotes: String {
    guard count >= 2, first == "'", last == "'" else { return self }
    return String(dropFirst().dropLast())
  }
}
