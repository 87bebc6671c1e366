/// Reads the lines of a `Monitor`: its metrics.
@resultBuilder
public enum MonitorBuilder {
  /// Takes a metric.
  public static func buildExpression(_ metric: Metric) -> [Metric] { [metric] }

  /// Refuses a query without thresholds.
  @available(
    *, unavailable,
    message:
      "a monitor holds metrics: Metric(\"…\", warning: .above(…), critical: .above(…), advice: \"…\") { \"SELECT …\" }"
  )
  public static func buildExpression(_ query: String) -> [Metric] { [] }

  /// Joins the lines.
  public static func buildBlock(_ lines: [Metric]...) -> [Metric] { lines.flatMap { $0 } }
}
