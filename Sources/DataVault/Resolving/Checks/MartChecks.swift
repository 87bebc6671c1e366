extension Mart {
  /// What is wrong with the mart, as far as it can be seen without asking a database.
  func findings() -> [Finding] {
    let what = "the mart '\(name)'"
    var findings = Finding.invalidName(name, of: what, at: place)
    findings += Finding.schema(schema, of: what, at: place)
    findings += Finding.query(query, of: what, rule: .martQuery, at: place)
    if let key, key.isEmpty || !key.repeated().isEmpty {
      findings.append(
        Finding(
          .martKey, "\(what) is stored, but its key tells no rows apart", at: place,
          fix: "name each column once: storedBy: [\"…\"]; a refresh beside readers needs them"))
    }
    for column in (key ?? []) + [tenantColumn].compactMap({ $0 }) {
      findings += Finding.invalidName(column, of: "the column '\(column)' of \(what)", at: place)
    }
    return findings
  }
}

extension QualityRule {
  /// What is wrong with the rule.
  func findings(among footprints: [Footprint]) -> [Finding] {
    let what = "the quality rule '\(name)'"
    var findings = Finding.invalidName(name, of: what, at: place)
    if !(0...1).contains(minimumShare) {
      findings.append(
        Finding(
          .qualityThreshold, "\(what) asks for a share of \(minimumShare)", at: place,
          fix: "give a share from 0 to 1; 98 percent is 0.98"))
    }
    if condition.allSatisfy(\.isWhitespace) || condition.contains(";") {
      findings.append(
        Finding(
          .qualityCondition, "\(what) has no condition that a query can hold", at: place,
          fix: "write one SQL expression, without a semicolon"))
    }
    let subjects = footprints.named(subject)
    if subjects.isEmpty {
      findings.append(
        Finding(
          .unknownName, "\(what) speaks of '\(subject)', which the vault does not have", at: place,
          fix: "name a declaration, or its table"))
    } else if subjects.count > 1 {
      let tables = subjects.map(\.table.name).joined(separator: " or ")
      findings.append(
        Finding(
          .ambiguousName, "\(what) speaks of '\(subject)', which more than one table is made of",
          at: place, fix: "name the table: \(tables)"))
    } else if dimension == .timeliness, let subject = subjects.first, !subject.mayHaveLoadDate {
      findings.append(
        Finding(
          .qualityTimeliness,
          "\(what) asks when \(subject.what) was loaded, which no row of it tells", at: place,
          fix: "speak of a table that is loaded: a hub, link, satellite or reference"))
    }
    return findings
  }
}

extension Footprint {
  /// What columns a mart has only a server knows.
  fileprivate var mayHaveLoadDate: Bool {
    kind == "mart" || columns.contains(StandardColumn.loadDate)
  }
}
