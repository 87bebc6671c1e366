import CPgQuery
package import PostgresSchema

/// The effect of a dump's statement on the tables that it defines.
package enum TableConcern: Hashable, Sendable {
  /// No effect: rows, rights, owners, triggers, objects of the whole server.
  case none
  /// Optional: comments, indexes, functions, settings.
  case detail
  /// Defines columns, types or constraints.
  case shape
}

extension SQLScript {
  /// The effect of each statement on tables.
  ///
  /// For a statement that PostgreSQL 15 rejects, the first words decide.
  package var tableConcerns: [TableConcern] {
    DeepStack.run {
      statements.map { statement in
        (try? SyntaxTree.read(statement, \.tableConcern))
          ?? (statement.namesShape ? .shape : .detail)
      }
    }
  }
}

extension ScannedStatement {
  fileprivate var namesShape: Bool {
    tokens.prefix(3).contains {
      $0.kind == .word && ["table", "type", "domain", "schema"].contains(identifier($0))
    }
  }
}

extension AnyNode {
  fileprivate var tableConcern: TableConcern {
    switch kind {
    case "CreateStmt", "CreateForeignTableStmt", "CreateSchemaStmt", "CreateDomainStmt",
      "CreateEnumStmt", "CreateRangeStmt", "CompositeTypeStmt", "AlterDomainStmt", "AlterEnumStmt",
      "AlterTypeStmt":
      .shape
    case "CreateTableAsStmt":
      self.as(PgQuery__CreateTableAsStmt.self)?.objtype.tableConcern ?? .none
    case "AlterTableStmt": self.as(PgQuery__AlterTableStmt.self)?.tableConcern ?? .none
    case "RenameStmt": self.as(PgQuery__RenameStmt.self)?.tableConcern ?? .none
    case "AlterObjectSchemaStmt":
      self.as(PgQuery__AlterObjectSchemaStmt.self)?.object_type.tableConcern ?? .none
    case "DefineStmt": self.as(PgQuery__DefineStmt.self)?.kind.tableConcern ?? .none
    case "CreateExtensionStmt", "CreateFunctionStmt", "CreateSeqStmt", "AlterSeqStmt", "IndexStmt",
      "ViewStmt", "DropStmt", "DoStmt", "VariableSetStmt", "AlterFunctionStmt",
      "CreateOpClassStmt", "CreateOpFamilyStmt", "AlterOpFamilyStmt", "AlterOperatorStmt",
      "CreateAmStmt", "CreateConversionStmt", "CreateTransformStmt", "AlterCollationStmt",
      "AlterExtensionStmt", "AlterExtensionContentsStmt":
      .detail
    case "CommentStmt":
      self.as(PgQuery__CommentStmt.self)?.isOfTable == true ? .detail : .none
    // A dump sets its session up so.
    case "SelectStmt": calledFunctions.contains { $0.name == "set_config" } ? .detail : .none
    default: .none
    }
  }
}

extension PgQuery__ObjectType {
  /// The effect of a statement that defines or alters an object of this type.
  fileprivate var tableConcern: TableConcern {
    switch self {
    case PG_QUERY__OBJECT_TYPE__OBJECT_TABLE, PG_QUERY__OBJECT_TYPE__OBJECT_FOREIGN_TABLE,
      PG_QUERY__OBJECT_TYPE__OBJECT_TYPE, PG_QUERY__OBJECT_TYPE__OBJECT_DOMAIN,
      PG_QUERY__OBJECT_TYPE__OBJECT_SCHEMA, PG_QUERY__OBJECT_TYPE__OBJECT_TABCONSTRAINT,
      PG_QUERY__OBJECT_TYPE__OBJECT_DOMCONSTRAINT, PG_QUERY__OBJECT_TYPE__OBJECT_ATTRIBUTE:
      .shape
    default: .detail
    }
  }
}

extension Node<PgQuery__RenameStmt> {
  /// Renaming a column concerns what it is a column of: a table or a view.
  fileprivate var tableConcern: TableConcern {
    let isColumn = self.rename_type == PG_QUERY__OBJECT_TYPE__OBJECT_COLUMN
    return (isColumn ? self.relation_type : self.rename_type).tableConcern
  }
}

extension Node<PgQuery__CommentStmt> {
  fileprivate var isOfTable: Bool {
    self.objtype == PG_QUERY__OBJECT_TYPE__OBJECT_TABLE
      || self.objtype == PG_QUERY__OBJECT_TYPE__OBJECT_COLUMN
  }
}

extension Node<PgQuery__AlterTableStmt> {
  fileprivate var tableConcern: TableConcern {
    let commands = list(\.n_cmds, \.cmds).compactMap { $0.as(PgQuery__AlterTableCmd.self) }
    guard commands.contains(where: \.changesColumns) else { return .none }
    return self.objtype.tableConcern
  }
}

extension Node<PgQuery__AlterTableCmd> {
  /// True unless the command only sets the owner, triggers, or options that a server manages itself.
  ///
  /// Older programs dump such options, as `SET (pg_attver=…)` of a column, and no server accepts them.
  fileprivate var changesColumns: Bool {
    switch self.subtype {
    case PG_QUERY__ALTER_TABLE_TYPE__AT_ChangeOwner, PG_QUERY__ALTER_TABLE_TYPE__AT_EnableTrig,
      PG_QUERY__ALTER_TABLE_TYPE__AT_EnableAlwaysTrig,
      PG_QUERY__ALTER_TABLE_TYPE__AT_EnableReplicaTrig,
      PG_QUERY__ALTER_TABLE_TYPE__AT_EnableTrigAll, PG_QUERY__ALTER_TABLE_TYPE__AT_EnableTrigUser,
      PG_QUERY__ALTER_TABLE_TYPE__AT_DisableTrig, PG_QUERY__ALTER_TABLE_TYPE__AT_DisableTrigAll,
      PG_QUERY__ALTER_TABLE_TYPE__AT_DisableTrigUser:
      return false
    case PG_QUERY__ALTER_TABLE_TYPE__AT_SetOptions:
      let options = self.def?.as(PgQuery__List.self)?.list(\.n_items, \.items).options ?? []
      return !options.allSatisfy { $0.defname.hasPrefix("pg_") }
    default: return true
    }
  }
}
