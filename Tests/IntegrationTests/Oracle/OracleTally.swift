import TestSupport

/// What the records of a load are counted as: each row of a target, and each record over all of them.
struct OracleTally {
  /// By table and class; the table "" is over all.
  private(set) var counts: [String: [OracleClass: Int64]] = [:]
  private let targets: [String]
  private var records: [OracleClass?]

  init(targets: [String], records: Int) {
    self.targets = targets
    self.records = Array(repeating: nil, count: records)
  }

  /// What a record is counted as where its rows are of several classes: the first of these.
  private static let order: [OracleClass] = [
    .quarantined, .changed, .new, .late, .unchanged, .duplicate,
  ]

  /// Counts a row of a record.
  mutating func row(_ outcome: OracleClass, of record: Int, in table: String) {
    aside(outcome, in: table)
    let known = records[record]
    records[record] = Self.order.first { $0 == outcome || $0 == known }
  }

  /// Counts a row that says nothing of its record.
  mutating func aside(_ outcome: OracleClass, in table: String) {
    counts[table, default: [:]][outcome, default: 0] += 1
  }

  /// Counts a record of which nothing is stored.
  mutating func quarantine(_ record: Int) {
    records[record] = .quarantined
    for table in targets { aside(.quarantined, in: table) }
  }

  /// The counts once all records are through.
  func finished() -> [String: [OracleClass: Int64]] {
    var counts = counts
    for record in records { counts["", default: [:]][record ?? .unchanged, default: 0] += 1 }
    return counts
  }
}
