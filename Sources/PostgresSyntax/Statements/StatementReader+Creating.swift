import CPgQuery
import PostgresSchema

extension StatementReader {
  /// The operation of a CREATE; nil for other statements.
  func creation(_ root: AnyNode) -> Operation.Kind? {
    switch root.kind {
    case "CreateStmt": return root.as(PgQuery__CreateStmt.self).flatMap(table)
    case "CreateForeignTableStmt":
      return root.as(PgQuery__CreateForeignTableStmt.self)?.base_stmt.flatMap(table)
    case "CreateTableAsStmt": return root.as(PgQuery__CreateTableAsStmt.self).flatMap(filled)
    case "IndexStmt": return root.as(PgQuery__IndexStmt.self).flatMap(index)
    case "ViewStmt": return root.as(PgQuery__ViewStmt.self).flatMap(view)
    case "CreateFunctionStmt": return root.as(PgQuery__CreateFunctionStmt.self).flatMap(function)
    case "CreateDomainStmt": return root.as(PgQuery__CreateDomainStmt.self).flatMap(domain)
    case "CreatePolicyStmt":
      return root.as(PgQuery__CreatePolicyStmt.self)?.table.map { .createPolicy(table: $0.name) }
    case "CreateTrigStmt":
      return root.as(PgQuery__CreateTrigStmt.self)?.relation.map { .createTrigger(table: $0.name) }
    case "CreatedbStmt": return .outsideTransaction(command: "CREATE DATABASE")
    case "CreateTableSpaceStmt": return .outsideTransaction(command: "CREATE TABLESPACE")
    case "CreateSubscriptionStmt": return .outsideTransaction(command: "CREATE SUBSCRIPTION")
    default: return named(root)
    }
  }

  private func named(_ root: AnyNode) -> Operation.Kind? {
    let (kind, name): (String, QualifiedName?) =
      switch root.kind {
      case "CreateSchemaStmt":
        (
          "schema",
          root.as(PgQuery__CreateSchemaStmt.self).map {
            QualifiedName(schema: "public", name: $0.schemaname)
          }
        )
      case "CreateSeqStmt": ("sequence", root.as(PgQuery__CreateSeqStmt.self)?.sequence?.name)
      case "CompositeTypeStmt": ("type", root.as(PgQuery__CompositeTypeStmt.self)?.typevar?.name)
      case "CreateEnumStmt":
        (
          "type",
          root.as(PgQuery__CreateEnumStmt.self)?.list(\.n_type_name, \.type_name).qualifiedName
        )
      case "CreateRangeStmt":
        (
          "type",
          root.as(PgQuery__CreateRangeStmt.self)?.list(\.n_type_name, \.type_name).qualifiedName
        )
      case "CreateRoleStmt":
        (
          "role",
          root.as(PgQuery__CreateRoleStmt.self).map {
            QualifiedName(schema: "public", name: $0.role)
          }
        )
      default: ("", nil)
      }
    return name.map { .createNamed(kind: kind, $0) }
  }

  // MARK: Tables

  private func table(_ create: Node<PgQuery__CreateStmt>) -> Operation.Kind? {
    guard var table = create.relation.map({ $0.created(skipsExisting: create.if_not_exists != 0) })
    else { return nil }
    if let bound = create.partbound {
      table.parent = create.list(\.n_inh_relations, \.inh_relations).first?.objectName
      table.isDefaultPartition = bound.is_default != 0
    }
    table.isPartitioned = table.parent == nil && create.partspec != nil
    for element in create.list(\.n_table_elts, \.table_elts) {
      if let like = element.as(PgQuery__TableLikeClause.self) {
        table.like = like.relation?.name
      } else if let constraint = element.as(PgQuery__Constraint.self) {
        constraint.ofTable.map { table.constraints.append($0) }
      } else if let column = element.as(PgQuery__ColumnDef.self) {
        table.columns.append(definition(of: column))
      }
    }
    return .createTable(table)
  }

  /// `CREATE TABLE … AS` and `CREATE MATERIALIZED VIEW`.
  private func filled(_ create: Node<PgQuery__CreateTableAsStmt>) -> Operation.Kind? {
    guard let into = create.into, let relation = into.rel else { return nil }
    guard create.objtype == PG_QUERY__OBJECT_TYPE__OBJECT_MATVIEW else {
      return .createTable(relation.created(skipsExisting: create.if_not_exists != 0))
    }
    return view(
      relation.name, columns: into.list(\.n_col_names, \.col_names), query: create.query,
      isMaterialized: true, replaces: false)
  }

  // MARK: Indexes and views

  private func index(_ create: Node<PgQuery__IndexStmt>) -> Operation.Kind? {
    guard let table = create.relation else { return nil }
    return .createIndex(
      CreatedIndex(
        name: create.idxname.isEmpty ? nil : create.idxname, table: table.name,
        namesSchema: !table.schemaname.isEmpty,
        columns: create.list(\.n_index_params, \.index_params).compactMap { element in
          element.as(PgQuery__IndexElem.self).flatMap { $0.name.isEmpty ? nil : $0.name }
        },
        predicate: create.where_clause?.names ?? [], isUnique: create.unique != 0,
        isConcurrent: create.concurrent != 0, skipsExisting: create.if_not_exists != 0,
        isOnlyParent: table.inh == 0))
  }

  private func view(_ create: Node<PgQuery__ViewStmt>) -> Operation.Kind? {
    create.view.map {
      view(
        $0.name, columns: create.list(\.n_aliases, \.aliases), query: create.query,
        isMaterialized: false, replaces: create.replace != 0)
    }
  }

  private func view(
    _ name: QualifiedName, columns: [AnyNode], query: AnyNode?, isMaterialized: Bool, replaces: Bool
  ) -> Operation.Kind {
    let outputs = query?.as(PgQuery__SelectStmt.self)?.outputNames
    return .createView(
      CreatedView(
        name: name, columns: columns.isEmpty ? outputs : columns.texts, names: query?.names ?? [],
        isMaterialized: isMaterialized, replaces: replaces))
  }

  // MARK: Functions and domains

  private func function(_ create: Node<PgQuery__CreateFunctionStmt>) -> Operation.Kind? {
    let volatility = create.list(\.n_options, \.options).options.last {
      $0.defname == "volatility"
    }
    return create.list(\.n_funcname, \.funcname).qualifiedName.map {
      .createFunction(
        $0, isVolatile: !["stable", "immutable"].contains(volatility?.arg?.constant))
    }
  }

  private func domain(_ create: Node<PgQuery__CreateDomainStmt>) -> Operation.Kind? {
    let constraints = create.list(\.n_constraints, \.constraints).compactMap {
      $0.as(PgQuery__Constraint.self)?.contype
    }
    return create.list(\.n_domainname, \.domainname).qualifiedName.map {
      .createDomain(
        $0,
        isConstrained: constraints.contains {
          $0 == PG_QUERY__CONSTR_TYPE__CONSTR_CHECK || $0 == PG_QUERY__CONSTR_TYPE__CONSTR_NOTNULL
        })
    }
  }
}

extension Node<PgQuery__RangeVar> {
  fileprivate func created(skipsExisting: Bool) -> CreatedTable {
    CreatedTable(
      name: name, isTemporary: self.relpersistence == "t" || self.schemaname == "pg_temp",
      skipsExisting: skipsExisting)
  }
}
