import CPgQuery
import PostgresSchema

extension StatementReader {
  /// The operation of a DROP; nil for other statements.
  func removal(_ root: AnyNode) -> Operation.Kind? {
    switch root.kind {
    case "DropStmt": return root.as(PgQuery__DropStmt.self).map { .drop($0.dropped) }
    case "DropdbStmt":
      return root.as(PgQuery__DropdbStmt.self).map { .drop(named("database", $0.dbname)) }
    case "DropTableSpaceStmt":
      return root.as(PgQuery__DropTableSpaceStmt.self).map {
        .drop(named("tablespace", $0.tablespacename))
      }
    case "DropSubscriptionStmt":
      return root.as(PgQuery__DropSubscriptionStmt.self).map {
        .drop(named("subscription", $0.subname))
      }
    case "DropRoleStmt":
      let roles = root.as(PgQuery__DropRoleStmt.self)?.list(\.n_roles, \.roles) ?? []
      return .drop(Dropped(kind: "role", names: roles.compactMap(\.objectName)))
    case "DropOwnedStmt":
      guard let drop = root.as(PgQuery__DropOwnedStmt.self) else { return nil }
      return .drop(
        Dropped(
          kind: "owned", names: drop.list(\.n_roles, \.roles).compactMap(\.objectName),
          cascades: drop.behavior == PG_QUERY__DROP_BEHAVIOR__DROP_CASCADE))
    default: return nil
    }
  }

  private func named(_ kind: String, _ name: String) -> Dropped {
    Dropped(kind: kind, names: [QualifiedName(schema: "public", name: name)])
  }
}

extension Node<PgQuery__DropStmt> {
  fileprivate var dropped: Dropped {
    let objects = list(\.n_objects, \.objects)
    var dropped = Dropped(kind: objectKind)
    dropped.isConcurrent = self.concurrent != 0
    dropped.skipsMissing = self.missing_ok != 0
    dropped.cascades = self.behavior == PG_QUERY__DROP_BEHAVIOR__DROP_CASCADE
    if ["policy", "trigger", "rule"].contains(dropped.kind) {
      // A list of the table's names, and then its own.
      let parts = objects.first?.as(PgQuery__List.self)?.list(\.n_items, \.items) ?? []
      dropped.names = parts.suffix(1).texts.map { QualifiedName(schema: "", name: $0) }
      dropped.table = Array(parts.dropLast()).qualifiedName
    } else {
      dropped.names = objects.compactMap(\.objectName)
    }
    return dropped
  }

  /// As SQL writes it, in lower case.
  private var objectKind: String {
    guard
      let value = withUnsafePointer(
        to: pg_query__object_type__descriptor,
        { protobuf_c_enum_descriptor_get_value($0, Int32(bitPattern: self.remove_type.rawValue)) })
    else { return "" }
    let name = String(cString: value.pointee.name).dropFirst("OBJECT_".count)
    return name == "MATVIEW"
      ? "materialized view" : name.lowercased().replacing("_", with: " ")
  }
}
