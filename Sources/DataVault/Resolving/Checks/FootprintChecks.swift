extension Footprint {
  /// What is wrong with the names that a declaration becomes, and with what it says of its table.
  func findings() -> [Finding] {
    nameFindings() + schemaFindings() + reservedWordFindings() + traitFindings()
  }

  private func nameFindings() -> [Finding] {
    let derived = [table.name] + (relations + functions).map(\.name) + columns + partitionNames
    return Finding.tooLong(derived + indexNames, of: what, at: place)
  }

  private func schemaFindings() -> [Finding] {
    // Satellites and query assistance lie beside what they describe.
    guard ["hub", "link"].contains(kind), ["ref", "public"].contains(table.schema) else {
      return []
    }
    return [
      Finding(
        .exemptSchema,
        "\(what) lies in the schema '\(table.schema)', whose tables belong to no tenant",
        at: place, fix: "choose a schema for tenants' data; the default is 'business'")
    ]
  }

  private func reservedWordFindings() -> [Finding] {
    var named = [("table", table.name, place)]
    if ["hub", "link", "mart", "monitor", "calendar"].contains(kind) {
      named.append(("schema", table.schema, place))
    }
    let own = columns.map { ("column", $0, place) }
    let taken = attributes.map { ("column", $0.name, $0.place) }
    return (named + own + taken).filter { ReservedWords.all.contains($0.1) }.map {
      what, name, place in
      Finding(
        .reservedWord,
        "\(self.what) has a \(what) '\(name)', a word of SQL: every query must quote it", at: place,
        fix: "give it a name of two words, as '\(self.name)_\(name)'")
    }
  }

  private var indexNames: [String] {
    traits.indexes.map { "\(table.name)_\($0.joined(separator: "_"))_idx" }
  }

  private var partitionNames: [String] {
    switch traits.partitions?.span {
    case .month: ["\(table.name)_default", "\(table.name)_0000_00"]
    case .year: ["\(table.name)_default", "\(table.name)_0000"]
    case nil: []
    }
  }
}

// MARK: Traits

extension Footprint {
  private func traitFindings() -> [Finding] {
    numberFindings() + indexFindings() + partitionFindings() + foreignKeyFindings()
  }

  private func numberFindings() -> [Finding] {
    var findings: [Finding] = []
    if let percent = traits.fillFactor, !(10...100).contains(percent) {
      findings.append(
        Finding(
          .fillFactor, "\(what) would fill pages to \(percent) percent; PostgreSQL takes 10 to 100",
          at: place, fix: "correct the figure"))
    }
    if let days = traits.retentionDays, days < 1 {
      findings.append(
        Finding(
          .retention, "\(what) is kept for \(days) days", at: place,
          fix: "give at least one day, or leave out '.kept' to keep rows for ever"))
    }
    return findings
  }

  private func indexFindings() -> [Finding] {
    let known = Set(columns + attributes.map(\.name))
    let unknown = traits.indexes.flatMap { $0 }.filter { !known.contains($0) }
    // What a mart's query gives is not known here, and no view has indexes of its own.
    guard !["mart", "monitor"].contains(kind) else { return [] }
    var findings = unknown.map { column in
      Finding(
        .unknownColumn, "\(what) has no column '\(column)' to index", at: place,
        fix: "name columns as the table has them: \(known.sorted().joined(separator: ", "))")
    }
    for columns in traits.indexes.repeated() + traits.indexes.filter(\.isEmpty) {
      findings.append(
        Finding(
          .repeatedIndex,
          columns.isEmpty
            ? "\(what) has an index of no columns"
            : "\(what) has the index over \(columns.joined(separator: ", ")) twice", at: place,
          fix: "drop one '.indexed'"))
    }
    return findings
  }

  private func partitionFindings() -> [Finding] {
    guard let partitions = traits.partitions else { return [] }
    guard isPartitionable else {
      return [
        Finding(
          .partitionKey,
          "\(what) cannot be partitioned by load date, which its primary key does not hold",
          at: place, fix: "partition its satellites; they are what grows with time")
      ]
    }
    let text = "from '\(partitions.first)' through '\(partitions.last)'"
    let example = partitions.span == .month ? "2026-01" : "2026"
    let bounds = [partitions.first, partitions.last]
    guard bounds.allSatisfy({ partitions.span.reads($0) }), partitions.first <= partitions.last
    else {
      return [
        Finding(
          .partitionBounds, "\(what) is partitioned by \(partitions.span) \(text)", at: place,
          fix: "write both as \(example), the earlier one first")
      ]
    }
    return []
  }

  private func foreignKeyFindings() -> [Finding] {
    traits.foreignKeys == .notEnforced ? [.notEnforced(what, at: place)] : []
  }
}

extension Finding {
  static func notEnforced(_ what: String, at place: ModelPlace) -> Finding {
    Finding(
      .notEnforced, "\(what) has foreign keys that are not enforced, from PostgreSQL 18 on only",
      at: place, fix: "nothing to do where older servers may go without; else take .notValid")
  }
}

extension PartitionSpan {
  fileprivate func reads(_ text: String) -> Bool {
    switch self {
    case .month: text.wholeMatch(of: /[1-9][0-9]{3}-(0[1-9]|1[0-2])/) != nil
    case .year: text.wholeMatch(of: /[1-9][0-9]{3}/) != nil
    }
  }
}

// MARK: Collisions

extension [Footprint] {
  /// Finds two declarations that would become one table, view or function.
  func collisions() -> [Finding] {
    let relations = flatMap { footprint in
      ([footprint.table] + footprint.relations).map { (footprint, $0) }
    }
    let functions = flatMap { footprint in footprint.functions.map { (footprint, $0) } }
    return Self.collisions(relations, "the table or view")
      + Self.collisions(functions, "the function")
  }

  private static func collisions(
    _ objects: [(Footprint, CompiledVault.TableName)], _ kind: String
  ) -> [Finding] {
    var owners: [CompiledVault.TableName: Footprint] = [:]
    return objects.compactMap { footprint, name in
      guard let owner = owners[name] else {
        owners[name] = footprint
        return nil
      }
      // Two of one kind and name are told as such.
      let isToldElsewhere = owner.kind == footprint.kind && owner.kind != "mart"
      if isToldElsewhere, owner.name == footprint.name { return nil }
      return Finding(
        .collidingName,
        "\(footprint.what) and \(owner.what) would both become \(kind) '\(name)'",
        at: footprint.place, fix: "rename one; the other is at \(owner.place)")
    }
  }
}
