/// A key, link, satellite or reference table of a source, and which of its records feed it.
struct Feed {
  let element: SourceElement
  let scope: CompiledVault.FeedScope
}

extension Source {
  /// What the source's records feed, however deep it stands.
  var feeds: [Feed] { elements.feeds(within: .everyRecord) }

  /// Which records feed something; all where the source does not name it.
  func scope(of element: SourceElement) -> CompiledVault.FeedScope {
    feeds.first { $0.element == element }?.scope ?? .everyRecord
  }

  /// The conditions of the source, however deep they stand.
  var conditions: [When] {
    elements.nested.compactMap { if case .when(let condition) = $0 { condition } else { nil } }
  }

  /// The lines that leave columns out, however deep they stand.
  var exclusions: [Excluded] {
    elements.nested.compactMap { if case .excluded(let excluded) = $0 { excluded } else { nil } }
  }

  /// The names of the columns that feed something, alone or as a part of what does.
  var mappedColumns: Set<String> { Set(takenColumns.flatMap(\.sourceColumns).map(\.name)) }

  /// The columns and made values that the source's lines name.
  var takenColumns: [Column] {
    let used =
      feeds.flatMap(\.element.columns) + conditions.map(\.column) + arrays.map(\.array)
    let lookedUp = lookUps.flatMap(\.keys).flatMap(\.values).compactMap(\.column)
    let ruling = rules.compactMap { rule -> Column? in
      switch rule {
      case .loadDate(let date): date.column
      case .ordered(let order): order.column
      case .deleted(let deleted): deleted.column
      case .absences: nil
      }
    }
    return used + lookedUp + ruling
  }

  /// What says how a column of the table is read: its shape, else a line that takes it.
  func reading<Value>(_ reading: KeyPath<Column, Value?>, of column: Column) -> Value? {
    column[keyPath: reading]
      ?? takenColumns.flatMap(\.sourceColumns).lazy.filter { $0.name == column.name }
      .compactMap { $0[keyPath: reading] }.first
  }

  /// What it says of its deliveries.
  var rules: [DeliveryRule] {
    elements.compactMap { if case .rule(let rule) = $0 { rule } else { nil } }
  }

  /// The arrays whose elements feed something, however deep they stand.
  var arrays: [Each] {
    elements.nested.compactMap { if case .each(let each) = $0 { each } else { nil } }
  }
}

extension [SourceElement] {
  /// The elements and all that stand within them.
  var nested: [SourceElement] { flatMap { [$0] + $0.content.nested } }

  fileprivate func feeds(within scope: CompiledVault.FeedScope) -> [Feed] {
    flatMap { element -> [Feed] in
      var scope = scope
      switch element {
      case .key, .link, .satellite, .reference: return [Feed(element: element, scope: scope)]
      case .excluded, .rule: return []
      case .when(let when): scope.conditions.append(when.condition)
      case .each(let each): scope.each = each.array.name
      }
      return element.content.feeds(within: scope)
    }
  }
}

extension SourceElement {
  /// What stands within it.
  var content: [SourceElement] {
    switch self {
    case .key, .link, .satellite, .reference, .excluded, .rule: []
    case .when(let when): when.elements
    case .each(let each): each.elements
    }
  }
}

extension When {
  var condition: CompiledVault.FeedCondition { CompiledVault.FeedCondition(column.name, test) }
}

extension Column {
  /// The columns of records that it is made of; itself where it is one.
  fileprivate var sourceColumns: [Column] {
    derivation == nil ? [self] : origins.flatMap(\.sourceColumns)
  }
}

// MARK: Inputs that are no columns

extension Source {
  /// The values that are made of columns, each once, in the order in which they are made.
  var derivedColumns: [Column] {
    let used = feeds.flatMap(\.element.columns) + conditions.map(\.column)
    let derived = (used + used.flatMap(\.origins)).filter { $0.derivation != nil }
    var first: [String: Column] = [:]
    for column in derived { first[column.name] = first[column.name] ?? column }
    func order(_ column: Column) -> (Int, String) {
      (column.derivation?.turn ?? 0, column.name)
    }
    return first.values.sorted { order($0) < order($1) }
  }
}

extension SourceElement {
  /// The columns that the element itself takes.
  fileprivate var columns: [Column] {
    switch self {
    case .key(let key): key.values.compactMap(\.column)
    case .link(let link): (link.dependentKeys + link.payload).map(\.column)
    case .satellite(let satellite): satellite.attributes.map(\.column)
    case .reference(let reference): (reference.keys + reference.attributes).map(\.column)
    case .when, .each, .excluded, .rule: []
    }
  }
}
