import CPgQuery
package import PostgresSchema

extension SQLScript {
  /// The operations of each statement.
  package var operations: [[Operation]] {
    DeepStack.run { statements.map { StatementReader(statement: $0).operations() } }
  }
}

extension ScannedStatement {
  /// The operations of the statement.
  ///
  /// An `ALTER TABLE` has one for each action.
  package var operations: [Operation] {
    DeepStack.run { StatementReader(statement: self).operations() }
  }
}

/// Converts a statement's syntax tree to operations.
struct StatementReader {
  let statement: ScannedStatement

  func operations() -> [Operation] {
    do throws(SyntaxError) {
      return try SyntaxTree.read(statement, operations)
    } catch {
      return [Operation(kind: .notUnderstood(error), place: error.place)]
    }
  }

  func operations(of root: AnyNode) -> [Operation] {
    switch root.kind {
    case "AlterTableStmt":
      return root.as(PgQuery__AlterTableStmt.self).map { alterations($0) } ?? []
    case "SelectStmt", "InsertStmt", "UpdateStmt", "DeleteStmt", "MergeStmt", "CopyStmt",
      "DeclareCursorStmt":
      return writes(in: root)
    case "CreateTableAsStmt":
      return [Operation(kind: creation(root) ?? .other, place: statement.place)] + writes(in: root)
    case "PrepareStmt":
      return root.as(PgQuery__PrepareStmt.self)?.query.map { operations(of: $0) } ?? []
    case "ExplainStmt":
      guard let explain = root.as(PgQuery__ExplainStmt.self), explain.isRun else { break }
      return explain.query.map { operations(of: $0) } ?? []
    default: break
    }
    let kind =
      creation(root) ?? alteration(root) ?? removal(root) ?? maintenance(root) ?? session(root)
    return [Operation(kind: kind ?? .other, place: statement.place)]
  }
}

extension Node<PgQuery__ExplainStmt> {
  /// True if the statement is executed, not only planned.
  fileprivate var isRun: Bool { list(\.n_options, \.options).options.isOn("analyze") }
}

// MARK: Options

extension [AnyNode] {
  /// The options that a list names.
  var options: [Node<PgQuery__DefElem>] { compactMap { $0.as(PgQuery__DefElem.self) } }
}

extension [Node<PgQuery__DefElem>] {
  /// Returns true if the option is present and not turned off.
  func isOn(_ name: String) -> Bool {
    last { $0.defname.lowercased() == name }.map { option in
      !["false", "off", "0", "no"].contains(option.arg?.constant?.lowercased() ?? "")
    } ?? false
  }
}

extension AnyNode {
  /// A constant's value as text; nil for anything else.
  var constant: String? {
    if let text { return text }
    switch kind {
    case "Integer": return self.as(PgQuery__Integer.self).map { "\($0.ival)" }
    case "Float": return self.as(PgQuery__Float.self)?.fval
    case "Boolean": return self.as(PgQuery__Boolean.self).map { "\($0.boolval != 0)" }
    case "TypeCast": return self.as(PgQuery__TypeCast.self)?.arg?.constant
    case "AConst":
      guard let constant = self.as(PgQuery__AConst.self), constant.isnull == 0 else { return nil }
      return children.first?.constant
    default: return nil
    }
  }
}

// MARK: Rows

extension StatementReader {
  /// The writes of a query and of its WITH clauses; `other` if it writes nothing.
  private func writes(in root: AnyNode) -> [Operation] {
    var writes: [Operation] = []
    root.walk { node in
      if let (rows, location) = node.writtenRows {
        let place = writes.isEmpty && node.kind == root.kind ? statement.place : place(location)
        writes.append(Operation(kind: .writeRows(rows), place: place))
      }
      return true
    }
    if root.kind == "CreateTableAsStmt" { return writes }
    return writes.isEmpty ? [Operation(kind: .other, place: statement.place)] : writes
  }

  func place(_ location: Int32) -> TextPlace { statement.place(of: location) }
}

extension AnyNode {
  /// The node's own write and the location of its table's name.
  fileprivate var writtenRows: (rows: WrittenRows, location: Int32)? {
    switch kind {
    case "InsertStmt":
      return rows(.insert, of: self.as(PgQuery__InsertStmt.self)?.relation)
    case "UpdateStmt":
      guard let update = self.as(PgQuery__UpdateStmt.self) else { return nil }
      var written = rows(.update, of: update.relation, where: update.where_clause)
      written?.rows.columns = update.list(\.n_target_list, \.target_list).compactMap {
        $0.as(PgQuery__ResTarget.self)?.name
      }
      return written
    case "DeleteStmt":
      guard let deletion = self.as(PgQuery__DeleteStmt.self) else { return nil }
      return rows(.delete, of: deletion.relation, where: deletion.where_clause)
    case "MergeStmt":
      return rows(.merge, of: self.as(PgQuery__MergeStmt.self)?.relation)
    default: return nil
    }
  }

  private func rows(
    _ verb: WrittenRows.Verb, of table: Node<PgQuery__RangeVar>?
  ) -> (rows: WrittenRows, location: Int32)? {
    table.map { (WrittenRows(verb: verb, table: $0.name, hasCondition: true), $0.location) }
  }

  private func rows(
    _ verb: WrittenRows.Verb, of table: Node<PgQuery__RangeVar>?, where condition: AnyNode?
  ) -> (rows: WrittenRows, location: Int32)? {
    var written = rows(verb, of: table)
    written?.rows.hasCondition = condition?.choosesRows ?? false
    return written
  }

  /// True if the condition can exclude rows.
  ///
  /// `true` and `1 = 1` cannot.
  private var choosesRows: Bool {
    if constant == "false" { return true }
    var asks = false
    walk { node in
      asks =
        asks
        || ["ColumnRef", "FuncCall", "SubLink", "ParamRef", "CurrentOfExpr"].contains(node.kind)
      return !asks
    }
    return asks
  }
}

// MARK: Work on what is there, and the session

extension StatementReader {
  private func maintenance(_ root: AnyNode) -> Operation.Kind? {
    switch root.kind {
    case "TruncateStmt":
      guard let truncate = root.as(PgQuery__TruncateStmt.self) else { return nil }
      return .truncate(
        truncate.list(\.n_relations, \.relations).compactMap(\.objectName),
        cascades: truncate.behavior == PG_QUERY__DROP_BEHAVIOR__DROP_CASCADE)
    case "ReindexStmt":
      guard let reindex = root.as(PgQuery__ReindexStmt.self) else { return nil }
      let name = reindex.relation?.name ?? QualifiedName(schema: "public", name: reindex.name)
      return .reindex(
        target: reindex.target, name,
        isConcurrent: reindex.list(\.n_params, \.params).options.isOn("concurrently"))
    case "RefreshMatViewStmt":
      guard let refresh = root.as(PgQuery__RefreshMatViewStmt.self), let view = refresh.relation
      else { return nil }
      return .refresh(view.name, isConcurrent: refresh.concurrent != 0)
    case "ClusterStmt":
      return .rewrite(
        command: "CLUSTER", root.as(PgQuery__ClusterStmt.self)?.relation?.name)
    case "VacuumStmt":
      guard let vacuum = root.as(PgQuery__VacuumStmt.self), vacuum.is_vacuumcmd != 0 else {
        return nil
      }
      guard vacuum.list(\.n_options, \.options).options.isOn("full") else {
        return .outsideTransaction(command: "VACUUM")
      }
      let table = vacuum.list(\.n_rels, \.rels).first?.as(PgQuery__VacuumRelation.self)
      return .rewrite(command: "VACUUM FULL", table?.relation?.name)
    case "LockStmt":
      guard let lock = root.as(PgQuery__LockStmt.self) else { return nil }
      return .lockTables(
        lock.list(\.n_relations, \.relations).compactMap(\.objectName),
        LockStrength(words: Self.lockWords[Int(lock.mode) - 1]))
    default: return nil
    }
  }

  /// Ordered by the server's lock numbers, from 1.
  private static let lockWords = [
    "ACCESS SHARE", "ROW SHARE", "ROW EXCLUSIVE", "SHARE UPDATE EXCLUSIVE", "SHARE",
    "SHARE ROW EXCLUSIVE", "EXCLUSIVE", "ACCESS EXCLUSIVE",
  ]

  private func session(_ root: AnyNode) -> Operation.Kind? {
    switch root.kind {
    case "TransactionStmt": return root.as(PgQuery__TransactionStmt.self)?.operation
    case "VariableSetStmt":
      return root.as(PgQuery__VariableSetStmt.self).map { setting in
        let values = setting.list(\.n_args, \.args).compactMap(\.constant)
        return .set(parameter: setting.name.lowercased(), value: values.joined(separator: ","))
      }
    case "DoStmt":
      let options = root.as(PgQuery__DoStmt.self)?.list(\.n_args, \.args).options ?? []
      return options.first { $0.defname == "as" }?.arg?.constant.map { .doBlock(body: $0) }
    case "GrantStmt":
      return root.as(PgQuery__GrantStmt.self)?.is_grant == 0 ? .revoke : nil
    case "GrantRoleStmt":
      return root.as(PgQuery__GrantRoleStmt.self)?.is_grant == 0 ? .revoke : nil
    default: return nil
    }
  }
}

extension Node<PgQuery__ReindexStmt> {
  fileprivate var target: String {
    switch self.kind {
    case PG_QUERY__REINDEX_OBJECT_TYPE__REINDEX_OBJECT_INDEX: "index"
    case PG_QUERY__REINDEX_OBJECT_TYPE__REINDEX_OBJECT_TABLE: "table"
    case PG_QUERY__REINDEX_OBJECT_TYPE__REINDEX_OBJECT_SCHEMA: "schema"
    case PG_QUERY__REINDEX_OBJECT_TYPE__REINDEX_OBJECT_SYSTEM: "system"
    default: "database"
    }
  }
}

extension Node<PgQuery__TransactionStmt> {
  fileprivate var operation: Operation.Kind {
    switch self.kind {
    case PG_QUERY__TRANSACTION_STMT_KIND__TRANS_STMT_BEGIN,
      PG_QUERY__TRANSACTION_STMT_KIND__TRANS_STMT_START:
      .begin
    case PG_QUERY__TRANSACTION_STMT_KIND__TRANS_STMT_COMMIT: .commit
    case PG_QUERY__TRANSACTION_STMT_KIND__TRANS_STMT_ROLLBACK: .rollback
    // Back to a savepoint is still within.
    default: .savepoint
    }
  }
}
