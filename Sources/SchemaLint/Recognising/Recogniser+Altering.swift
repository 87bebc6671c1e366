import PostgresSchema

/// Reads on behind `ALTER`.
func alterations(_ reader: inout TokenReader, at place: TextPlace) -> [Operation] {
  guard let kind = reader.takeKind() else { return [Operation(kind: .other, place: place)] }
  _ = reader.take("if", "exists")
  switch kind {
  case "table", "foreign table", "view", "materialized view", "sequence":
    return tableAlterations(&reader, at: place)
  case "index":
    guard let name = reader.takeName() else { break }
    return [Operation(kind: .alterIndex(name, indexAction(&reader)), place: place)]
  case "domain":
    guard let name = reader.takeName() else { break }
    let adds = reader.take("add")
    let isNotValid = reader.skip(behind: "valid")
    let change = Operation.Kind.alterDomain(name, addsConstraint: adds, isNotValid: isNotValid)
    return [Operation(kind: change, place: place)]
  case "type":
    guard let name = reader.takeName(), reader.take("add", "value") else { break }
    _ = reader.take("if", "not", "exists")
    let value = reader.token.map(reader.statement.text) ?? ""
    return [Operation(kind: .addEnumValue(type: name, value: value), place: place)]
  case "system":
    return [Operation(kind: .outsideTransaction(command: "ALTER SYSTEM"), place: place)]
  default: break
  }
  return [Operation(kind: .other, place: place)]
}

private func indexAction(_ reader: inout TokenReader) -> IndexAction {
  if reader.take("rename", "to") {
    return reader.takeIdentifier().map { .rename(to: $0) } ?? .other
  }
  return reader.take("attach", "partition") ? .attach : .other
}

private func tableAlterations(_ reader: inout TokenReader, at place: TextPlace) -> [Operation] {
  _ = reader.take("only")
  guard let table = reader.takeName() else { return [Operation(kind: .other, place: place)] }
  _ = reader.take("*")
  return reader.items().map { range in
    var item = TokenReader(reader.statement, range)
    let place = item.place
    return Operation(kind: .alterTable(table, tableAction(&item)), place: place)
  }
}

private func tableAction(_ item: inout TokenReader) -> TableAction {
  if item.take("add") { return addition(&item) }
  if item.take("drop") { return drop(&item) }
  if item.take("alter", "constraint") {
    return item.takeIdentifier().map { .alterConstraint($0) } ?? .other
  }
  if item.take("alter") { return columnAction(&item) }
  if item.take("validate", "constraint") {
    return item.takeIdentifier().map { .validateConstraint($0) } ?? .other
  }
  if item.take("rename") { return renaming(&item) }
  if item.take("attach", "partition") {
    guard let child = item.takeName() else { return .other }
    return .attachPartition(child, isDefault: item.isAt("default"))
  }
  if item.take("detach", "partition") {
    guard let child = item.takeName() else { return .other }
    return .detachPartition(child, isConcurrent: item.take("concurrently"))
  }
  return wholeTableAction(&item)
}

private func wholeTableAction(_ item: inout TokenReader) -> TableAction {
  if item.take("set") {
    if item.take("schema") { return item.takeIdentifier().map { .setSchema($0) } ?? .other }
    if item.isAt("(") { return .setOptions }
    if item.take("logged") { return .rewrite("SET LOGGED") }
    if item.take("unlogged") { return .rewrite("SET UNLOGGED") }
    if item.take("tablespace") { return .rewrite("SET TABLESPACE") }
    if item.take("access", "method") { return .rewrite("SET ACCESS METHOD") }
    return item.take("without", "cluster") ? .setOptions : .other
  }
  if item.isAt("reset") || item.isAt("cluster") { return .setOptions }
  if item.isAt("row", ahead: 1) || item.isAt("row", ahead: 2) {
    return .rowSecurity(isDisabled: item.isAt("disable") || item.isAt("no"))
  }
  return item.isAny(of: ["enable", "disable"]) ? .triggers : .other
}

private func addition(_ item: inout TokenReader) -> TableAction {
  if let constraint = item.takeTableConstraint() { return .addConstraint(constraint) }
  _ = item.take("column")
  let skipsExisting = item.take("if", "not", "exists")
  return item.takeColumn().map { .addColumn($0, skipsExisting: skipsExisting) } ?? .other
}

private func drop(_ item: inout TokenReader) -> TableAction {
  let isConstraint = item.take("constraint")
  if !isConstraint { _ = item.take("column") }
  _ = item.take("if", "exists")
  guard let name = item.takeIdentifier() else { return .other }
  let cascades = item.take("cascade")
  return isConstraint
    ? .dropConstraint(name, cascades: cascades) : .dropColumn(name, cascades: cascades)
}

private func renaming(_ item: inout TokenReader) -> TableAction {
  if item.take("to") { return item.takeIdentifier().map { .renameTable(to: $0) } ?? .other }
  let isConstraint = item.take("constraint")
  if !isConstraint { _ = item.take("column") }
  guard let name = item.takeIdentifier(), item.take("to"), let new = item.takeIdentifier() else {
    return .other
  }
  return isConstraint ? .renameConstraint(name, to: new) : .renameColumn(name, to: new)
}

private func columnAction(_ item: inout TokenReader) -> TableAction {
  _ = item.take("column")
  guard let column = item.takeIdentifier() else { return .other }
  if item.take("type") || item.take("set", "data", "type") {
    guard let type = item.takeType() else { return .other }
    var ahead = item
    let hasCollation = ahead.skip(behind: "collate")
    let hasUsing = item.skip(behind: "using")
    return .changeType(column: column, to: type, hasUsing: hasUsing, hasCollation: hasCollation)
  }
  if item.take("set", "not", "null") { return .setNotNull(column: column) }
  if item.take("drop", "not", "null") { return .dropNotNull(column: column) }
  if item.take("set", "default") { return .setDefault(column: column) }
  if item.take("drop", "default") { return .dropDefault(column: column) }
  if item.take("set", "expression") { return .setExpression(column: column) }
  return item.isAt("statistics", ahead: 1) ? .setStatistics : .other
}
