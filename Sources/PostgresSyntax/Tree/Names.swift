import CPgQuery
import PostgresSchema

// What nodes call things.

extension Node<PgQuery__RangeVar> {
  /// The schema `public` stands for the search path where none is written.
  var name: QualifiedName {
    QualifiedName(schema: self.schemaname.isEmpty ? "public" : self.schemaname, name: self.relname)
  }
}

extension AnyNode {
  /// The text of a `String` node; nil for any other.
  var text: String? { self.as(PgQuery__String.self)?.sval }

  /// What a node calls an object: a text, a list of its parts, a type, a table, a function with its arguments.
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

  /// Every name within: of tables, columns, functions and types, and what they are called here.
  var names: Set<String> {
    var names: Set<String> = []
    walk {
      names.formUnion($0.texts)
      return $0.kind != "AConst"
    }
    return names
  }

  /// The functions that are called within.
  var calledFunctions: Set<QualifiedName> {
    var functions: Set<QualifiedName> = []
    walk {
      let call = $0.as(PgQuery__FuncCall.self)
      if let name = call?.list(\.n_funcname, \.funcname).qualifiedName { functions.insert(name) }
      return true
    }
    return functions
  }

  /// A column that stands alone, by its last name.
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
  /// A name by its parts, the last of which are schema and name.
  fileprivate init?(parts: [String]) {
    guard let name = parts.last else { return nil }
    self.init(schema: parts.dropLast().last ?? "public", name: name)
  }
}
