// What is wrong with the dates, the order and the deletions of a source's deliveries.

extension Source {
  /// Finds delivery rules that do not fit the source, and status satellites that never say "absent".
  func deliveryFindings() -> [Finding] {
    repeatedWordFindings() + nestedWordFindings() + loadDates.flatMap { findings(on: $0) }
      + orders.flatMap { findings(on: $0) } + deletions.flatMap { findings(on: $0) }
      + absences.flatMap { findings(on: $0) } + silentStatusFindings()
  }

  private var deliveryWords: [(element: SourceElement, word: String, place: ModelPlace)] {
    elements.nested.compactMap { element in
      switch element {
      case .loadDate(let loadDate): (element, "LoadDate", loadDate.place)
      case .ordered(let ordered): (element, "Ordered", ordered.place)
      case .deleted(let deleted): (element, "Deleted", deleted.place)
      case .absences(let absences): (element, "Absences", absences.place)
      case .key, .link, .satellite, .reference, .when, .each, .excluded: nil
      }
    }
  }

  private func repeatedWordFindings() -> [Finding] {
    var seen: Set<String> = []
    return deliveryWords.filter { !seen.insert($0.word).inserted }.map { line in
      Finding(
        .delivery, "\(what) has the line '\(line.word)' twice", at: line.place,
        fix: "keep one of the two lines")
    }
  }

  private func nestedWordFindings() -> [Finding] {
    deliveryWords.filter { !elements.contains($0.element) }.map { line in
      Finding(
        .delivery,
        "\(what) has the line '\(line.word)' under a condition, or for the elements of an array",
        at: line.place, fix: "write the line in the source itself")
    }
  }

  private func findings(on loadDate: LoadDate) -> [Finding] {
    columnFindings(inRecordsOf: loadDate.column, of: "LoadDate", at: loadDate.place)
      + deltaFindings(
        on: "LoadDate", because: "one extract has one date", at: loadDate.place)
      + typeFindings(
        on: loadDate.column, of: "LoadDate", isFit: loadDate.column.type.isDate,
        needing: "a timestamptz, timestamp or date", at: loadDate.place)
  }

  private func findings(on ordered: Ordered) -> [Finding] {
    columnFindings(inRecordsOf: ordered.column, of: "Ordered", at: ordered.place)
      + deltaFindings(
        on: "Ordered", because: "a key occurs once in an extract", at: ordered.place)
      + typeFindings(
        on: ordered.column, of: "Ordered", isFit: ordered.column.type.ordersRecords,
        needing: "a whole number, a numeric, a date, a timestamp or a text", at: ordered.place)
  }

  private func findings(on deleted: Deleted) -> [Finding] {
    columnFindings(inRecordsOf: deleted.column, of: "Deleted", at: deleted.place)
      + deltaFindings(
        on: "Deleted", because: "an extract leaves out deleted rows", at: deleted.place)
      + markFindings(on: deleted)
  }

  private func markFindings(on deleted: Deleted) -> [Finding] {
    let column = deleted.column
    switch deleted.mark {
    case .isTrue:
      guard column.type != .bool else { return [] }
      return [
        Finding(
          .delivery,
          "\(what) takes '\(column.name)' for true or false, but the column is \(column.type)",
          at: deleted.place,
          fix: "write Deleted(when: row.…, is: \"…\"), or Deleted(whenPresent: row.…)")
      ]
    case .isPresent:
      guard column.type == .bool else { return [] }
      return [
        Finding(
          .delivery, "\(what) takes any value of '\(column.name)' for a deletion, also false",
          at: deleted.place, fix: "write Deleted(when: row.…)")
      ]
    case .isOneOf(let values):
      return values.filter { !column.type.reads($0) }.map { value in
        Finding(
          .delivery,
          "\(what) marks deletions by the value '\(value)' of '\(column.name)', which \(column.type)"
            + " never is", at: deleted.place, fix: "correct the value")
      }
    }
  }

  private func findings(on absences: Absences) -> [Finding] {
    var findings: [Finding] = []
    if !(0...1).contains(absences.share) {
      findings.append(
        Finding(
          .delivery, "\(what) limits absences to \(absences.share), which is no share",
          at: absences.place, fix: "write a number from 0 to 1: 0.2 is a fifth of the known keys"))
    }
    if delivery != .snapshot || !satellites.contains(where: { $0.kind == .status }) {
      findings.append(
        Finding(
          .delivery, "\(what) limits absences, which no delivery of it has", at: absences.place,
          fix: "leave out the line, or write StatusSatellite(of: …) in a snapshot source"))
    }
    return findings
  }

  /// A deletion is what a record says, not what is made of it.
  private func columnFindings(
    inRecordsOf column: Column, of word: String, at place: ModelPlace
  ) -> [Finding] {
    guard column.derivation != nil else { return columnFindings(column, at: place) }
    return [
      Finding(
        .unknownColumn, "\(word) of \(what) names a value that is no column of its records",
        at: place, fix: "take a column of the source's own table")
    ]
  }

  private func deltaFindings(
    on word: String, because reason: String, at place: ModelPlace
  ) -> [Finding] {
    guard delivery == .snapshot else { return [] }
    return [
      Finding(
        .delivery, "\(what) has the line '\(word)' and delivers snapshots: \(reason)", at: place,
        fix: "leave out the line, or write delivery: .delta")
    ]
  }

  private func typeFindings(
    on column: Column, of word: String, isFit: Bool, needing types: String, at place: ModelPlace
  ) -> [Finding] {
    guard !isFit else { return [] }
    return [
      Finding(
        .delivery,
        "\(word) of \(what) needs \(types), but the column '\(column.name)' is \(column.type)",
        at: place, fix: "choose another column")
    ]
  }

  /// Finds status satellites of deltas in which no record can say that something was deleted.
  private func silentStatusFindings() -> [Finding] {
    guard delivery == .delta, deletions.isEmpty else { return [] }
    return satellites.filter { $0.kind == .status }.map { status in
      Finding(
        .delivery,
        "the satellite '\(status.name)' would never say 'absent': \(what) delivers changes, and no "
          + "record of it is a deletion", at: status.place,
        fix: "write Deleted(when: row.…, is: \"…\") in the source, or leave the satellite out")
    }
  }
}

extension SQLType {
  fileprivate var isDate: Bool {
    switch self {
    case .date, .timestamp, .timestamptz: true
    case .bool, .int2, .int4, .int8, .float4, .float8, .numeric, .unconstrainedNumeric, .text,
      .varchar, .bytea, .uuid, .time, .interval, .jsonb, .inet, .array:
      false
    }
  }

  fileprivate var ordersRecords: Bool {
    switch self {
    case .int2, .int4, .int8, .numeric, .unconstrainedNumeric, .date, .timestamp, .timestamptz,
      .text, .varchar:
      true
    case .bool, .float4, .float8, .bytea, .uuid, .time, .interval, .jsonb, .inet, .array: false
    }
  }
}
