import VaultModel
import VaultSQL

/// A table that sources of the model read, with what becomes of its columns.
struct ReadTable {
  let name: String
  var sources: [String] = []
  /// By name.
  private(set) var columns: [String: ReadColumn] = [:]

  struct ReadColumn {
    var type: SQLType
    var targets: Set<String> = []
    var reason: String?
    /// Whether a condition, or the hash of the row, asks for it.
    var isAskedFor = false
  }

  /// The tables of a vault's sources; several sources may read one.
  static func all(of vault: CompiledVault) -> [ReadTable] {
    let tables = vault.sources.reduce(into: [String: ReadTable]()) { tables, source in
      tables[source.tableName, default: ReadTable(name: source.tableName)].add(source, of: vault)
    }
    return tables.values.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  private init(name: String) { self.name = name }

  private mutating func add(_ source: CompiledVault.Source, of vault: CompiledVault) {
    sources.append(source.name)
    let targets = source.holders(in: vault)
    let askedFor = source.columnsAskedFor
    for column in source.columns {
      var known = columns[column.name] ?? ReadColumn(type: column.type)
      known.targets.formUnion(targets[column.name] ?? [])
      known.reason = known.reason ?? source.excluded.first { $0.name == column.name }?.reason
      known.isAskedFor = known.isAskedFor || askedFor.contains(column.name)
      columns[column.name] = known
    }
  }
}

extension CompiledVault.Source {
  /// For each column where its value is held; a hash holds none, but the digest of one column alone, which
  /// is kept in its place.
  fileprivate func holders(in vault: CompiledVault) -> [String: Set<String>] {
    var source = self
    source.derived = derived.map { input in
      var input = input
      if case .rowHash(let columns) = input.derivation, columns.count > 1 {
        // It tells of no column, as if every record had the same.
        input.derivation = .constant(text: "")
      }
      return input
    }
    return SourceLineage(of: source, in: vault).steps.reduce(into: [:]) { holders, step in
      guard step.kind != .hash else { return }
      holders[step.column, default: []].insert("\(step.table).\(step.target)")
    }
  }

  /// The columns that decide what is fed and how, or are hashed with their row.
  fileprivate var columnsAskedFor: Set<String> {
    let scopes =
      keys.map(\.scope) + links.map(\.scope) + satellites.map(\.scope) + references.map(\.scope)
    let conditions = scopes.compactMap { $0 }.flatMap { scope in
      scope.conditions.map(\.input) + (scope.each.map { [$0] } ?? [])
    }
    let hashed = derived.flatMap { input -> [String] in
      if case .rowHash(let columns) = input.derivation { columns } else { [] }
    }
    return Set((conditions + hashed + rules.columns).flatMap { columns(behind: $0) })
  }
}

extension ReadTable.ReadColumn {
  /// The column as the report has it; `databaseType` is what the database has in place of the model's.
  func covered(_ name: String, databaseType: String? = nil) -> Coverage.Column {
    var column = Coverage.Column(
      name: name, state: .mapped, targets: targets.sorted(), type: type.sqlName,
      databaseType: databaseType)
    if !targets.isEmpty { return column }
    column.state = reason == nil ? .missing : .excluded
    column.reason =
      reason ?? (isAskedFor ? "asked for, and its value stored nowhere" : "nothing takes it")
    return column
  }
}
