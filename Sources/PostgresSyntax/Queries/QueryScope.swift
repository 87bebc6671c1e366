import CPgQuery

/// The names that an expression may use.
struct QueryScope {
  /// The rows of this query's FROM, behind those of the queries around it.
  var frames: [[RowSource]] = []
  /// The queries of WITH, by name.
  var named: [String: QueryOrigins] = [:]
  /// The named windows of the innermost query.
  var windows: [String: Node<PgQuery__WindowDef>] = [:]

  /// The value of a name that stands alone: a column, else all of a row, else a column of rows whose
  /// columns are not all known; nil where it can be none of these.
  func value(_ name: String) -> ColumnValue? {
    for frame in frames.reversed() {
      // A column that a join has merged comes from both sides.
      let found = frame.compactMap { $0.known(name) }
      if !found.isEmpty { return ColumnValue(all: found) }
    }
    if let source = source(name) { return source.whole }
    for frame in frames.reversed() {
      let possible = frame.compactMap(\.rest)
      if !possible.isEmpty { return ColumnValue(all: possible) }
    }
    return nil
  }

  /// The rows of a name.
  func source(_ name: String) -> RowSource? {
    for frame in frames.reversed() {
      if let source = frame.first(where: { $0.alias == name }) { return source }
    }
    return nil
  }
}

/// The origins of a value.
struct ColumnValue {
  var making = OutputColumn.Making.direct
  var origins: Set<OutputColumn.Origin> = []
  var conditions: Set<OutputColumn.Origin> = []

  init(_ making: OutputColumn.Making = .direct, _ origins: Set<OutputColumn.Origin> = []) {
    self.making = making
    self.origins = origins
  }

  /// Of a column that a query gives.
  init(_ column: OutputColumn) {
    self.init(column.making, column.origins)
    conditions = column.conditions
  }

  init(all values: [ColumnValue]) {
    for value in values { add(value) }
  }

  mutating func add(_ other: ColumnValue) {
    making = max(making, other.making)
    origins.formUnion(other.origins)
    conditions.formUnion(other.conditions)
  }

  /// The same as what decides about a value.
  var asCondition: ColumnValue {
    var value = ColumnValue()
    value.conditions = origins.union(conditions)
    return value
  }
}
