import TestSupport
import Testing

/// The order of files, sources and batches within a load date makes no difference.
@Suite struct OrderTests {
  /// How the deliveries of a day are loaded.
  struct Way: Sendable {
    /// The order of a delivery's two files, which have no key in common.
    var files = [0, 1]
    var sourcesBackwards = false
    /// All sources of a day at once.
    var atOnce = false
    var batch = 1_000
  }

  @Test(arguments: Seed.several(2))
  func `the same deliveries give the same vault`(seed: Seed) async throws {
    let days = Self.days(of: RandomLoads.make(14, sequences: 60, seed: seed))
    let plain = try await vault(of: days, Way())
    let ways = [
      Way(files: [1, 0], sourcesBackwards: true, batch: 13),
      Way(files: [1, 0], atOnce: true, batch: 29),
    ]
    for way in ways {
      let other = try await vault(of: days, way)
      #expect(other.rows.differences(from: plain.rows) == [], "\(seed.testDescription): \(way)")
      #expect(other.counts == plain.counts, "\(seed.testDescription): \(way)")
    }
  }

  /// The loads of each source, one a day from the first on.
  private static func days(of loads: [OracleLoad]) -> [[OracleLoad]] {
    var last: [String: Int] = [:]
    let dated = loads.map { load in
      var load = load
      last[load.source, default: 0] += 1
      load.day = last[load.source] ?? 1
      return load
    }
    return Dictionary(grouping: dated, by: \.day).sorted { $0.key < $1.key }.map(\.value)
  }

  private struct Outcome {
    var rows = VaultRows()
    /// By day, source and satellite or code list; which source brings a hub its keys depends on the
    /// order.
    var counts: [String: [OracleClass: Int64]] = [:]
  }

  private func vault(of days: [[OracleLoad]], _ way: Way) async throws -> Outcome {
    let outcome = Box(Outcome())
    try await KindsRig.with { kinds in
      for day in days {
        let loads = way.sourcesBackwards ? day.reversed() : day
        if way.atOnce {
          try await withThrowingTaskGroup(of: [String: [OracleClass: Int64]].self) { group in
            for load in loads { group.addTask { try await Self.run(load, way, kinds) } }
            for try await counts in group { outcome.value.counts.merge(counts) { $1 } }
          }
        } else {
          for load in loads {
            outcome.value.counts.merge(try await Self.run(load, way, kinds)) { $1 }
          }
        }
      }
      outcome.value.rows = try await VaultRows.read(kinds.rig).withoutFirstSources()
    }
    return outcome.value
  }

  private static func run(
    _ load: OracleLoad, _ way: Way, _ kinds: KindsRig
  ) async throws -> [String: [OracleClass: Int64]] {
    let header = try kinds.columnNames(of: load.source).joined(separator: ",")
    let files = try way.files.map { half in
      let records = load.records.filter { $0.sequence % 2 == half }
      return try kinds.write(
        "\(load.source)-\(load.day)-\(half)",
        ([header] + records.map(\.line)).joined(separator: "\n") + "\n")
    }
    let report = try await kinds.rig.load(
      load.source, files,
      // A random extract may lack most of the keys.
      [
        "--again", "--load-date", "2026-01-0\(load.day)", "--batch-records", "\(way.batch)",
        "--confirm-absences",
      ])
    let targets = report.targets.filter { !$0.table.hasSuffix("_h") && !$0.table.hasSuffix("_l") }
    return Dictionary(targets.map { ("\(load.day) \(load.source) \($0.table)", $0.counts.classes) })
    { $1 }
  }
}

extension VaultRows {
  /// Whose record brought a hub or link its row is a matter of which load came first.
  fileprivate func withoutFirstSources() -> VaultRows {
    var rows = self
    for name in tables.keys where name.hasSuffix("_h") || name.hasSuffix("_l") {
      rows.tables[name] = tables[name]?.map { row in
        row.split(separator: ",").filter { !$0.contains("\"record_source\"") }
          .joined(separator: ",")
      }
    }
    return rows
  }
}
