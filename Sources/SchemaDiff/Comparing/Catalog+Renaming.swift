package import PostgresSchema

extension Catalog {
  /// The catalog as it is once columns have other names, whatever names them there renamed along.
  ///
  /// The server follows a rename in keys, indexes, conditions and rights by itself; so does this, where a
  /// condition spells the column quoted.
  package func renaming(_ renames: [ColumnRename]) -> Catalog {
    renames.reduce(into: self) { catalog, rename in catalog.apply(rename) }
  }

  private mutating func apply(_ rename: ColumnRename) {
    guard self[rename.before] != nil else { return }
    for (identity, entry) in entries where entry.object.table == rename.table {
      let renamed = entry.object.renaming(rename)
      guard renamed != entry.object else { continue }
      remove(identity)
      add(renamed, peculiarity: entry.peculiarity)
    }
    columnOrder[rename.table] = columnOrder[rename.table]?.filter { $0 != rename.from }
  }
}

extension ColumnRename {
  /// The column as it is named before.
  package var before: ObjectIdentity { ObjectIdentity(.column, table, member: from) }
  /// The column as it is named afterwards.
  package var after: ObjectIdentity { ObjectIdentity(.column, table, member: to) }

  fileprivate func name(_ column: String) -> String { column == from ? to : column }

  fileprivate func names(in sql: SQL) -> SQL {
    let old = SQL.identifier(from).text
    return SQL(
      trusted: sql.text.split(separator: old, omittingEmptySubsequences: false)
        .joined(separator: SQL.identifier(to).text))
  }
}

extension CatalogObject {
  /// The table that it is, or is part of; nil for what the server does not rename along with a column.
  fileprivate var table: QualifiedName? {
    switch self {
    case .table(let frame): frame.name
    case .column(_, let table), .primaryKey(_, let table), .check(_, let table),
      .foreignKey(_, let table, _), .policy(_, let table):
      table
    case .index(let index): index.table
    case .row(let row): row.table
    case .right(let right):
      if case .relation(let name) = right.target { name } else { nil }
    case .role, .namespace, .installedExtension, .partition, .view, .materializedView, .function:
      nil
    }
  }

  fileprivate func renaming(_ rename: ColumnRename) -> CatalogObject {
    switch self {
    case .table(var frame):
      frame.partitionColumn = frame.partitionColumn.map(rename.name)
      return .table(frame)
    case .column(var column, let table):
      column.name = rename.name(column.name)
      return .column(column, of: table)
    case .primaryKey(var key, let table):
      key.columns = key.columns.map(rename.name)
      return .primaryKey(key, of: table)
    case .check(var check, let table):
      check.condition = rename.names(in: check.condition)
      return .check(check, of: table)
    case .foreignKey(var key, let table, let watch):
      key.column = rename.name(key.column)
      return .foreignKey(key, of: table, watch)
    case .index(var index):
      index.columns = index.columns.map(rename.name)
      return .index(index)
    case .policy(var policy, let table):
      policy.condition = rename.names(in: policy.condition)
      return .policy(policy, of: table)
    case .row(var row):
      row.columns = row.columns.map(rename.name)
      return .row(row)
    case .right(var right):
      if case .updateOf(let columns) = right.privilege {
        right.privilege = .updateOf(columns.map(rename.name))
      }
      return .right(right)
    case .role, .namespace, .installedExtension, .partition, .view, .materializedView, .function:
      return self
    }
  }
}
