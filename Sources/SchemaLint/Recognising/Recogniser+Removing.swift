import PostgresSchema

/// Reads on behind `DROP`.
func removal(_ reader: inout TokenReader) -> Operation.Kind {
  guard let kind = reader.takeKind() else { return .other }
  var dropped = Dropped(kind: kind)
  dropped.isConcurrent = reader.take("concurrently")
  dropped.skipsMissing = reader.take("if", "exists")
  switch kind {
  case "database", "tablespace", "subscription":
    dropped.names = reader.takeNames()
    return .drop(dropped)
  case "owned":
    _ = reader.take("by")
    dropped.names = reader.takeNames()
  case "policy", "trigger", "rule":
    if let name = reader.takeIdentifier() {
      dropped.names = [QualifiedName(schema: "", name: name)]
    }
    if reader.take("on") { dropped.table = reader.takeName() }
  default:
    dropped.names = reader.takeNames()
  }
  dropped.cascades = reader.skip(behind: "cascade")
  return .drop(dropped)
}

extension TokenReader {
  /// The kind of object that a statement names: one word or two.
  mutating func takeKind() -> String? {
    for pair in [
      ("materialized", "view"), ("foreign", "table"), ("event", "trigger"),
      ("text", "search"), ("access", "method"), ("user", "mapping"), ("foreign", "data"),
    ] where take(pair.0, pair.1) {
      return "\(pair.0) \(pair.1)"
    }
    return takeIdentifier()
  }
}
