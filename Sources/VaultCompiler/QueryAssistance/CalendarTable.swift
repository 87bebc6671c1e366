import PostgresSchema
import VaultModel
import VaultSQL

/// What a snapshot calendar becomes: its table, and the function that moves it on.
struct CalendarTable {
  static let remark = """
    The instants for which the tables below are kept, each at midnight UTC. A flag says for which grain
    an instant is kept: one that is past its days may still be among the weeks or months. Everything
    from here on can be dropped and made anew from the vault.
    """

  private let calendar: CompiledVault.SnapshotCalendar

  init(of calendar: CompiledVault.SnapshotCalendar) { self.calendar = calendar }

  var objects: [SchemaObject] { [.table(table), .function(refresh)] }

  private var name: QualifiedName { QualifiedName(calendar.table) }

  private var table: Table {
    let flags = grains.map { grain in
      Column(grain.flag, .boolean, .notNull, comment: grain.comment)
    }
    return Table(
      name, columns: [.snapshotDate] + flags,
      primaryKey: PrimaryKey(
        ObjectName.make(name.name, suffix: "_pkey"), [StandardColumn.snapshotDate]),
      checks: [
        Check(
          ObjectName.make(name.name, suffix: "_grain_check"),
          grains.map { .identifier($0.flag) }.joined(separator: " OR "))
      ],
      comment: calendar.about ?? "Instants for which query assistance is kept")
  }

  private var refresh: Function {
    Function(
      QualifiedName(calendar.refreshFunction),
      [.init("until", .timestamptz, defaultValue: "now()")], returns: Refresh.result,
      language: .plpgsql, volatility: .never, parallelism: .unsafe, settings: [.systemSearchPath],
      body: refreshBody,
      comment: """
        Adds the instants that are missing up to a day, and removes those past their retention. \
        Later instants stay as they are.
        """)
  }
}

// MARK: Grains

extension CalendarTable {
  /// A way to choose some of the last days.
  private struct Grain {
    var flag: String
    var comment: String
    /// A select list of the midnights that are kept, and where they come from.
    var instants: SQL
  }

  private var grains: [Grain] {
    [
      Grain(
        flag: "is_daily", comment: comment(calendar.daily, "last days"),
        instants: instants(calendar.daily, "day", "days => step")),
      Grain(
        flag: "is_weekly", comment: comment(calendar.weekly, "last Mondays"),
        instants: instants(calendar.weekly, "week", "weeks => step")),
      Grain(
        flag: "is_monthly", comment: comment(calendar.monthly, "last firsts of a month"),
        instants: instants(calendar.monthly, "month", "months => step")),
    ]
  }

  private func comment(_ count: Int?, _ instants: String) -> String {
    count.map { "Whether it is one of the \($0) \(instants)." }
      ?? "Always false: the \(instants) are not kept as such."
  }

  /// Counted in UTC as times without zone: a session's zone would move midnight.
  private func instants(_ count: Int?, _ unit: String, _ step: SQL) -> SQL {
    """
    date_trunc(\(literal: unit), until AT TIME ZONE 'UTC') - make_interval(\(step))
          FROM generate_series(0, \((count ?? 0) - 1)) AS step
    """
  }

  private var refreshBody: SQL {
    let flags = grains.map { .identifier($0.flag) as SQL }
    let marked = grains.enumerated().map { place, grain -> SQL in
      let marks = grains.indices.map { $0 == place ? "true" : "false" as SQL }
      return """
        SELECT \(marks.joined()),
                \(grain.instants)
        """
    }
    return """
      BEGIN
        IF until IS NULL OR NOT isfinite(until) THEN
          RAISE EXCEPTION 'a calendar goes up to a day, not to %', coalesce(until::text, 'NULL')
            USING ERRCODE = 'invalid_parameter_value';
        END IF;
        -- Readers go on reading; another refresh waits.
        LOCK TABLE \(name) IN SHARE ROW EXCLUSIVE MODE;
        RETURN QUERY
        WITH kept AS (
          SELECT
            marked.midnight AT TIME ZONE 'UTC' AS snapshot_date,
            \(flags.map { "bool_or(marked.\($0)) AS \($0)" }.joined(separator: ",\n      "))
          FROM (
            \(marked.joined(separator: "\n      UNION ALL\n      "))
          ) AS marked(\(flags.joined()), midnight)
          GROUP BY marked.midnight
        ), \(difference.statements)
        \(difference.counts);
      END
      """
  }

  private var difference: Refresh {
    Refresh(
      of: name, to: "kept", key: [StandardColumn.snapshotDate], columns: grains.map(\.flag),
      within: { "\($0).snapshot_date <= until" })
  }
}
