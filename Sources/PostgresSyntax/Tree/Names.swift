import CPgQuery
import PostgresSchema

// Names in nodes.

extension Node<PgQuery__RangeVar> {
  /// The relation's name.
  ///
  /// The schema is `public` if none is written.
  var name: QualifiedName {
    QualifiedName(schema: self.schemaname.isEmpty ? "public" : self.schemaname, name: self.relname)
  }
}

extension AnyNode {
  /// The text of a `String` node; nil for other nodes.
  var text: String? { self.as(PgQuery__String.self)?.sval }

  /// The name of the object that the node refers to; nil if it refers to none.
  var objectName: QualifiedName? {
    switch kind {
    case "String": text.flatMap { QualifiedName(parts: [$0]) }
    case "List": self.as(PgQuery__List.self)?.list(\.n_items, \.items).qualifiedName
    case "TypeName": self.as(PgQuery__TypeName.self)?.list(\.n_names, \.names).qualifiedName
    case "RangeVar": self.as(PgQuery__RangeVar.self)?.name
    case "ObjectWithArgs":
      self.as(PgQuery__ObjectWithArgs.self)?.list(\.n_objname, \.objname).qualifiedName
    case "RoleSpec": self.as(PgQuery__RoleSpec.self).flatMap { QualifiedName(parts: [$0.rolename]) }
    default: nil
    }
  }

  /// All names in the tree: tables, columns, functions, types and aliases.
  var names: Set<String> {
    var names: Set<String> = []
    walk {
      names.formUnion($0.texts)
      return $0.kind != "AConst"
    }
    return names
  }

  /// The functions that the tree calls.
  var calledFunctions: Set<QualifiedName> {
    var functions: Set<QualifiedName> = []
    walk {
      let call = $0.as(PgQuery__FuncCall.self)
      if let name = call?.list(\.n_funcname, \.funcname).qualifiedName { functions.insert(name) }
      return true
    }
    return functions
  }

  /// The column's name if the node is a column reference.
  var column: String? {
    self.as(PgQuery__ColumnRef.self)?.list(\.n_fields, \.fields).last?.text
  }
}

extension [AnyNode] {
  /// The texts of a list of names.
  var texts: [String] { compactMap(\.text) }

  var qualifiedName: QualifiedName? { QualifiedName(parts: texts) }
}

extension QualifiedName {
  /// Makes a name from its parts.
  ///
  /// The last two are schema and name.
  fileprivate init?(parts: [String]) {
    guard let name = parts.last else { return nil }
    self.init(schema: parts.dropLast().last ?? "public", name: name)
  }
}
