extension Table {
  /// `CREATE TABLE` and the comments on the table and its columns.
  package var sql: SQL {
    let lines = columnLines + constraintLines
    let create: SQL = ownership == .own ? "CREATE TABLE" : "CREATE TABLE IF NOT EXISTS"
    let statement: SQL = """
      \(create) \(name) (
        \(lines.joined(separator: ",\n  "))
      )\(partitioning == nil ? storageClause : partitionClause);
      """
    return ([statement] + partitionStatements + comments).joined(separator: "\n")
  }

  private var columnLines: [SQL] {
    SQL.aligned(columns.map(\.cells), separator: " ")
  }

  private var constraintLines: [SQL] {
    var lines: [SQL] = []
    if let primaryKey {
      lines.append(
        "CONSTRAINT \(id: primaryKey.name) PRIMARY KEY \(SQL.list(primaryKey.columns))")
    }
    lines += checks.map { "CONSTRAINT \(id: $0.name) CHECK (\($0.condition))" }
    lines += foreignKeys.map { key in
      "CONSTRAINT \(id: key.name) FOREIGN KEY (\(id: key.column)) REFERENCES \(key.table)"
    }
    return lines
  }

  private var storageClause: SQL {
    guard !storage.isEmpty else { return "" }
    let parameters = storage.map { parameter -> SQL in
      switch parameter {
      case .fillFactor(let percent): "fillfactor = \(percent)"
      }
    }
    return " WITH (\(parameters.joined()))"
  }

  private var partitionClause: SQL {
    partitioning.map { " PARTITION BY RANGE (\(id: $0.column))" } ?? ""
  }

  /// The server keeps storage parameters with the partitions, not with the table over them.
  private var partitionStatements: [SQL] {
    guard let partitioning else { return [] }
    let ranges = partitioning.partitions.map { partition -> SQL in
      """
      CREATE TABLE \(partition.name) PARTITION OF \(name)
        FOR VALUES FROM (\(partition.start)) TO (\(partition.end))\(storageClause);
      """
    }
    let rest: SQL =
      "CREATE TABLE \(partitioning.defaultPartition) PARTITION OF \(name) DEFAULT\(storageClause);"
    return ranges + [rest]
  }

  private var comments: [SQL] {
    let own: [SQL] = comment.map { ["COMMENT ON TABLE \(name) IS \(literal: $0);"] } ?? []
    return own
      + columns.compactMap { column in
        column.comment.map { "COMMENT ON COLUMN \(name).\(id: column.name) IS \(literal: $0);" }
      }
  }
}

extension Column {
  /// Name, type, nullability and default, for alignment with the columns above and below.
  fileprivate var cells: [SQL] {
    [.identifier(name), type.sql, nullability == .notNull ? "NOT NULL" : "", fillingClause]
  }

  private var fillingClause: SQL {
    switch filling {
    case .given: ""
    case .byDefault(let value): "DEFAULT \(value)"
    case .identity: "GENERATED ALWAYS AS IDENTITY"
    }
  }
}
