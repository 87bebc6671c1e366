import CPgQuery
import PostgresSchema

// The origins of a value.

extension QueryReader {
  /// Returns the combined origins of an expression.
  mutating func value(of node: AnyNode, in scope: QueryScope) -> ColumnValue {
    switch node.kind {
    case "ColumnRef": return column(node, in: scope)
    case "FuncCall":
      return node.as(PgQuery__FuncCall.self).map { call($0, in: scope) } ?? ColumnValue()
    case "SubLink":
      return node.as(PgQuery__SubLink.self).map { inner($0, in: scope) } ?? ColumnValue()
    default:
      return ColumnValue(all: node.children.map { value(of: $0, in: scope) })
    }
  }

  private mutating func column(_ node: AnyNode, in scope: QueryScope) -> ColumnValue {
    let fields = node.as(PgQuery__ColumnRef.self)?.list(\.n_fields, \.fields) ?? []
    let names = fields.texts
    if fields.last?.kind == "AStar" {
      return names.last.flatMap { scope.source($0) }?.whole ?? ColumnValue()
    }
    guard let name = names.last else { return ColumnValue() }
    let qualifier = names.dropLast().last
    let found =
      qualifier.map { scope.source($0).flatMap { $0.value(name) } } ?? scope.value(name)
    if let found { return found }
    note("'\(names.joined(separator: "."))' is a column of nothing that the query reads")
    let possible = qualifier.flatMap { scope.source($0) }.map { [$0] } ?? scope.frames.last ?? []
    return ColumnValue(
      all: possible.map { ColumnValue(.calculation, Set($0.tables.map { .anyColumn($0) })) })
  }

  private mutating func call(
    _ call: Node<PgQuery__FuncCall>, in scope: QueryScope
  ) -> ColumnValue {
    let name = call.list(\.n_funcname, \.funcname).last?.text ?? ""
    var value = ColumnValue()
    if Aggregate.names.contains(name) { value.making = .aggregation }
    let arguments = ColumnValue(
      all: call.list(\.n_args, \.args).map { self.value(of: $0, in: scope) })
    value.add(name == "count" ? arguments.asCondition : arguments)
    for order in call.list(\.n_agg_order, \.agg_order) {
      value.add(self.value(of: order, in: scope))
    }
    if let filter = call.agg_filter { value.add(self.value(of: filter, in: scope).asCondition) }
    if let window = call.over {
      value.add(self.value(of: window.any, in: scope))
      let named = window.name.isEmpty ? window.refname : window.name
      if let definition = scope.windows[named] {
        value.add(self.value(of: definition.any, in: scope))
      }
    }
    return value
  }

  /// Returns the origins of a subquery.
  ///
  /// EXISTS yields the origins of its condition.
  private mutating func inner(
    _ link: Node<PgQuery__SubLink>, in scope: QueryScope
  ) -> ColumnValue {
    let query = read(link.subselect, in: scope)
    var value = ColumnValue(all: query.columns.map { ColumnValue($0) })
    value.making = max(value.making, .calculation)
    if link.sub_link_type == PG_QUERY__SUB_LINK_TYPE__EXISTS_SUBLINK {
      if let select = link.subselect?.as(PgQuery__SelectStmt.self) {
        var inside = scope
        inside.frames.append([])
        for rows in select.list(\.n_from_clause, \.from_clause) { readRows(rows, into: &inside) }
        if let condition = select.where_clause {
          value.add(self.value(of: condition, in: inside))
        }
      }
      value = value.asCondition
      value.making = .calculation
    }
    if value.origins.isEmpty, value.conditions.isEmpty {
      value.origins = Set(query.tables.map { .rows($0) })
    }
    if let test = link.testexpr { value.add(self.value(of: test, in: scope)) }
    return value
  }
}

/// Names of the built-in aggregate functions.
enum Aggregate {
  static let names: Set<String> = [
    "any_value", "array_agg", "avg", "bit_and", "bit_or", "bit_xor", "bool_and", "bool_or", "corr",
    "count", "covar_pop", "covar_samp", "every", "json_agg", "json_object_agg", "jsonb_agg",
    "jsonb_object_agg", "max", "min", "mode", "percentile_cont", "percentile_disc", "range_agg",
    "regr_avgx", "regr_avgy", "regr_count", "regr_intercept", "regr_r2", "regr_slope", "stddev",
    "stddev_pop", "stddev_samp", "string_agg", "sum", "var_pop", "var_samp", "variance", "xmlagg",
  ]
}
