import VaultModel

/// A table's columns that name a row of another table, less what says whose the row is.
struct TableReference: Hashable, Sendable {
  let from: SourceDatabase.TableName
  let to: SourceDatabase.TableName
  /// Own column and the column that it is equal to.
  let pairs: [Pair]
  /// False where only names suggest it.
  let isDeclared: Bool

  struct Pair: Hashable, Sendable {
    let own: String
    let other: String
  }

  var columns: [String] { pairs.map(\.own) }
  var referenced: Set<String> { Set(pairs.map(\.other)) }
}

extension SourceDatabase {
  /// The references of all tables, in the order of their columns: those that are declared, then
  /// those that only names suggest.
  func references(under tenancy: Tenancy) -> [TableName: [TableReference]] {
    let singular = Dictionary(
      tables.map { (SchemaAndWord($0.name.schema, VaultName.singular($0.name.name)), $0) }
    ) { first, _ in first }
    return tables.reduce(into: [:]) { references, table in
      let declared = table.foreignKeys.compactMap { reference($0, of: table, under: tenancy) }
      let told = Set(table.foreignKeys.flatMap(\.columns))
      let inferred = table.columns.compactMap { column -> TableReference? in
        guard !told.contains(column.name), column.name != tenancy.column(of: table) else {
          return nil
        }
        return suggested(by: column, of: table, among: singular)
      }
      let order = table.columns.map(\.name)
      references[table.name] =
        declared.uniqued().sorted { place(of: $0, in: order) < place(of: $1, in: order) } + inferred
    }
  }

  private func place(of reference: TableReference, in order: [String]) -> Int {
    reference.columns.compactMap { order.firstIndex(of: $0) }.min() ?? order.count
  }

  private func reference(
    _ key: ForeignKey, of table: Table, under tenancy: Tenancy
  ) -> TableReference? {
    guard let target = self.table(key.table) else { return nil }
    let own = tenancy.column(of: table)
    let other = target.name == tenancy.table ? nil : tenancy.column(of: target)
    let pairs = zip(key.columns, key.referenced).map { TableReference.Pair(own: $0, other: $1) }
      .filter { pair in
        // To the tenant itself, or a tenant's column within a longer key.
        !(pair.own == own && (pair.other == other || key.table == tenancy.table))
      }
    guard !pairs.isEmpty else { return nil }
    return TableReference(from: table.name, to: target.name, pairs: pairs, isDeclared: true)
  }

  private func suggested(
    by column: Column, of table: Table, among singular: [SchemaAndWord: Table]
  ) -> TableReference? {
    let words = Words.of(column.name)
    guard words.count > 1, let last = words.last, ["id", "uuid"].contains(last) else { return nil }
    let concept = words.dropLast().joined(separator: "_")
    guard let target = singular[SchemaAndWord(table.name.schema, concept)],
      target.name != table.name, target.primaryKey.count == 1, let key = target.primaryKey.first,
      target.column(key)?.type == column.type
    else { return nil }
    return TableReference(
      from: table.name, to: target.name, pairs: [.init(own: column.name, other: key)],
      isDeclared: false)
  }

  private struct SchemaAndWord: Hashable {
    let schema: String
    let word: String

    init(_ schema: String, _ word: String) {
      self.schema = schema
      self.word = word
    }
  }
}

extension Sequence where Element: Hashable {
  /// Each element once, where it stands first.
  func uniqued() -> [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
