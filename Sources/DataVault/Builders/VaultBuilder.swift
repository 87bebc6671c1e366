/// Reads the lines of a `Vault`: its sources, and what is asked of the vault.
@resultBuilder
public enum VaultBuilder {
  /// Takes a source.
  public static func buildExpression(_ source: Source) -> [VaultElement] { [.source(source)] }

  /// Takes a calendar.
  public static func buildExpression(_ calendar: SnapshotCalendar) -> [VaultElement] {
    [.calendar(calendar)]
  }

  /// Takes a point-in-time table.
  public static func buildExpression(_ table: PointInTime) -> [VaultElement] {
    [.pointInTime(table)]
  }

  /// Takes a bridge.
  public static func buildExpression(_ bridge: Bridge) -> [VaultElement] { [.bridge(bridge)] }

  /// Takes a mart.
  public static func buildExpression(_ mart: Mart) -> [VaultElement] { [.mart(mart)] }

  /// Takes a monitor.
  public static func buildExpression(_ monitor: Monitor) -> [VaultElement] { [.monitor(monitor)] }

  /// Takes a quality rule.
  public static func buildExpression(_ rule: QualityRule) -> [VaultElement] {
    [.qualityRule(rule)]
  }

  /// Takes several quality rules, as they are declared beside each other.
  public static func buildExpression(_ rules: [QualityRule]) -> [VaultElement] {
    rules.map { .qualityRule($0) }
  }

  /// Takes a table that is not loaded.
  public static func buildExpression(_ table: ExcludedTable) -> [VaultElement] {
    [.excludedTable(table)]
  }

  /// Takes what was retired.
  public static func buildExpression(_ retired: Retired) -> [VaultElement] {
    [.retired(retired)]
  }

  /// Takes what is to be dropped.
  public static func buildExpression(_ dropped: Dropped) -> [VaultElement] {
    [.dropped(dropped)]
  }

  /// Refuses a metric.
  @available(*, unavailable, message: "a metric stands in a Monitor")
  public static func buildExpression(_ metric: Metric) -> [VaultElement] { [] }

  /// Refuses a hub.
  @available(
    *, unavailable, message: "a vault lists its sources; a hub comes with the source that keys it"
  )
  public static func buildExpression(_ hub: Hub) -> [VaultElement] { [] }

  /// Refuses a link.
  @available(
    *, unavailable, message: "a vault lists its sources; a link comes with the source that feeds it"
  )
  public static func buildExpression(_ link: Link) -> [VaultElement] { [] }

  /// Refuses a satellite.
  @available(
    *, unavailable,
    message: "a vault lists its sources; a satellite comes with the source that feeds it"
  )
  public static func buildExpression(_ satellite: Satellite) -> [VaultElement] { [] }

  /// Refuses a reference table.
  @available(
    *, unavailable,
    message: "a vault lists its sources; a reference table comes with the source that feeds it"
  )
  public static func buildExpression(_ reference: Reference) -> [VaultElement] { [] }

  /// Refuses columns that are not loaded.
  @available(
    *, unavailable, message: "Excluded stands in a source; a whole table is ExcludedTable(\"…\")"
  )
  public static func buildExpression(_ excluded: Excluded) -> [VaultElement] { [] }

  /// Joins the lines.
  public static func buildBlock(_ lines: [VaultElement]...) -> [VaultElement] {
    lines.flatMap { $0 }
  }
}
