import PostgresClient
import PostgresSchema

/// The stored versions of those staged keys that are not simply unchanged.
struct StoredHistories {
  /// By ordinal of the staged key; a key that is not here has the staged diff as its open version.
  private(set) var timelines: [Int: Timeline<VersionPayload>] = [:]

  /// Whether the vault has a version of a key that was staged.
  func isKnown(_ ordinal: Int) -> Bool { timelines[ordinal]?.versions.isEmpty != true }

  /// Looks at the newest version of every staged key, and at more where that is needed: where a
  /// version at or after `loadDate` is stored already, by this load or by another.
  ///
  /// - Parameters:
  ///   - table: The table of versions.
  ///   - stage: The staged keys.
  ///   - loadDate: That of this load.
  ///   - connection: In the batch's transaction.
  /// - Returns: The histories of the keys that need a look.
  /// - Throws: `PostgresError`.
  static func read(
    _ table: VersionTable, stage: SQL, loadDate: Instant, on connection: Connection
  ) throws(PostgresError) -> StoredHistories {
    let newest = try connection.query(
      """
      SELECT staged.staged_ordinal, newest.load_date, newest.load_end_date, newest.hash_diff
      FROM \(stage) AS staged
      LEFT JOIN LATERAL (
        \(table.newest())
      ) AS newest ON true
      WHERE newest.load_date IS NULL
        OR staged.staged_diff IS NULL
        OR newest.hash_diff <> staged.staged_diff
        OR newest.load_end_date IS NOT NULL
        OR newest.load_date >= \(instant: loadDate)
      """, format: .binary)
    var histories = StoredHistories()
    var pending: [Int] = []
    for row in newest.indices {
      guard let ordinal = newest.integer(row, 0) else { continue }
      guard let version = version(newest, row: row) else {
        histories.timelines[Int(ordinal)] = Timeline()
        continue
      }
      if version.start >= loadDate {
        pending.append(Int(ordinal))
      } else {
        histories.timelines[Int(ordinal)] = Timeline([version])
      }
    }
    try histories.readFrom(
      loadDate, ordinals: pending, table: table, stage: stage, on: connection)
    return histories
  }

  private mutating func readFrom(
    _ loadDate: Instant, ordinals: [Int], table: VersionTable, stage: SQL,
    on connection: Connection
  ) throws(PostgresError) {
    guard !ordinals.isEmpty else { return }
    let list = ordinals.map { "\($0)" as SQL }.joined()
    let versions = try connection.query(
      """
      SELECT staged.staged_ordinal, version.load_date, version.load_end_date, version.hash_diff
      FROM \(stage) AS staged
      CROSS JOIN LATERAL (
        (\(table.newest(where: "version.load_date < \(instant: loadDate)")))
        UNION ALL
        (\(table.versions(where: "version.load_date >= \(instant: loadDate)")))
      ) AS version
      WHERE staged.staged_ordinal = ANY (ARRAY[\(list)])
      ORDER BY staged.staged_ordinal, version.load_date
      """, format: .binary)
    var histories: [Int: [Timeline<VersionPayload>.Version]] = [:]
    for row in versions.indices {
      guard let version = Self.version(versions, row: row) else { continue }
      histories[Int(versions.integer(row, 0) ?? 0), default: []].append(version)
    }
    for (ordinal, versions) in histories {
      timelines[ordinal] = Timeline(table.endsAtNext ? Self.ended(versions) : versions)
    }
  }

  /// Versions that end where the next ones begin, if not before.
  private static func ended(
    _ versions: [Timeline<VersionPayload>.Version]
  ) -> [Timeline<VersionPayload>.Version] {
    var ended = versions
    for (index, next) in versions.enumerated().dropFirst() {
      ended[index - 1].end = min(versions[index - 1].end ?? next.start, next.start)
    }
    return ended
  }

  private static func version(_ rows: Rows, row: Int) -> Timeline<VersionPayload>.Version? {
    guard let start = rows.integer(row, 1), let hashDiff = rows.bytes(row, 3) else { return nil }
    let end = rows.integer(row, 2)
    return Timeline.Version(
      start: start, end: end,
      payload: VersionPayload(hashDiff, from: .stored(start: start, end: end)))
  }
}

extension SQL.Interpolation {
  /// An instant as an exact literal, whatever the session's settings.
  mutating func appendInterpolation(instant: Instant) {
    let epoch: SQL = "'2000-01-01 00:00:00+00'::timestamptz"
    appendInterpolation("(\(epoch) + interval '1 microsecond' * \(instant))" as SQL)
  }
}
