import PostgresSchema
import VaultModel
import VaultSQL

/// Brings a table to the rows that it should hold, and touches no row that is right.
struct Refresh {
  /// What every refresh gives: how many rows it added, changed and removed.
  static let result = DataType.rows([
    ("rows_added", .bigint), ("rows_changed", .bigint), ("rows_removed", .bigint),
  ])

  private let table: QualifiedName
  private let wanted: SQL
  private let key: [String]
  private let columns: [String]
  private let range: (SQL) -> SQL

  /// Compares the table with the relation `wanted`, which has the same columns.
  ///
  /// The key is never NULL; `columns` are those beyond it, at least one; `within` says of a row of
  /// the table whether it is looked at.
  init(
    of table: QualifiedName, to wanted: SQL, key: [String], columns: [String],
    within range: @escaping (SQL) -> SQL
  ) {
    self.table = table
    self.wanted = wanted
    self.key = key
    self.columns = columns
    self.range = range
  }

  /// Common table expressions, the last three of which see the table as it was.
  ///
  /// A full join is never done by nested loops, whatever the planner takes the range to be.
  var statements: SQL {
    let assignments = columns.map { "\(id: $0) = difference.\(id: $0)" as SQL }
    return """
      difference AS MATERIALIZED (
          SELECT
            \(compared.joined(separator: ",\n      "))
          FROM (
            SELECT * FROM \(table) AS stored
            WHERE \(range("stored"))
          ) AS stored
          FULL JOIN \(wanted)
            ON \(isSame(wanted))
          WHERE \(isMissing) OR \(isSuperfluous)
            OR ROW(\(list(columns, of: "stored")))
              IS DISTINCT FROM ROW(\(list(columns, of: wanted)))
        ), removed AS (
          DELETE FROM \(table) AS stored
          USING difference
          WHERE difference.is_superfluous
            AND \(isSame("difference"))
          RETURNING true
        ), changed AS (
          UPDATE \(table) AS stored
          SET
            \(assignments.joined(separator: ",\n      "))
          FROM difference
          WHERE NOT difference.is_superfluous AND NOT difference.is_missing
            AND \(isSame("difference"))
          RETURNING true
        ), added AS (
          INSERT INTO \(table) (
            \((key + columns).map { .identifier($0) }.joined(separator: ",\n      ")))
          SELECT
            \(list(key + columns, of: "difference"))
          FROM difference
          WHERE difference.is_missing
          RETURNING true
        )
      """
  }

  /// The query that they stand before.
  var counts: SQL {
    """
    SELECT
        (SELECT count(*) FROM added),
        (SELECT count(*) FROM changed),
        (SELECT count(*) FROM removed)
    """
  }

  /// The keys, what the columns should be, and what is wrong with the row.
  private var compared: [SQL] {
    key.map { "coalesce(stored.\(id: $0), \(wanted).\(id: $0)) AS \(id: $0)" }
      + columns.map { "\(wanted).\(id: $0)" }
      + ["\(isMissing) AS is_missing", "\(isSuperfluous) AS is_superfluous"]
  }

  private var isMissing: SQL { "stored.\(id: key[0]) IS NULL" }
  private var isSuperfluous: SQL { "\(wanted).\(id: key[0]) IS NULL" }

  private func isSame(_ row: SQL) -> SQL {
    key.map { "stored.\(id: $0) = \(row).\(id: $0)" }.joined(separator: "\n      AND ")
  }

  private func list(_ columns: [String], of row: SQL) -> SQL {
    columns.map { "\(row).\(id: $0)" }.joined(separator: ",\n      ")
  }
}

/// A table over the instants of a calendar, the view of what it should hold, and its refresh.
struct SnapshotTable {
  var table: Table
  var expected: View
  /// The name of the function that brings the one to the other.
  var refresh: QualifiedName
  var indexes: [Index]

  var objects: [SchemaObject] {
    [.table(table)] + indexes.map { .index($0) } + [.view(expected), .function(refreshFunction)]
  }

  private var refreshFunction: Function {
    let key = table.primaryKey?.columns ?? []
    let columns = table.columns.map(\.name)
    // By number: a column of the same name would hide an argument's.
    let isInRange: @Sendable (SQL) -> SQL = { row in
      """
      \(row).snapshot_date
            BETWEEN coalesce($1, '-infinity') AND coalesce($2, 'infinity')
      """
    }
    let difference = Refresh(
      of: table.name, to: "expected", key: key, columns: columns.filter { !key.contains($0) },
      within: isInRange)
    let selected = columns.map { "standing.\(id: $0)" as SQL }.joined(separator: ",\n      ")
    return Function(
      refresh,
      [
        .init("first_snapshot", .timestamptz, defaultValue: "NULL"),
        .init("last_snapshot", .timestamptz, defaultValue: "NULL"),
      ], returns: Refresh.result, volatility: .never, parallelism: .unsafe,
      settings: [.systemSearchPath],
      body: """
          -- Readers go on reading; another refresh waits.
          LOCK TABLE \(table.name) IN SHARE ROW EXCLUSIVE MODE;
          WITH expected AS MATERIALIZED (
            SELECT
              \(selected)
            FROM \(expected.name) AS standing
            WHERE \(isInRange("standing"))
          ), \(difference.statements)
          \(difference.counts)
        """,
      comment: """
        Adds, changes and removes the rows of \(table.name) that are not as they should be, from the \
        first to the last of the snapshots named; NULL names no end.
        """)
  }
}

extension Column {
  static let snapshotDate = Column(StandardColumn.snapshotDate, .timestamptz, .notNull)
}

extension CompiledVault {
  /// The table of a calendar's instants.
  func calendarTable(_ name: String) -> QualifiedName {
    guard let calendar = calendars.first(where: { $0.name == name }) else {
      preconditionFailure("a vault that was resolved has the calendars that it goes by")
    }
    return QualifiedName(calendar.table)
  }
}
