import CPgQuery
import PostgresSchema

extension StatementReader {
  /// The operations of an `ALTER TABLE`, one for each action, each with its place.
  func alterations(_ alter: Node<PgQuery__AlterTableStmt>) -> [Operation] {
    guard let table = alter.relation,
      alter.objtype != PG_QUERY__OBJECT_TYPE__OBJECT_TYPE
    else { return [Operation(kind: .other, place: statement.place)] }
    let places = statement.actionPlaces(behind: table.location)
    let commands = alter.list(\.n_cmds, \.cmds).compactMap { $0.as(PgQuery__AlterTableCmd.self) }
    return commands.enumerated().map { number, command in
      let place = places.indices.contains(number) ? places[number] : statement.place
      let isIndex = alter.objtype == PG_QUERY__OBJECT_TYPE__OBJECT_INDEX
      return Operation(
        kind: isIndex
          ? .alterIndex(table.name, command.ofIndex)
          : .alterTable(table.name, action(command)),
        place: isIndex ? statement.place : place)
    }
  }

  /// The operation of any other ALTER; nil for other statements.
  func alteration(_ root: AnyNode) -> Operation.Kind? {
    switch root.kind {
    case "RenameStmt": return root.as(PgQuery__RenameStmt.self)?.operation
    case "AlterObjectSchemaStmt":
      guard let move = root.as(PgQuery__AlterObjectSchemaStmt.self), let table = move.relation
      else { return nil }
      return .alterTable(table.name, .setSchema(move.newschema))
    case "AlterSeqStmt":
      return root.as(PgQuery__AlterSeqStmt.self)?.sequence.map { .alterTable($0.name, .other) }
    case "AlterDomainStmt":
      guard let alter = root.as(PgQuery__AlterDomainStmt.self) else { return nil }
      let constraint = alter.def?.as(PgQuery__Constraint.self)
      return alter.list(\.n_type_name, \.type_name).qualifiedName.map {
        .alterDomain(
          $0, addsConstraint: constraint != nil, isNotValid: constraint?.skip_validation == 1)
      }
    case "AlterEnumStmt":
      guard let alter = root.as(PgQuery__AlterEnumStmt.self), alter.old_val.isEmpty else {
        return nil
      }
      return alter.list(\.n_type_name, \.type_name).qualifiedName.map {
        .addEnumValue(type: $0, value: alter.new_val)
      }
    case "AlterSystemStmt": return .outsideTransaction(command: "ALTER SYSTEM")
    default: return nil
    }
  }

  private func action(_ command: Node<PgQuery__AlterTableCmd>) -> TableAction {
    let cascades = command.behavior == PG_QUERY__DROP_BEHAVIOR__DROP_CASCADE
    switch command.subtype {
    case PG_QUERY__ALTER_TABLE_TYPE__AT_AddColumn:
      guard let column = command.def?.as(PgQuery__ColumnDef.self) else { return .other }
      return .addColumn(definition(of: column), skipsExisting: command.missing_ok != 0)
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DropColumn:
      return .dropColumn(command.name, cascades: cascades)
    case PG_QUERY__ALTER_TABLE_TYPE__AT_AlterColumnType:
      guard let new = command.def?.as(PgQuery__ColumnDef.self), let type = new.type_name else {
        return .other
      }
      return .changeType(
        column: command.name, to: type.columnType, hasUsing: new.raw_default != nil,
        hasCollation: new.coll_clause != nil)
    case PG_QUERY__ALTER_TABLE_TYPE__AT_SetNotNull: return .setNotNull(column: command.name)
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DropNotNull: return .dropNotNull(column: command.name)
    case PG_QUERY__ALTER_TABLE_TYPE__AT_ColumnDefault:
      return command.def == nil
        ? .dropDefault(column: command.name) : .setDefault(column: command.name)
    case PG_QUERY__ALTER_TABLE_TYPE__AT_SetStatistics: return .setStatistics
    case PG_QUERY__ALTER_TABLE_TYPE__AT_AddConstraint:
      return command.def?.as(PgQuery__Constraint.self)?.ofTable.map { .addConstraint($0) } ?? .other
    case PG_QUERY__ALTER_TABLE_TYPE__AT_ValidateConstraint:
      return .validateConstraint(command.name)
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DropConstraint:
      return .dropConstraint(command.name, cascades: cascades)
    case PG_QUERY__ALTER_TABLE_TYPE__AT_AlterConstraint:
      return command.def?.as(PgQuery__Constraint.self).map { .alterConstraint($0.conname) }
        ?? .other
    default: return partitionAction(command) ?? command.ofWholeTable
    }
  }

  private func partitionAction(_ command: Node<PgQuery__AlterTableCmd>) -> TableAction? {
    guard let partition = command.def?.as(PgQuery__PartitionCmd.self), let child = partition.name
    else { return nil }
    switch command.subtype {
    case PG_QUERY__ALTER_TABLE_TYPE__AT_AttachPartition:
      return .attachPartition(child.name, isDefault: partition.bound?.is_default == 1)
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DetachPartition:
      return .detachPartition(child.name, isConcurrent: partition.concurrent != 0)
    default: return .detachPartition(child.name, isConcurrent: false)
    }
  }
}

extension Node<PgQuery__AlterTableCmd> {
  fileprivate var ofIndex: IndexAction {
    self.subtype == PG_QUERY__ALTER_TABLE_TYPE__AT_AttachPartition ? .attach : .other
  }

  fileprivate var ofWholeTable: TableAction {
    switch self.subtype {
    case PG_QUERY__ALTER_TABLE_TYPE__AT_SetLogged: .rewrite("SET LOGGED")
    case PG_QUERY__ALTER_TABLE_TYPE__AT_SetUnLogged: .rewrite("SET UNLOGGED")
    case PG_QUERY__ALTER_TABLE_TYPE__AT_SetTableSpace: .rewrite("SET TABLESPACE")
    case PG_QUERY__ALTER_TABLE_TYPE__AT_SetAccessMethod: .rewrite("SET ACCESS METHOD")
    case PG_QUERY__ALTER_TABLE_TYPE__AT_SetRelOptions,
      PG_QUERY__ALTER_TABLE_TYPE__AT_ResetRelOptions, PG_QUERY__ALTER_TABLE_TYPE__AT_ClusterOn,
      PG_QUERY__ALTER_TABLE_TYPE__AT_DropCluster:
      .setOptions
    case PG_QUERY__ALTER_TABLE_TYPE__AT_EnableRowSecurity,
      PG_QUERY__ALTER_TABLE_TYPE__AT_ForceRowSecurity:
      .rowSecurity(isDisabled: false)
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DisableRowSecurity,
      PG_QUERY__ALTER_TABLE_TYPE__AT_NoForceRowSecurity:
      .rowSecurity(isDisabled: true)
    case PG_QUERY__ALTER_TABLE_TYPE__AT_EnableTrig,
      PG_QUERY__ALTER_TABLE_TYPE__AT_EnableAlwaysTrig,
      PG_QUERY__ALTER_TABLE_TYPE__AT_EnableReplicaTrig,
      PG_QUERY__ALTER_TABLE_TYPE__AT_EnableTrigAll, PG_QUERY__ALTER_TABLE_TYPE__AT_EnableTrigUser,
      PG_QUERY__ALTER_TABLE_TYPE__AT_DisableTrig, PG_QUERY__ALTER_TABLE_TYPE__AT_DisableTrigAll,
      PG_QUERY__ALTER_TABLE_TYPE__AT_DisableTrigUser:
      .triggers
    default: .other
    }
  }
}

extension Node<PgQuery__RenameStmt> {
  fileprivate var operation: Operation.Kind? {
    guard let relation = self.relation else { return nil }
    switch self.rename_type {
    case PG_QUERY__OBJECT_TYPE__OBJECT_COLUMN:
      return .alterTable(relation.name, .renameColumn(self.subname, to: self.newname))
    case PG_QUERY__OBJECT_TYPE__OBJECT_TABCONSTRAINT:
      return .alterTable(relation.name, .renameConstraint(self.subname, to: self.newname))
    case PG_QUERY__OBJECT_TYPE__OBJECT_INDEX:
      return .alterIndex(relation.name, .rename(to: self.newname))
    case PG_QUERY__OBJECT_TYPE__OBJECT_TABLE, PG_QUERY__OBJECT_TYPE__OBJECT_FOREIGN_TABLE,
      PG_QUERY__OBJECT_TYPE__OBJECT_VIEW, PG_QUERY__OBJECT_TYPE__OBJECT_MATVIEW,
      PG_QUERY__OBJECT_TYPE__OBJECT_SEQUENCE:
      return .alterTable(relation.name, .renameTable(to: self.newname))
    default: return nil
    }
  }
}

extension ScannedStatement {
  /// The places of the actions after a table's name.
  ///
  /// The grammar does not record them.
  fileprivate func actionPlaces(behind location: Int32) -> [TextPlace] {
    let name = place(of: location)
    guard var index = tokens.firstIndex(where: { $0.place >= name }) else { return [] }
    index += 1
    while index < tokens.count, text(of: tokens[index]) == "." { index += 2 }
    if index < tokens.count, text(of: tokens[index]) == "*" { index += 1 }
    var places: [TextPlace] = []
    var depth = 0
    var begins = true
    for token in tokens.dropFirst(index) {
      if begins { places.append(token.place) }
      begins = false
      switch token.kind == .punctuation ? text(of: token) : "" {
      case "(", "[": depth += 1
      case ")", "]": depth -= 1
      case ",": begins = depth == 0
      default: break
      }
    }
    return places
  }
}
