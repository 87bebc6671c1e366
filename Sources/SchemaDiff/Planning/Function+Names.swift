import PostgresSchema

extension Function {
  /// What its body and the types of its arguments and of its result mention.
  var qualifiedNames: Set<QualifiedName> {
    rowTypes.reduce(into: body.qualifiedNames) { $0.formUnion($1) }
  }

  /// What the server itself holds on to: types, but not what a body of text mentions.
  var heldNames: Set<QualifiedName> { rowTypes.reduce(into: []) { $0.formUnion($1) } }

  private var rowTypes: [Set<QualifiedName>] {
    (arguments.map(\.type) + [result]).map(\.sql.qualifiedNames)
  }
}
