extension CatalogObject {
  /// By what it is known again.
  package var identity: ObjectIdentity {
    switch self {
    case .role(let name): ObjectIdentity(.role, schema: name)
    case .namespace(let namespace): ObjectIdentity(.namespace, schema: namespace.name)
    case .installedExtension(let installed):
      ObjectIdentity(.installedExtension, schema: installed.name)
    case .table(let table): ObjectIdentity(.table, table.name)
    case .column(let column, let table): ObjectIdentity(.column, table, member: column.name)
    case .primaryKey(let key, let table): ObjectIdentity(.primaryKey, table, member: key.name)
    case .check(let check, let table): ObjectIdentity(.check, table, member: check.name)
    case .foreignKey(let key, let table, _):
      ObjectIdentity(.foreignKey, table, member: key.name)
    case .partition(let partition): ObjectIdentity(.partition, partition.name)
    case .index(let index):
      ObjectIdentity(.index, schema: index.table.schema, name: index.name)
    case .view(let view): ObjectIdentity(.view, view.name)
    case .materializedView(let view): ObjectIdentity(.materializedView, view.name)
    case .function(let function):
      ObjectIdentity(
        .function, schema: function.name.schema, name: function.signatureInCatalog.text)
    case .policy(let policy, let table): ObjectIdentity(.policy, table, member: policy.name)
    case .right(let right): right.identity
    case .row(let row):
      ObjectIdentity(
        .row, row.table, member: row.values.map(\.text).joined(separator: ", "))
    }
  }
}

extension Function {
  package var signatureInCatalog: FunctionSignature {
    FunctionSignature(name, arguments.map(\.type))
  }
}

extension FunctionSignature {
  /// `name(type, type)`, without the schema.
  package var text: String {
    "\(name.name)(\(argumentTypes.map(\.sql.text).joined(separator: ", ")))"
  }
}

extension GrantedRight {
  fileprivate var identity: ObjectIdentity {
    let member = "\(privilege.text) of \(role ?? "everybody")"
    switch target {
    case .namespace(let name): return ObjectIdentity(.right, schema: name, member: member)
    case .relation(let name): return ObjectIdentity(.right, name, member: member)
    case .function(let signature):
      return ObjectIdentity(
        .right, schema: signature.name.schema, name: signature.text, member: member)
    }
  }
}

extension Grant.Privilege {
  fileprivate var text: String {
    switch self {
    case .all: "ALL"
    case .select: "SELECT"
    case .insert: "INSERT"
    case .update: "UPDATE"
    case .updateOf(let columns): "UPDATE (\(columns.joined(separator: ", ")))"
    case .delete: "DELETE"
    case .usage: "USAGE"
    case .execute: "EXECUTE"
    case .other(let text): text.text
    }
  }
}
