package import PostgresClient
import PostgresSchema
import VaultModel

extension SourceDatabase {
  /// Reads the catalogs of a database; no row of a table is looked at, and nobody is kept waiting.
  ///
  /// - Parameters:
  ///   - schema: The schema that is meant; all but the server's own where none is named.
  ///   - connection: Any role that can connect may do it.
  /// - Throws: `PostgresError` where the server does not answer.
  package init(reading schema: String?, in connection: Connection) throws {
    self = try connection.snapshot {
      // Scripts run on sessions that look names up elsewhere.
      try connection.execute("SET LOCAL search_path = pg_catalog, pg_temp")
      return try CatalogReading(of: schema, in: connection).database()
    }
  }
}

/// One reading of the catalogs; tables go by their numbers in `pg_class`.
private struct CatalogReading {
  private let schema: Parameter
  private let connection: Connection

  init(of schema: String?, in connection: Connection) {
    self.schema = schema.map { .text($0) } ?? .null
    self.connection = connection
  }

  func database() throws(PostgresError) -> SourceDatabase {
    var tables = try self.tables()
    let columns = try self.columns()
    let keys = try self.keys()
    let foreignKeys = try self.foreignKeys(among: tables.mapValues(\.name))
    for number in tables.keys {
      tables[number]?.columns = columns[number] ?? []
      for key in keys[number] ?? [] {
        if key.isPrimary {
          tables[number]?.primaryKey = key.columns
        } else {
          tables[number]?.uniqueKeys.append(key.columns)
        }
      }
      tables[number]?.foreignKeys = foreignKeys[number] ?? []
    }
    return SourceDatabase(tables: Array(tables.values))
  }

  private func tables() throws(PostgresError) -> [Int64: SourceDatabase.Table] {
    let rows = try connection.query(CatalogQuery.tables, [schema])
    return rows.indices.reduce(into: [:]) { tables, row in
      guard let number = rows.integer(row, 0) else { return }
      tables[number] = SourceDatabase.Table(
        name: .init(schema: rows.text(row, 1) ?? "", name: rows.text(row, 2) ?? ""),
        comment: rows.text(row, 3), columns: [])
    }
  }
}

// MARK: Columns

extension CatalogReading {
  private func columns() throws(PostgresError) -> [Int64: [SourceDatabase.Column]] {
    let labels = try enumerations()
    let checks = try listedValues()
    let rows = try connection.query(CatalogQuery.columns, [schema])
    return rows.indices.reduce(into: [:]) { columns, row in
      guard let table = rows.integer(row, 0), let name = rows.text(row, 1),
        let baseType = rows.text(row, 3)
      else { return }
      let type = SourceType(baseType)
      let values = rows.integer(row, 4).flatMap { labels[$0] } ?? []
      columns[table, default: []].append(
        SourceDatabase.Column(
          name: name, sourceType: rows.text(row, 2) ?? baseType, type: type.type,
          isTypeKept: type.isKept, isNullable: rows.boolean(row, 5) != true,
          preset: rows.text(row, 6), isGenerated: rows.boolean(row, 7) == true,
          comment: rows.text(row, 8),
          allowedValues: values.isEmpty ? checks[ColumnPlace(table, name)] ?? [] : values))
    }
  }

  private func enumerations() throws(PostgresError) -> [Int64: [String]] {
    let rows = try connection.query(CatalogQuery.enumerations)
    return rows.indices.reduce(into: [:]) { labels, row in
      guard let type = rows.integer(row, 0), let label = rows.text(row, 1) else { return }
      labels[type, default: []].append(label)
    }
  }

  private func listedValues() throws(PostgresError) -> [ColumnPlace: [String]] {
    let rows = try connection.query(CatalogQuery.checks, [schema])
    return rows.indices.reduce(into: [:]) { values, row in
      guard let table = rows.integer(row, 0), let column = rows.text(row, 1),
        let definition = rows.text(row, 2)
      else { return }
      let listed = AllowedValues.inCheck(definition)
      if !listed.isEmpty { values[ColumnPlace(table, column)] = listed }
    }
  }

  private struct ColumnPlace: Hashable {
    let table: Int64
    let column: String

    init(_ table: Int64, _ column: String) {
      self.table = table
      self.column = column
    }
  }
}

// MARK: Keys

extension CatalogReading {
  private struct Key {
    var isPrimary: Bool
    var columns: [String] = []
  }

  /// The keys of each table, those with fewer columns first.
  private func keys() throws(PostgresError) -> [Int64: [Key]] {
    let rows = try connection.query(CatalogQuery.keys, [schema])
    var keys: [Int64: [Int64: Key]] = [:]
    for row in rows.indices {
      guard let table = rows.integer(row, 0), let index = rows.integer(row, 1),
        let column = rows.text(row, 3)
      else { continue }
      let isPrimary = rows.boolean(row, 2) == true
      keys[table, default: [:]][index, default: Key(isPrimary: isPrimary)].columns.append(column)
    }
    return keys.mapValues { indexes in
      indexes.values.sorted { one, other in
        (one.columns.count, one.columns.joined(separator: ","))
          < (other.columns.count, other.columns.joined(separator: ","))
      }
    }
  }

  /// Those to tables that are read, too.
  private func foreignKeys(
    among names: [Int64: SourceDatabase.TableName]
  ) throws(PostgresError) -> [Int64: [SourceDatabase.ForeignKey]] {
    let rows = try connection.query(CatalogQuery.foreignKeys, [schema])
    var keys: [Int64: [SourceDatabase.ForeignKey]] = [:]
    var last: Int64?
    for row in rows.indices {
      guard let constraint = rows.integer(row, 0), let table = rows.integer(row, 1),
        let target = rows.integer(row, 2).flatMap({ names[$0] }), let column = rows.text(row, 3),
        let referenced = rows.text(row, 4)
      else { continue }
      if constraint != last {
        keys[table, default: []].append(.init(columns: [], table: target, referenced: []))
        last = constraint
      }
      let index = keys[table, default: []].count - 1
      keys[table]?[index].columns.append(column)
      keys[table]?[index].referenced.append(referenced)
    }
    return keys
  }
}
