import CPgQuery
package import PostgresSchema

// What declares columns, their types and constraints.

extension StatementReader {
  func definition(of column: Node<PgQuery__ColumnDef>) -> ColumnDefinition {
    var definition = ColumnDefinition(
      name: column.colname, place: place(column.location),
      type: column.type_name?.columnType ?? ColumnType(""))
    for constraint in column.list(\.n_constraints, \.constraints) {
      constraint.as(PgQuery__Constraint.self)?.apply(to: &definition)
    }
    return definition
  }
}

extension Node<PgQuery__Constraint> {
  fileprivate func apply(to column: inout ColumnDefinition) {
    switch self.contype {
    case PG_QUERY__CONSTR_TYPE__CONSTR_NOTNULL: column.isNotNull = true
    case PG_QUERY__CONSTR_TYPE__CONSTR_UNIQUE: column.isUnique = true
    case PG_QUERY__CONSTR_TYPE__CONSTR_PRIMARY: column.isPrimaryKey = true
    case PG_QUERY__CONSTR_TYPE__CONSTR_CHECK: column.hasCheck = true
    case PG_QUERY__CONSTR_TYPE__CONSTR_FOREIGN: column.references = self.pktable?.name
    case PG_QUERY__CONSTR_TYPE__CONSTR_IDENTITY: column.filling = .identity
    case PG_QUERY__CONSTR_TYPE__CONSTR_GENERATED: column.filling = .stored
    case PG_QUERY__CONSTR_TYPE__CONSTR_DEFAULT: column.filling = self.raw_expr?.filling ?? .null
    default: break
    }
  }

  /// The constraint as a table constraint; nil if it can only belong to a column.
  var ofTable: TableConstraint? {
    guard let kind = kindOfTable else { return nil }
    return TableConstraint(
      name: self.conname.isEmpty ? nil : self.conname, kind: kind,
      isNotValid: self.skip_validation != 0)
  }

  private var kindOfTable: TableConstraint.Kind? {
    switch self.contype {
    case PG_QUERY__CONSTR_TYPE__CONSTR_CHECK:
      return .check(columns: self.raw_expr?.names ?? [], notNull: self.raw_expr?.provenNotNull)
    case PG_QUERY__CONSTR_TYPE__CONSTR_FOREIGN:
      return self.pktable.map {
        .foreignKey(columns: list(\.n_fk_attrs, \.fk_attrs).texts, to: $0.name)
      }
    case PG_QUERY__CONSTR_TYPE__CONSTR_PRIMARY, PG_QUERY__CONSTR_TYPE__CONSTR_UNIQUE:
      let isPrimaryKey = self.contype == PG_QUERY__CONSTR_TYPE__CONSTR_PRIMARY
      guard self.indexname.isEmpty else {
        return .usingIndex(self.indexname, isPrimaryKey: isPrimaryKey)
      }
      let columns = list(\.n_keys, \.keys).texts
      return isPrimaryKey ? .primaryKey(columns: columns) : .unique(columns: columns)
    case PG_QUERY__CONSTR_TYPE__CONSTR_EXCLUSION: return .exclusion
    default: return nil
    }
  }
}

extension AnyNode {
  /// The values that existing rows get from a default.
  fileprivate var filling: ColumnDefinition.Filling {
    if self.as(PgQuery__AConst.self)?.isnull == 1 { return .null }
    let functions = calledFunctions
    return functions.isEmpty ? .constant : .functions(functions)
  }

  /// The column's name if the condition is exactly `column IS NOT NULL`.
  fileprivate var provenNotNull: String? {
    guard let test = self.as(PgQuery__NullTest.self),
      test.nulltesttype == PG_QUERY__NULL_TEST_TYPE__IS_NOT_NULL
    else { return nil }
    return test.arg?.column
  }
}

extension ColumnType {
  /// Parses a type; nil if it is not understood.
  package init?(_ type: DataType) {
    let cast = "SELECT NULL::\(type.sql)" as SQL
    let found = cast.query { select in
      select.list(\.n_target_list, \.target_list).first?.as(PgQuery__ResTarget.self)?.val?
        .as(PgQuery__TypeCast.self)?.type_name?.columnType
    }
    guard let found = found ?? nil else { return nil }
    self = found
  }
}

extension Node<PgQuery__TypeName> {
  /// The type's name without a schema if it is built in, else with its schema.
  var columnType: ColumnType {
    let name = list(\.n_names, \.names).qualifiedName ?? QualifiedName(schema: "public", name: "")
    let isBuiltIn = ["public", "pg_catalog"].contains(name.schema)
    var modifiers = list(\.n_typmods, \.typmods).compactMap { $0.constant.flatMap { Int($0) } }
    // The first one of an interval says which fields it has.
    if name.name == "interval" { modifiers = Array(modifiers.dropFirst()) }
    return ColumnType(
      isBuiltIn ? name.name : name.description, modifiers, isArray: self.n_array_bounds > 0)
  }
}
