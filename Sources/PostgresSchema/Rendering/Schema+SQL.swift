extension Schema {
  /// The statements that make the schema, in its order.
  package var sql: SQL { sections.map(\.sql).joined(separator: "\n\n") + "\n" }
}

extension Section {
  /// The heading, then the statements with a blank line between them, but for rows of one table each.
  package var sql: SQL {
    let rule = String(repeating: "-", count: max(3, 76 - title.count))
    var heading: SQL = .comment(title + " " + rule)
    if let remark { heading += "\n\(SQL.comment("\n" + remark))" }
    var text = heading
    var previous: SchemaObject?
    for object in objects {
      text += previous?.isSingleRow == true && object.isSingleRow ? "\n" : "\n\n"
      text += object.sql
      previous = object
    }
    return text
  }
}

extension SchemaObject {
  fileprivate var isSingleRow: Bool {
    if case .rows(let rows) = self { rows.rows.count == 1 } else { false }
  }

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
