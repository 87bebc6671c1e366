extension Schema {
  /// The rows that tables have from the beginning, those that foreign keys ask for first.
  ///
  /// The schema itself writes them before it has foreign keys, in another order.
  package var firstRows: [RowInsert] {
    var insertsByTable: [QualifiedName: [RowInsert]] = [:]
    var referenced: [QualifiedName: [QualifiedName]] = [:]
    var tables: [QualifiedName] = []
    var parents: [QualifiedName: QualifiedName] = [:]
    for object in objects {
      switch object {
      case .rows(let rows):
        insertsByTable[rows.table, default: []].append(rows)
        tables.append(rows.table)
      case .table(let table):
        referenced[table.name, default: []] += table.foreignKeys.map(\.table)
        for partition in table.partitioning?.names ?? [] { parents[partition] = table.name }
      case .foreignKey(let added):
        for table in added.tables {
          referenced[parents[table] ?? table, default: []].append(added.key.table)
        }
      default: continue
      }
    }
    var visited: Set<QualifiedName> = []
    var inserts: [RowInsert] = []
    func visit(_ table: QualifiedName) {
      guard visited.insert(table).inserted else { return }
      for other in referenced[table] ?? [] { visit(other) }
      inserts += insertsByTable[table] ?? []
    }
    for table in tables { visit(table) }
    return inserts
  }
}
