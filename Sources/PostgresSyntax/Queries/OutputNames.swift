import CPgQuery
package import PostgresSchema

extension SQL {
  /// The names of a query's output columns; nil for a star or for anything but a query.
  package var outputColumns: [String]? {
    query { $0.outputNames } ?? nil
  }

  /// Reads the query that the text is; nil for anything else.
  func query<Result>(_ read: (Node<PgQuery__SelectStmt>) -> Result) -> Result? {
    guard let statements = try? SQLScript(text).statements, statements.count == 1 else {
      return nil
    }
    return DeepStack.run {
      try? SyntaxTree.read(statements[0]) { root in root.as(PgQuery__SelectStmt.self).map(read) }
    } ?? nil
  }
}

extension Node<PgQuery__SelectStmt> {
  /// The names of the output columns; nil if one is a star.
  ///
  /// A union takes those of its first part.
  var outputNames: [String]? {
    if let left = self.larg { return left.outputNames }
    if let row = list(\.n_values_lists, \.values_lists).first?.as(PgQuery__List.self) {
      return row.list(\.n_items, \.items).indices.map { "column\($0 + 1)" }
    }
    var names: [String] = []
    for target in list(\.n_target_list, \.target_list) {
      guard let target = target.as(PgQuery__ResTarget.self), !target.isStar else { return nil }
      names.append(target.outputName)
    }
    return names
  }
}

extension Node<PgQuery__ResTarget> {
  /// True for a star, which expands to several columns.
  var isStar: Bool {
    self.val?.as(PgQuery__ColumnRef.self)?.list(\.n_fields, \.fields).last?.kind == "AStar"
      || self.val?.as(PgQuery__AIndirection.self)?.list(\.n_indirection, \.indirection).last?.kind
        == "AStar"
  }

  var outputName: String { name.isEmpty ? (self.val?.figuredName ?? "?column?") : name }
}

extension AnyNode {
  /// The name that PostgreSQL gives a column without one, as `FigureColname` does.
  ///
  /// See PostgreSQL's manual, chapter 7.3.2 "Column Labels".
  var figuredName: String? { figured?.name }

  /// The name and its strength.
  ///
  /// A cast prefers a strong name of its argument to its type's name.
  private var figured: (name: String, isStrong: Bool)? {
    switch kind {
    case "ColumnRef": return column.map { ($0, true) }
    case "AIndirection":
      guard let indirection = self.as(PgQuery__AIndirection.self) else { return nil }
      let field = indirection.list(\.n_indirection, \.indirection).last { $0.text != nil }
      return field?.text.map { ($0, true) } ?? indirection.arg?.figured
    case "FuncCall":
      return self.as(PgQuery__FuncCall.self)?.list(\.n_funcname, \.funcname).last?.text
        .map { ($0, true) }
    case "TypeCast":
      guard let cast = self.as(PgQuery__TypeCast.self) else { return nil }
      if let inner = cast.arg?.figured, inner.isStrong { return inner }
      return cast.type_name?.list(\.n_names, \.names).last?.text.map { ($0, false) }
        ?? cast.arg?.figured
    case "CollateClause": return self.as(PgQuery__CollateClause.self)?.arg?.figured
    case "AExpr":
      let kind = self.as(PgQuery__AExpr.self)?.kind
      return kind == PG_QUERY__A__EXPR__KIND__AEXPR_NULLIF ? ("nullif", true) : nil
    case "SubLink": return figuredSubquery
    case "CaseExpr":
      if let other = self.as(PgQuery__CaseExpr.self)?.defresult?.figured, other.isStrong {
        return other
      }
      return ("case", false)
    case "AArrayExpr": return ("array", true)
    case "RowExpr": return ("row", true)
    case "CoalesceExpr": return ("coalesce", true)
    case "MinMaxExpr":
      let isGreatest =
        self.as(PgQuery__MinMaxExpr.self)?.op == PG_QUERY__MIN_MAX_OP__IS_GREATEST
      return (isGreatest ? "greatest" : "least", true)
    case "GroupingFunc": return ("grouping", true)
    case "SQLValueFunction": return figuredValue.map { ($0, true) }
    case "XmlExpr": return figuredXML.map { ($0, true) }
    case "XmlSerialize": return ("xmlserialize", true)
    default: return nil
    }
  }

  private var figuredSubquery: (name: String, isStrong: Bool)? {
    guard let link = self.as(PgQuery__SubLink.self) else { return nil }
    switch link.sub_link_type {
    case PG_QUERY__SUB_LINK_TYPE__EXISTS_SUBLINK: return ("exists", true)
    case PG_QUERY__SUB_LINK_TYPE__ARRAY_SUBLINK: return ("array", true)
    case PG_QUERY__SUB_LINK_TYPE__EXPR_SUBLINK:
      var query = link.subselect?.as(PgQuery__SelectStmt.self)
      while let left = query?.larg { query = left }
      let target = query?.list(\.n_target_list, \.target_list).first?.as(PgQuery__ResTarget.self)
      guard let target else { return nil }
      return target.name.isEmpty ? target.val?.figured : (target.name, true)
    default: return nil
    }
  }

  private var figuredValue: String? {
    switch self.as(PgQuery__SQLValueFunction.self)?.op {
    case PG_QUERY__SQLVALUE_FUNCTION_OP__SVFOP_CURRENT_DATE: "current_date"
    case PG_QUERY__SQLVALUE_FUNCTION_OP__SVFOP_CURRENT_TIME,
      PG_QUERY__SQLVALUE_FUNCTION_OP__SVFOP_CURRENT_TIME_N:
      "current_time"
    case PG_QUERY__SQLVALUE_FUNCTION_OP__SVFOP_CURRENT_TIMESTAMP,
      PG_QUERY__SQLVALUE_FUNCTION_OP__SVFOP_CURRENT_TIMESTAMP_N:
      "current_timestamp"
    case PG_QUERY__SQLVALUE_FUNCTION_OP__SVFOP_LOCALTIME,
      PG_QUERY__SQLVALUE_FUNCTION_OP__SVFOP_LOCALTIME_N:
      "localtime"
    case PG_QUERY__SQLVALUE_FUNCTION_OP__SVFOP_LOCALTIMESTAMP,
      PG_QUERY__SQLVALUE_FUNCTION_OP__SVFOP_LOCALTIMESTAMP_N:
      "localtimestamp"
    case PG_QUERY__SQLVALUE_FUNCTION_OP__SVFOP_CURRENT_ROLE: "current_role"
    case PG_QUERY__SQLVALUE_FUNCTION_OP__SVFOP_CURRENT_USER: "current_user"
    case PG_QUERY__SQLVALUE_FUNCTION_OP__SVFOP_USER: "user"
    case PG_QUERY__SQLVALUE_FUNCTION_OP__SVFOP_SESSION_USER: "session_user"
    case PG_QUERY__SQLVALUE_FUNCTION_OP__SVFOP_CURRENT_CATALOG: "current_catalog"
    case PG_QUERY__SQLVALUE_FUNCTION_OP__SVFOP_CURRENT_SCHEMA: "current_schema"
    default: nil
    }
  }

  private var figuredXML: String? {
    switch self.as(PgQuery__XmlExpr.self)?.op {
    case PG_QUERY__XML_EXPR_OP__IS_XMLCONCAT: "xmlconcat"
    case PG_QUERY__XML_EXPR_OP__IS_XMLELEMENT: "xmlelement"
    case PG_QUERY__XML_EXPR_OP__IS_XMLFOREST: "xmlforest"
    case PG_QUERY__XML_EXPR_OP__IS_XMLPARSE: "xmlparse"
    case PG_QUERY__XML_EXPR_OP__IS_XMLPI: "xmlpi"
    case PG_QUERY__XML_EXPR_OP__IS_XMLROOT: "xmlroot"
    default: nil
    }
  }
}
