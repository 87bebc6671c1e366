extension Schema {
  /// The statements that make the schema, in its order.
  package var sql: SQL { sections.map(\.sql).joined(separator: "\n\n") + "\n" }
}

extension Section {
  /// The heading, then the statements with a blank line between them.
  package var sql: SQL {
    let rule = String(repeating: "-", count: max(3, 76 - title.count))
    var heading: SQL = .comment(title + " " + rule)
    if let remark { heading += "\n\(SQL.comment("\n" + remark))" }
    return ([heading] + objects.map(\.sql)).joined(separator: "\n\n")
  }
}

extension SchemaObject {
  /// The statements that make the object, each with its semicolon.
  package var sql: SQL {
    switch self {
    case .codeBlock(let block): block.sql
    case .namespace(let namespace): namespace.sql
    case .installedExtension(let installed): installed.sql
    case .function(let function): function.sql
    case .table(let table): table.sql
    case .index(let index): index.sql
    case .view(let view): view.sql
    case .materializedView(let view): view.sql
    case .rows(let rows): rows.sql
    case .roles(let roles): roles.sql
    case .rowSecurity(let security): security.sql
    case .grant(let grant): grant.sql
    case .foreignKey(let key): key.sql
    }
  }
}
