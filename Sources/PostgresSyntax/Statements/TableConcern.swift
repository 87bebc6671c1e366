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
    case "CreateStmt", "CreateForeignTableStmt", "CreateTableAsStmt", "CreateSchemaStmt",
      "CreateDomainStmt", "CreateEnumStmt", "CreateRangeStmt", "CompositeTypeStmt",
      "AlterDomainStmt",
      "AlterEnumStmt":
      .shape
    case "AlterTableStmt": self.as(PgQuery__AlterTableStmt.self)?.tableConcern ?? .none
    case "RenameStmt", "AlterObjectSchemaStmt": .shape
    case "DefineStmt":
      self.as(PgQuery__DefineStmt.self)?.kind == PG_QUERY__OBJECT_TYPE__OBJECT_TYPE
        ? .shape : .detail
    case "CreateExtensionStmt", "CreateFunctionStmt", "CreateSeqStmt", "AlterSeqStmt", "IndexStmt",
      "ViewStmt", "DropStmt", "DoStmt", "VariableSetStmt", "AlterTypeStmt", "AlterFunctionStmt":
      .detail
    case "CommentStmt":
      self.as(PgQuery__CommentStmt.self)?.isOfTable == true ? .detail : .none
    // A dump sets its session up so.
    case "SelectStmt": calledFunctions.contains { $0.name == "set_config" } ? .detail : .none
    default: .none
    }
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
    switch self.objtype {
    case PG_QUERY__OBJECT_TYPE__OBJECT_TABLE, PG_QUERY__OBJECT_TYPE__OBJECT_FOREIGN_TABLE,
      PG_QUERY__OBJECT_TYPE__OBJECT_TYPE:
      return .shape
    default: return .detail
    }
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
