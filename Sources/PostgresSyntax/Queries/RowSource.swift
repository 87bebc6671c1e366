import PostgresSchema

/// What stands in a FROM.
struct RowSource {
  var alias: String?
  var columns: [OutputColumn]
  /// What a column comes from that is not among these; nil where there is no other.
  var rest: ColumnValue?
  var tables: Set<QualifiedName>

  func known(_ name: String) -> ColumnValue? {
    columns.first { $0.name == name }.map { ColumnValue($0) }
  }

  func value(_ name: String) -> ColumnValue? { known(name) ?? rest }

  /// All of a row in one value.
  var whole: ColumnValue {
    var value = ColumnValue(all: columns.map { ColumnValue($0) })
    if let rest { value.add(rest) }
    value.making = max(value.making, .calculation)
    return value
  }
}

extension RowSource {
  init(_ query: QueryOrigins) {
    self.init(alias: nil, columns: query.columns, rest: nil, tables: query.tables)
  }

  /// The rows of a join; each column may be any of them unless all are named.
  init(joining rows: [RowSource], namingAll: Bool) {
    self.init(
      alias: nil, columns: namingAll ? rows.mergedColumns : [], rest: nil,
      tables: rows.reduce(into: []) { $0.formUnion($1.tables) })
    guard !namingAll || rows.contains(where: { $0.rest != nil }) else { return }
    rest = ColumnValue(all: rows.map(\.whole))
  }

  /// Gives the first columns other names; what has none yet comes from where the others do.
  mutating func rename(_ names: [String]) {
    for (place, name) in names.enumerated() {
      if columns.indices.contains(place) {
        columns[place].name = name
      } else if let rest {
        columns.append(OutputColumn(name: name, rest))
      }
    }
  }
}

extension [RowSource] {
  /// The columns of all rows, without the duplicates that a join merges.
  var mergedColumns: [OutputColumn] {
    flatMap(\.columns).reduce(into: []) { all, column in
      guard let place = all.firstIndex(where: { $0.name == column.name }) else {
        all.append(column)
        return
      }
      all[place].origins.formUnion(column.origins)
      all[place].conditions.formUnion(column.conditions)
    }
  }
}
