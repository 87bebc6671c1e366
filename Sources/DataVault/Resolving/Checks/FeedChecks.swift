// What is wrong with conditions, with arrays, and with values that are made of columns.

extension Source {
  func conditionFindings() -> [Finding] {
    conditions.flatMap { condition in
      columnFindings(condition.column, at: condition.place)
        + Finding.emptyFeed(
          "the condition on '\(condition.column.name)'", condition.elements,
          at: condition.place)
        + condition.valueFindings()
    }
  }

  func arrayFindings() -> [Finding] {
    let nested = arrays.flatMap { outer in
      outer.elements.nested.compactMap { if case .each(let inner) = $0 { inner } else { nil } }
    }
    return arrays.flatMap { each in
      columnFindings(each.array, at: each.place)
        + Finding.emptyFeed("each element of '\(each.array.name)'", each.elements, at: each.place)
        + each.typeFindings()
    }
      + nested.map { each in
        Finding(
          .arrayColumn, "each element of '\(each.array.name)' would feed within another Each",
          at: each.place, fix: "write the two beside each other; their elements are no pairs")
      }
  }

  /// Finds a column that cannot be told from a value that is made.
  func madeNameFindings() -> [Finding] {
    let made = Set(derivedColumns.map(\.name))
    return columns.filter { made.contains($0.name) }.map { column in
      Finding(
        .duplicateColumn, "\(what) makes a value '\(column.name)', and has a column of that name",
        at: column.place, fix: "give the column another name in the extract")
    }
  }

  /// Finds a constant that its type does not read.
  func constantFindings(
    _ derivation: InputDerivation, as type: SQLType, at place: ModelPlace
  ) -> [Finding] {
    guard case .constant(let text) = derivation, !type.reads(text) else { return [] }
    return [
      Finding(
        .constant, "the constant is \(type), which '\(text)' is not", at: place,
        fix: "correct the constant, or its type")
    ]
  }

  func combinedKeyFindings(_ column: Column, as part: Key, of key: HubKey) -> [Finding] {
    guard case .combined = column.derivation else { return [] }
    return [
      Finding(
        .combinedKey,
        "the key part '\(part.name)' of the hub '\(key.hub.name)' is combined: two records may give "
          + "one text", at: key.place, fix: "give the hub a key part for each of the columns")
    ]
  }
}

// MARK: What a scope lacks

extension Source {
  /// Finds something that needs what only some of its records have.
  func scopeFindings(
    on user: String, within scope: CompiledVault.FeedScope, needing needed: String,
    of neededScope: CompiledVault.FeedScope, at place: ModelPlace
  ) -> [Finding] {
    guard !scope.lies(within: neededScope) else { return [] }
    return [
      Finding(
        .feedScope,
        "\(user) needs the \(needed), which \(what) has only \(neededScope.phrase)", at: place,
        fix: "move it to where that stands, or that to where every record has it")
    ]
  }

  /// Finds a driving key that would have a partner for each element.
  func partnerFindings(on link: Link, within scope: CompiledVault.FeedScope) -> [Finding] {
    guard let array = scope.each, !link.drivingKey.isEmpty else { return [] }
    return [
      Finding(
        .drivingKey,
        "the link '\(link.name)' has a partner for each element of '\(array)', and a driving key has "
          + "one at a time", at: link.place,
        fix: "leave out 'drivenBy:', and keep the elements as the members of a satellite")
    ]
  }

  /// Finds a set of members that each element would have for itself.
  func memberFindings(on satellite: Satellite, of participant: Participant) -> [Finding] {
    guard satellite.kind == .multiActive, let key = key(of: participant.hub, as: participant.role),
      let array = scope(of: .key(key)).each
    else { return [] }
    return [
      Finding(
        .memberKey,
        "the satellite '\(satellite.name)' has a set of members for each element of '\(array)', whose "
          + "records are not read together", at: satellite.place,
        fix: "make it a satellite of the hub that the record keys; or leave out 'members:'")
    ]
  }
}

extension CompiledVault.FeedScope {
  /// "where 'kind' is 'a'", "for each element of 'tags'".
  fileprivate var phrase: String {
    let elements = each.map { ["for each element of '\($0)'"] } ?? []
    return (elements + conditions.map(\.phrase)).joined(separator: " and ")
  }
}

extension CompiledVault.FeedCondition {
  fileprivate var phrase: String {
    switch test {
    case .isPresent: "where '\(input)' is present"
    case .isMissing: "where '\(input)' is missing"
    case .isOneOf(let values):
      "where '\(input)' is \(values.map { "'\($0)'" }.joined(separator: " or "))"
    }
  }
}

// MARK: By itself

extension When {
  fileprivate func valueFindings() -> [Finding] {
    guard case .isOneOf(let values) = test else { return [] }
    if values.isEmpty {
      return [
        Finding(
          .condition, "the condition on '\(column.name)' lists no value", at: place,
          fix: "name the values, or leave the condition out")
      ]
    }
    return values.filter { !column.type.reads($0) }.map { value in
      Finding(
        .condition,
        "the condition asks whether '\(column.name)' is '\(value)', which \(column.type) never is",
        at: place, fix: "correct the value")
    }
  }
}

extension Each {
  fileprivate func typeFindings() -> [Finding] {
    if case .array = array.type { return [] }
    return [
      Finding(
        .arrayColumn, "'\(array.name)' has no elements: it is \(array.type)", at: place,
        fix: "take a column of an array type, .array(…)")
    ]
  }
}

extension Finding {
  fileprivate static func emptyFeed(
    _ what: String, _ elements: [SourceElement], at place: ModelPlace
  ) -> [Finding] {
    guard elements.isEmpty else { return [] }
    return [
      Finding(
        .emptyFeed, "\(what) feeds nothing", at: place,
        fix: "name what it feeds, or leave it out")
    ]
  }
}

extension Column {
  var isConstant: Bool {
    if case .constant = derivation { true } else { false }
  }
}
