import PostgresClient
import PostgresSchema
import VaultModel

/// What a load has counted so far, over all records and for each target.
struct LoadCounts: Equatable {
  private(set) var records = RecordCounts()
  /// By the target's name, `business.customer_h`.
  private(set) var targets: [String: RecordCounts] = [:]

  mutating func add(_ outcomes: BatchOutcomes, of plan: RoutePlan) {
    records += outcomes.overall
    for (table, counts) in zip(plan.targets, outcomes.targets) {
      targets[table.description, default: RecordCounts()] += counts
    }
  }

  mutating func addRestated(_ count: Int, to table: String) {
    targets[table, default: RecordCounts()].restated += Int64(count)
  }

  /// What was committed for a load.
  ///
  /// - Throws: `PostgresError`.
  static func read(
    loadID: Int64, on connection: Connection
  ) throws(PostgresError) -> LoadCounts {
    let rows = try connection.query(
      """
      SELECT target, records_read, records_new, records_changed, records_unchanged,
        records_duplicate, records_late, records_quarantined, rows_restated
      FROM metadata.load_count WHERE load_id = $1
      """, [.integer(loadID)])
    var counts = LoadCounts()
    for row in rows.indices {
      let target = rows.text(row, 0) ?? ""
      if target.isEmpty {
        counts.records = RecordCounts(rows, row: row)
      } else {
        counts.targets[target] = RecordCounts(rows, row: row)
      }
    }
    return counts
  }

  /// Writes the counts, within the transaction of the batch that they include.
  ///
  /// - Throws: `PostgresError`.
  func write(loadID: Int64, on connection: Connection) throws(PostgresError) {
    let rows = ([("", records)] + targets.sorted { $0.key < $1.key }).map { target, counts in
      let numbers = counts.columns.map { "\($0)" as SQL }.joined()
      return "(\(loadID), \(literal: target), \(numbers))" as SQL
    }
    let names = RecordCounts.columnNames
    try connection.execute(
      """
      INSERT INTO metadata.load_count (load_id, target, \(names.map { SQL.identifier($0) }.joined()))
      VALUES \(rows.joined())
      ON CONFLICT (load_id, target) DO UPDATE SET
      \(names.map { "\(id: $0) = excluded.\(id: $0)" as SQL }.joined())
      """)
  }
}

extension RecordCounts {
  fileprivate static let columnNames = [
    "records_read", "records_new", "records_changed", "records_unchanged", "records_duplicate",
    "records_late", "records_quarantined", "rows_restated",
  ]

  fileprivate var columns: [Int64] {
    [read, new, changed, unchanged, duplicate, late, quarantined, restated]
  }

  fileprivate init(_ rows: Rows, row: Int) {
    self.init()
    let number = { rows.integer(row, $0) ?? 0 }
    (read, new, changed, unchanged) = (number(1), number(2), number(3), number(4))
    (duplicate, late, quarantined) = (number(5), number(6), number(7))
    restated = number(8)
  }
}
