// What is wrong with what a source says of its deliveries.

extension Source {
  /// Finds rules of deliveries that do not fit the source.
  func deliveryFindings() -> [Finding] {
    rules.flatMap { findings(on: $0) } + repeatedRules() + silentStatus()
  }

  private func findings(on rule: DeliveryRule) -> [Finding] {
    switch rule {
    case .loadDate(let date):
      return deltaOnly("LoadDate", at: date.place, why: "one extract has one date")
        + typed(date.column, "LoadDate", date.place, "a timestamptz, timestamp or date") {
          $0.isInstant
        }
    case .ordered(let order):
      return deltaOnly("Ordered", at: order.place, why: "a key is once in an extract")
        + typed(order.column, "Ordered", order.place, "an integer, numeric, time or text") {
          $0.isOrdered
        }
    case .deleted(let deleted):
      return deltaOnly("Deleted", at: deleted.place, why: "an extract lacks what was deleted")
        + typed(deleted.column, "Deleted", deleted.place, "no array") { !$0.isArray }
    case .absences(let absences):
      var findings: [Finding] = []
      if !(0...1).contains(absences.share) {
        findings.append(
          Finding(
            .deliveryRule, "\(what) allows a share of \(absences.share) absent keys",
            at: absences.place, fix: "write a share from 0 to 1: Absences(atMost: 0.2)"))
      }
      if delivery != .snapshot || !satellites.contains(where: { $0.kind == .status }) {
        findings.append(
          Finding(
            .deliveryRule, "\(what) has no absent keys: it is no snapshot with a status satellite",
            at: absences.place, fix: "add StatusSatellite(of: …), or leave the line out"))
      }
      return findings
    }
  }

  private func deltaOnly(_ word: String, at place: ModelPlace, why: String) -> [Finding] {
    guard delivery == .snapshot else { return [] }
    return [
      Finding(
        .deliveryRule, "\(what) is a snapshot and has \(word): \(why)", at: place,
        fix: "leave the line out, or declare Source(…, delivery: .delta)")
    ]
  }

  private func typed(
    _ column: Column, _ word: String, _ place: ModelPlace, _ wanted: String,
    _ fits: (SQLType) -> Bool
  ) -> [Finding] {
    guard columns.contains(where: { $0.name == column.name }) else {
      return [
        Finding(
          .unknownColumn, "\(word) names the column '\(column.name)', which \(what) does not have",
          at: place, fix: "name a column of the source: row.…")
      ]
    }
    guard !fits(column.type) else { return [] }
    return [
      Finding(
        .deliveryRule, "\(word) of \(what) names '\(column.name)', which is a \(column.type)",
        at: place, fix: "name a column that is \(wanted)")
    ]
  }

  private func repeatedRules() -> [Finding] {
    let words = rules.map { rule -> (word: String, place: ModelPlace) in
      switch rule {
      case .loadDate(let rule): ("LoadDate", rule.place)
      case .ordered(let rule): ("Ordered", rule.place)
      case .deleted(let rule): ("Deleted", rule.place)
      case .absences(let rule): ("Absences", rule.place)
      }
    }
    return words.map(\.word).repeated().map { word in
      Finding(
        .deliveryRule, "\(what) has \(word) twice",
        at: words.last { $0.word == word }?.place ?? place, fix: "keep one of the lines")
    }
  }

  /// A status satellite that can never say "absent" would call every key present for ever.
  private func silentStatus() -> [Finding] {
    let tells = rules.contains { if case .deleted = $0 { true } else { false } }
    guard delivery == .delta, !tells else { return [] }
    return satellites.filter { $0.kind == .status }.map { status in
      Finding(
        .silentStatus,
        "\(status.what) can never say that a key is absent: \(what) is a delta without a deletion mark",
        at: status.place,
        fix: "write Deleted(when: row.…, is: \"…\") in the source, or leave the satellite out")
    }
  }
}

extension SQLType {
  fileprivate var isInstant: Bool {
    switch self {
    case .timestamptz, .timestamp, .date: true
    default: false
    }
  }

  fileprivate var isOrdered: Bool {
    switch self {
    case .int2, .int4, .int8, .numeric, .unconstrainedNumeric, .timestamptz, .timestamp, .date,
      .text,
      .varchar:
      true
    default: false
    }
  }

  fileprivate var isArray: Bool { if case .array = self { true } else { false } }
}
