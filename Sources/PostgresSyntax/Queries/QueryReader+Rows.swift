import CPgQuery
import PostgresSchema

// The rows that a query reads.

extension QueryReader {
  /// Adds the rows of a FROM item to the scope.
  ///
  /// A LATERAL item sees the items before it.
  mutating func readRows(_ item: AnyNode, into scope: inout QueryScope) {
    switch item.kind {
    case "RangeVar":
      guard let table = item.as(PgQuery__RangeVar.self) else { return }
      scope.add(relation(table, in: scope), as: table.alias)
    case "RangeSubselect":
      guard let query = item.as(PgQuery__RangeSubselect.self) else { return }
      scope.add(RowSource(read(query.subquery, in: scope)), as: query.alias)
    case "RangeFunction":
      guard let function = item.as(PgQuery__RangeFunction.self) else { return }
      var source = rows(of: function, in: scope)
      let columns = function.list(\.n_coldeflist, \.coldeflist).compactMap {
        $0.as(PgQuery__ColumnDef.self)
      }
      source.rename(columns.map(\.colname))
      scope.add(source, as: function.alias)
    case "RangeTableSample":
      if let table = item.as(PgQuery__RangeTableSample.self)?.relation {
        readRows(table, into: &scope)
      }
    case "RangeTableFunc":
      guard let table = item.as(PgQuery__RangeTableFunc.self) else { return }
      scope.add(made(by: item, called: "xmltable", in: scope), as: table.alias)
    case "JoinExpr":
      if let join = item.as(PgQuery__JoinExpr.self) { readJoin(join, into: &scope) }
    default: note("rows of '\(item.kind)' are not known")
    }
  }

  /// Reads a join.
  ///
  /// An alias hides the names of the joined relations.
  private mutating func readJoin(
    _ join: Node<PgQuery__JoinExpr>, into scope: inout QueryScope
  ) {
    let before = scope.frames[scope.frames.count - 1]
    for side in [join.larg, join.rarg] {
      if let side { readRows(side, into: &scope) }
    }
    guard let alias = join.alias else { return }
    let rows = Array(scope.frames[scope.frames.count - 1].dropFirst(before.count))
    scope.frames[scope.frames.count - 1] = before
    // Which columns USING has merged, and so which is the first, is not known here.
    scope.add(RowSource(joining: rows, namingAll: alias.n_colnames == 0), as: alias)
  }

  private mutating func relation(
    _ table: Node<PgQuery__RangeVar>, in scope: QueryScope
  ) -> RowSource {
    if table.schemaname.isEmpty {
      if let query = scope.named[table.relname] {
        var source = RowSource(query)
        source.alias = table.relname
        return source
      }
      note("'\(table.relname)' is read without its schema")
      return RowSource(
        alias: table.relname, columns: [], rest: ColumnValue(.calculation), tables: [])
    }
    let name = table.name
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

  /// The rows of a known function, or rows computed from the arguments of an unknown one.
  private mutating func rows(
    of function: Node<PgQuery__RangeFunction>, in scope: QueryScope
  ) -> RowSource {
    // Each is a list of the call and of the columns that ROWS FROM declares.
    let calls = function.list(\.n_functions, \.functions).compactMap {
      $0.as(PgQuery__List.self)?.list(\.n_items, \.items).first
    }
    let parts = calls.first?.as(PgQuery__FuncCall.self)?.list(\.n_funcname, \.funcname).texts ?? []
    if calls.count == 1, parts.count == 2,
      let known = relations(QualifiedName(schema: parts[0], name: parts[1]))
    {
      var source = RowSource(known)
      source.alias = parts[1]
      return source
    }
    return made(by: function.any, called: calls.first?.figuredName ?? "", in: scope)
  }

  /// Rows computed from a node's arguments.
  private mutating func made(
    by node: AnyNode, called name: String, in scope: QueryScope
  ) -> RowSource {
    var value = ColumnValue(all: node.children.map { self.value(of: $0, in: scope) })
    value.making = max(.calculation, value.making)
    return RowSource(
      alias: name, columns: [OutputColumn(name: name, value)], rest: value, tables: [])
  }
}

extension QueryScope {
  /// Adds rows to the innermost query, with the names that they are given.
  fileprivate mutating func add(_ source: RowSource, as alias: Node<PgQuery__Alias>?) {
    var source = source
    if let alias {
      // A function's only column is called as its rows are.
      if source.rest != nil, source.columns.count == 1 {
        source.columns[0].name = alias.aliasname
      }
      source.alias = alias.aliasname
      source.rename(alias.list(\.n_colnames, \.colnames).texts)
    }
    frames[frames.count - 1].append(source)
  }
}
