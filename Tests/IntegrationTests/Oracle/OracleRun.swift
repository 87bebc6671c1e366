import PostgresSchema
import TestSupport
import Testing

/// Loads through the real program and database, held against the oracle.
enum OracleRun {
  /// Where vault and oracle part; nothing where they agree.
  static func differences(
    _ loads: [OracleLoad], _ convention: KindsVault.Convention
  ) async throws -> [String] {
    let found = Box<[String]>([])
    try await KindsRig.with(convention) { kinds in
      var oracle = VaultOracle(convention)
      var last: OracleLoad?
      for (number, load) in loads.enumerated() where !load.records.isEmpty {
        // What it repeats may be gone from a smaller case.
        let isReplay = last.map { load.hasContent(of: $0) } ?? false
        last = load
        let file = try kinds.delivery(
          of: load.source, on: load.day, lines: load.records.map(\.line))
        let report = try await kinds.rig.load(
          load.source, [file],
          KindsRig.date(load.day) + [
            "--batch-records", "\(load.batch)", "--again", "--confirm-absences",
          ]
        )
        if isReplay {
          let counts = report.records
          if counts.new + counts.changed + counts.late > 0 {
            found.value.append(
              "load \(number) of \(load.source), a replay, stored something: \(counts)")
          }
          continue
        }
        let expected = oracle.take(load)
        let tables = report.targets.map { ($0.name.name, $0.counts) } + [("", report.records)]
        for (table, counts) in tables where counts.classes != expected[table] ?? [:] {
          found.value.append(
            "load \(number) of \(load.source), '\(table)': \(counts.classes), "
              + "not \(expected[table] ?? [:])")
        }
      }
      found.value += try await rowDifferences(from: oracle, kinds)
      let verified = try await kinds.verify()
      if verified.exitCode != 0 { found.value.append("verify: \(verified.output)") }
    }
    return found.value
  }

  /// Where the rows part.
  static func rowDifferences(
    from oracle: VaultOracle, _ kinds: KindsRig
  ) async throws -> [String] {
    let stored = try await StoredRows.read(kinds).tables
    let expected = oracle.rows
    return stored.keys.sorted().flatMap { table in
      let changes = (stored[table] ?? []).sorted()
        .difference(from: (expected[table] ?? []).sorted())
      return changes.map { change in
        switch change {
        case .insert(_, let row, _): "\(table) has \(row)"
        case .remove(_, let row, _): "\(table) lacks \(row)"
        }
      }
    }
  }

  /// The fewest sequences, loads and records that still part vault and oracle.
  static func shrunk(
    _ loads: [OracleLoad], _ convention: KindsVault.Convention
  ) async throws -> [OracleLoad] {
    // A day's loads are one load and its repeats; another one of that day is no smaller case.
    let fails = { (loads: [OracleLoad]) async throws -> Bool in
      let repeats = zip(loads, loads.dropFirst()).filter { $0.day == $1.day }
      guard repeats.allSatisfy({ $1.hasContent(of: $0) }) else { return false }
      return try await !differences(loads, convention).isEmpty
    }
    let all = Set(loads.flatMap { $0.records.map(\.sequence) }).sorted()
    let sequences = try await smallest(all, attempts: 40) { kept in
      try await fails(loads.map { $0.keeping(Set(kept)) })
    }
    var least = loads.map { $0.keeping(Set(sequences)) }
    least = try await smallest(least.filter { !$0.records.isEmpty }, attempts: 60, fails: fails)
    for index in least.indices {
      least[index].records = try await smallest(least[index].records, attempts: 20) { records in
        var candidate = least
        candidate[index].records = records
        return try await fails(candidate)
      }
    }
    return least.filter { !$0.records.isEmpty }
  }
}

extension Report.Counts {
  /// The classes that any record is in.
  var classes: [OracleClass: Int64] {
    let all: [(OracleClass, Int64)] = [
      (.new, new), (.changed, changed), (.unchanged, unchanged), (.duplicate, duplicate),
      (.late, late), (.quarantined, quarantined),
    ]
    return Dictionary(all.filter { $0.1 > 0 }) { $1 }
  }
}

extension OracleLoad {
  fileprivate func hasContent(of other: OracleLoad) -> Bool {
    source == other.source && day == other.day
      && records.map(\.line) == other.records.map(\.line)
  }

  fileprivate func keeping(_ sequences: Set<Int>) -> OracleLoad {
    var load = self
    load.records.removeAll { !sequences.contains($0.sequence) }
    return load
  }
}

extension OracleLoad: CustomStringConvertible {
  var description: String {
    "\(source)@\(day), \(batch) a batch: [\(records.map(\.line).joined(separator: " · "))]"
  }
}
