import PostgresSchema

/// Reads on behind `CREATE`.
func creation(_ reader: inout TokenReader) -> Operation.Kind {
  let replaces = reader.take("or", "replace")
  _ = reader.take("global") || reader.take("local")
  let isTemporary = reader.take("temporary") || reader.take("temp")
  _ = reader.take("unlogged") || reader.take("foreign") || reader.take("recursive")
  if reader.take("table") { return table(&reader, isTemporary: isTemporary) }
  if reader.take("unique", "index") { return index(&reader, isUnique: true) }
  if reader.take("index") { return index(&reader, isUnique: false) }
  if reader.take("view") { return view(&reader, isMaterialized: false, replaces: replaces) }
  if reader.take("materialized", "view") {
    return view(&reader, isMaterialized: true, replaces: false)
  }
  if reader.take("function") || reader.take("procedure") { return function(&reader) }
  if reader.take("domain") { return domain(&reader) }
  if reader.take("policy") {
    guard reader.skip(behind: "on") else { return .other }
    return reader.takeName().map { .createPolicy(table: $0) } ?? .other
  }
  if reader.take("trigger") || reader.take("constraint", "trigger") {
    guard reader.skip(behind: "on") else { return .other }
    return reader.takeName().map { .createTrigger(table: $0) } ?? .other
  }
  if reader.isAny(of: ["database", "tablespace", "subscription"]) {
    return .outsideTransaction(command: "CREATE \(reader.takeIdentifier()?.uppercased() ?? "")")
  }
  return named(&reader)
}

private func named(_ reader: inout TokenReader) -> Operation.Kind {
  for kind in ["schema", "type", "sequence", "role"] where reader.take(kind) {
    _ = reader.take("if", "not", "exists")
    return reader.takeName().map { .createNamed(kind: kind, $0) } ?? .other
  }
  return .other
}

// MARK: Tables

private func table(_ reader: inout TokenReader, isTemporary: Bool) -> Operation.Kind {
  let skipsExisting = reader.take("if", "not", "exists")
  guard let name = reader.takeName() else { return .other }
  var table = CreatedTable(
    name: name, isTemporary: isTemporary || name.schema == "pg_temp",
    skipsExisting: skipsExisting)
  if reader.take("partition", "of") {
    table.parent = reader.takeName()
    var ahead = reader
    table.isDefaultPartition = ahead.skip(behind: "default")
  }
  for range in reader.takeItems() {
    var item = TokenReader(reader.statement, range)
    if item.take("like") {
      table.like = item.takeName()
    } else if let constraint = item.takeTableConstraint() {
      table.constraints.append(constraint)
    } else if let column = item.takeColumn() {
      table.columns.append(column)
    }
  }
  table.isPartitioned = table.parent == nil && reader.skip(behind: "partition")
  return .createTable(table)
}

// MARK: Indexes

private func index(_ reader: inout TokenReader, isUnique: Bool) -> Operation.Kind {
  let isConcurrent = reader.take("concurrently")
  let skipsExisting = reader.take("if", "not", "exists")
  let name = reader.isAt("on") ? nil : reader.takeName()?.name
  guard reader.take("on") else { return .other }
  let isOnlyParent = reader.take("only")
  guard let table = reader.takeName() else { return .other }
  if reader.take("using") { _ = reader.takeIdentifier() }
  var index = CreatedIndex(
    name: name, table: table, columns: reader.takeColumns(), isUnique: isUnique,
    isConcurrent: isConcurrent, skipsExisting: skipsExisting, isOnlyParent: isOnlyParent)
  if reader.skip(behind: "where") {
    index.predicate = reader.statement.names(in: reader.index..<reader.end)
  }
  return .createIndex(index)
}

// MARK: Views

private func view(
  _ reader: inout TokenReader, isMaterialized: Bool, replaces: Bool
) -> Operation.Kind {
  _ = reader.take("if", "not", "exists")
  guard let name = reader.takeName() else { return .other }
  let columns = reader.isAt("(") ? reader.takeColumns() : nil
  guard reader.skip(behind: "as") else { return .other }
  let names = reader.statement.names(in: reader.index..<reader.end)
  return .createView(
    CreatedView(
      name: name, columns: columns ?? reader.selectedColumns(), names: names,
      isMaterialized: isMaterialized, replaces: replaces))
}

extension TokenReader {
  /// The names of a query's columns; nil where one has none of its own that is written.
  fileprivate func selectedColumns() -> [String]? {
    var reader = self
    guard reader.take("select") else { return nil }
    _ = reader.take("all")
    if reader.take("distinct"), reader.take("on") { reader.skipItem() }
    let start = reader.index
    var ahead = reader
    let end = ahead.skip(behind: "from") ? ahead.index - 1 : self.end
    var columns: [String] = []
    for range in TokenReader(statement, start..<end).items() {
      guard let last = range.last else { return nil }
      let token = statement.tokens[last]
      let isName = token.kind == .word || token.kind == .quotedName
      let hasOwner =
        range.count == 1
        || [".", "as"].contains { statement.isWord(statement.tokens[last - 1], $0) }
      guard isName, hasOwner else { return nil }
      columns.append(statement.identifier(token))
    }
    return columns
  }
}

// MARK: Functions and domains

private func function(_ reader: inout TokenReader) -> Operation.Kind {
  guard let name = reader.takeName() else { return .other }
  var ahead = reader
  let isStable = ahead.skip(behind: "immutable", "stable")
  return .createFunction(name, isVolatile: !isStable)
}

private func domain(_ reader: inout TokenReader) -> Operation.Kind {
  guard let name = reader.takeName() else { return .other }
  let names = reader.statement.names(in: reader.index..<reader.end)
  return .createDomain(name, isConstrained: names.contains("check") || names.contains("not"))
}
