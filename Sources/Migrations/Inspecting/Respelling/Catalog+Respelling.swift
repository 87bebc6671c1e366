import PostgresClient
import PostgresSchema

extension Catalog {
  /// This catalog in the words of the server, within a transaction that is undone.
  func respelled(in connection: Connection) throws(PostgresError) -> Catalog {
    let texts = entries.values.reduce(into: Set<SpelledText>()) { texts, entry in
      texts.formUnion(spelledTexts(of: entry.object))
    }
    let spelling = try Spelling(of: texts, in: connection)
    var respelled = Catalog()
    for entry in entries.values {
      respelled.add(self.respelled(entry.object, by: spelling), peculiarity: entry.peculiarity)
    }
    respelled.columnOrder = columnOrder
    return respelled
  }
}

// MARK: What is asked

extension Catalog {
  private func spelledTexts(of object: CatalogObject) -> [SpelledText] {
    switch object {
    case .column(let column, _): column.spelledTexts
    case .check(let check, let table):
      [.check(check.condition, on: columns(of: table, in: check.condition))]
    case .policy(let policy, let table):
      [.policy(policy.condition, on: columns(of: table, in: policy.condition))]
    case .partition(let partition): partitionValues(of: partition)
    case .view(let view): [.query(view.query)]
    case .materializedView(let view): [.query(view.query)]
    case .function(let function): function.spelledTexts
    case .role, .namespace, .installedExtension, .table, .primaryKey, .foreignKey, .index, .right,
      .row:
      []
    }
  }

  private func partitionValues(of partition: CatalogPartition) -> [SpelledText] {
    guard let range = partition.range, let type = splitType(of: partition.parent) else { return [] }
    return [.value(range.start, of: type), .value(range.end, of: type)]
  }

  /// The type of the column that a table is split by.
  private func splitType(of table: QualifiedName) -> DataType? {
    guard case .table(let frame)? = self[ObjectIdentity(.table, table)]?.object else { return nil }
    return frame.partitionColumn.flatMap { type(of: $0, in: table) }
  }

  private func type(of column: String, in table: QualifiedName) -> DataType? {
    guard
      case .column(let found, _)? = self[ObjectIdentity(.column, table, member: column)]?.object
    else { return nil }
    return found.type
  }

  private func columns(
    of table: QualifiedName, in condition: SQL
  ) -> [SpelledText.MentionedColumn] {
    condition.mentionedNames.sorted().compactMap { name in
      type(of: name, in: table).map { SpelledText.MentionedColumn(name: name, type: $0) }
    }
  }
}

extension Column {
  fileprivate var spelledTexts: [SpelledText] {
    switch filling {
    case .given, .identity: type.spelledTexts
    case .byDefault(let value): type.spelledTexts + [.value(value, of: type)]
    }
  }
}

extension DataType {
  /// Types of the vault's own are in quotes, and spelled one way.
  fileprivate var spelledTexts: [SpelledText] {
    sql.text.hasPrefix("\"") || sql.text.hasPrefix("SETOF \"") ? [] : [.type(self)]
  }
}

extension Function {
  fileprivate var spelledTexts: [SpelledText] {
    let values = arguments.compactMap { argument in
      argument.defaultValue.map { SpelledText.argument($0, of: argument.type) }
    }
    return arguments.flatMap(\.type.spelledTexts) + result.spelledTexts + values
      + (settings.isEmpty ? [] : [.settings(settings)])
  }
}

// MARK: What is answered

extension Catalog {
  private func respelled(_ object: CatalogObject, by spelling: Spelling) -> CatalogObject {
    switch object {
    case .column(let column, let table): return .column(column.respelled(by: spelling), of: table)
    case .check(var check, let table):
      let columns = columns(of: table, in: check.condition)
      check.condition = spelling.text(.check(check.condition, on: columns)) ?? check.condition
      return .check(check, of: table)
    case .policy(var policy, let table):
      let columns = columns(of: table, in: policy.condition)
      policy.condition = spelling.text(.policy(policy.condition, on: columns)) ?? policy.condition
      return .policy(policy, of: table)
    case .partition(let partition): return .partition(respelled(partition, by: spelling))
    case .view(var view):
      view.query = spelling.text(.query(view.query)) ?? view.query
      return .view(view)
    case .materializedView(var view):
      view.query = spelling.text(.query(view.query)) ?? view.query
      return .materializedView(view)
    case .function(let function): return .function(function.respelled(by: spelling))
    case .right(var right):
      if case .function(var signature) = right.target {
        signature.argumentTypes = signature.argumentTypes.map { $0.respelled(by: spelling) }
        right.target = .function(signature)
      }
      return .right(right)
    case .role, .namespace, .installedExtension, .table, .primaryKey, .foreignKey, .index, .row:
      return object
    }
  }

  private func respelled(
    _ partition: CatalogPartition, by spelling: Spelling
  ) -> CatalogPartition {
    guard let range = partition.range, let type = splitType(of: partition.parent) else {
      return partition
    }
    var respelled = partition
    let ends = [range.start, range.end].map { value -> SQL in
      guard case .byDefault(let spelled)? = spelling.filling(value, of: type) else { return value }
      return spelled.withoutCast
    }
    respelled.range = CatalogPartition.Range(from: ends[0], to: ends[1])
    return respelled
  }
}

extension SQL {
  /// A literal without the type that the server writes behind it; bounds are written without one.
  fileprivate var withoutCast: SQL {
    guard text.hasPrefix("'"), let cast = text.lastRange(of: "'::") else { return self }
    return SQL(trusted: String(text[..<cast.lowerBound]) + "'")
  }
}

extension String {
  fileprivate func lastRange(of part: String) -> Range<String.Index>? { ranges(of: part).last }
}

extension DataType {
  fileprivate func respelled(by spelling: Spelling) -> DataType {
    spelling.text(.type(self)).map { DataType($0) } ?? self
  }
}

extension Column {
  fileprivate func respelled(by spelling: Spelling) -> Column {
    var column = self
    column.type = type.respelled(by: spelling)
    if case .byDefault(let value) = filling {
      column.filling = spelling.filling(value, of: type) ?? filling
    }
    return column
  }
}

extension Function {
  fileprivate func respelled(by spelling: Spelling) -> Function {
    var function = self
    function.result = result.respelled(by: spelling)
    for place in arguments.indices {
      let argument = arguments[place]
      function.arguments[place].type = argument.type.respelled(by: spelling)
      function.arguments[place].defaultValue = argument.defaultValue.map { value in
        spelling.text(.argument(value, of: argument.type)) ?? value
      }
    }
    function.settings = spelling.settings(settings) ?? settings
    return function
  }
}
