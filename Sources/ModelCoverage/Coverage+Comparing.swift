package import ModelImport
package import VaultModel

extension Coverage {
  /// Looks at the columns that the model itself knows.
  package init(of vault: CompiledVault) {
    let read = ReadTable.all(of: vault).map { table in
      Table(
        name: table.name, state: .mapped, sources: table.sources,
        columns: table.columns.sorted { $0.key < $1.key }.map { $1.covered($0) })
    }
    let excluded = vault.excluded.map {
      Table(name: $0.name, state: .excluded, reason: $0.reason)
    }
    self.init(vault: vault.name, tables: read + excluded)
  }

  /// Holds the model against the tables that a database has.
  ///
  /// A table is known by its full name; where the database has it in another schema, by its own.
  package init(of vault: CompiledVault, against database: SourceDatabase) {
    let read = ReadTable.all(of: vault)
    let known = TableNames(read.map(\.name) + vault.excluded.map(\.name), in: database)
    let present = database.tables.map { table -> Table in
      let name = known.name(of: table)
      if let own = read.first(where: { $0.name == name }) { return Table(table, read: own) }
      let exclusion = vault.excluded.first { $0.name == name }
      return Table(table, reason: exclusion?.reason)
    }
    let absent = read.filter { !known.isPresent($0.name) }.map { table in
      Table(
        name: table.name, state: .absent, sources: table.sources,
        columns: table.columns.sorted { $0.key < $1.key }.map { Column(absent: $1, name: $0) })
    }
    self.init(vault: vault.name, tables: present + absent)
  }
}

/// Which table of the database a name of the model means.
private struct TableNames {
  private let modelNames: [SourceDatabase.TableName: String]

  init(_ names: [String], in database: SourceDatabase) {
    let full = Set(names)
    let named = Dictionary(grouping: full) { $0.split(separator: ".").last.map(String.init) }
    let present = Dictionary(grouping: database.tables.map(\.name), by: \.name)
    modelNames = database.tables.reduce(into: [:]) { found, table in
      if full.contains(table.name.description) {
        found[table.name] = table.name.description
      } else if present[table.name.name]?.count == 1, let one = named[table.name.name],
        one.count == 1
      {
        found[table.name] = one[0]
      }
    }
  }

  func name(of table: SourceDatabase.Table) -> String? { modelNames[table.name] }

  func isPresent(_ name: String) -> Bool { modelNames.values.contains(name) }
}

extension Coverage.Table {
  /// A table of the database that the model reads.
  fileprivate init(_ table: SourceDatabase.Table, read own: ReadTable) {
    let names = Set(table.columns.map(\.name))
    let present = table.columns.map { column -> Coverage.Column in
      guard let known = own.columns[column.name] else {
        return Coverage.Column(
          name: column.name, state: .missing, reason: "the model's table does not have it",
          databaseType: column.sourceType)
      }
      let differs = known.type != column.type
      return known.covered(column.name, databaseType: differs ? column.sourceType : nil)
    }
    // What is not loaded need not be there.
    let absent = own.columns.filter { !names.contains($0.key) && $0.value.reason == nil }
      .sorted { $0.key < $1.key }.map { Coverage.Column(absent: $0.value, name: $0.key) }
    self.init(
      name: table.name.description, state: .mapped, sources: own.sources,
      columns: present + absent)
  }

  /// A table of the database that the model does not read.
  fileprivate init(_ table: SourceDatabase.Table, reason: String?) {
    let columns = table.columns.map { column in
      Coverage.Column(
        name: column.name, state: reason == nil ? .missing : .excluded,
        reason: reason ?? "no source reads its table", databaseType: column.sourceType)
    }
    self.init(
      name: table.name.description, state: reason == nil ? .missing : .excluded, reason: reason,
      columns: columns)
  }
}

extension Coverage.Column {
  fileprivate init(absent column: ReadTable.ReadColumn, name: String) {
    self.init(
      name: name, state: .absent, targets: column.targets.sorted(),
      reason: "the database does not have it", type: column.type.sqlName)
  }
}
