import DataVault

extension FaultyModel {
  private static func metric(
    _ warning: Threshold, _ critical: Threshold, query: String = "SELECT 1", line: Int = #line
  ) -> Metric {
    Metric("late", warning: warning, critical: critical, advice: "Hurry", line: line) { query }
  }

  /// A vault with a monitor of one metric.
  private static func monitored(
    _ warning: Threshold, _ critical: Threshold, query: String = "SELECT 1", line: Int = #line
  ) -> Vault {
    catalogue {
      Monitor("m") { metric(warning, critical, query: query, line: line) }
    }
  }

  /// Faults of monitors and their metrics.
  static let ofMonitors = [
    FaultyModel(
      "a monitor of nothing", .emptyMonitor, "the monitor 'm' has no metric", line: #line + 3
    ) {
      catalogue {
        Monitor("m") {}
      }
    },
    FaultyModel(
      "a warning behind the alarm", .metricThreshold,
      "the metric 'late' of the monitor 'm' would be critical before it warns", line: #line + 2
    ) {
      monitored(.above(5000), .above(2000))
    },
    FaultyModel(
      "a warning behind the alarm, downwards", .metricThreshold,
      "the metric 'late' of the monitor 'm' would be critical before it warns", line: #line + 2
    ) {
      monitored(.below(0.9), .below(0.95))
    },
    FaultyModel(
      "a warning that is the alarm", .metricThreshold,
      "the metric 'late' of the monitor 'm' would be critical before it warns", line: #line + 2
    ) {
      monitored(.above(1), .above(1))
    },
    FaultyModel(
      "thresholds of both sides", .metricThreshold,
      "the metric 'late' of the monitor 'm' warns on one side and alarms on the other",
      line: #line + 2
    ) {
      monitored(.above(1), .below(2))
    },
    FaultyModel(
      "a threshold without end", .metricThreshold,
      "the metric 'late' of the monitor 'm' has a threshold that no figure passes",
      line: #line + 2
    ) {
      monitored(.above(1), .above(.infinity))
    },
    FaultyModel(
      "a metric of two statements", .metricQuery,
      "the metric 'late' of the monitor 'm' has a semicolon in its query", line: #line + 2
    ) {
      monitored(.above(1), .above(2), query: "SELECT 1; SELECT 2")
    },
    FaultyModel(
      "a metric twice", .duplicateName, "the monitor 'm' has the metric 'late' twice",
      line: #line + 3
    ) {
      catalogue {
        Monitor("m") {
          metric(.above(1), .above(2))
          metric(.below(2), .below(1))
        }
      }
    },
    FaultyModel(
      "two monitors of one function", .duplicateName,
      "the monitor 'm' is declared twice, also at \(#filePath):\(#line + 3)", line: #line + 4
    ) {
      catalogue {
        Monitor("m") { metric(.above(1), .above(2)) }
        Monitor("m", schema: "other") { metric(.above(1), .above(2)) }
      }
    },
  ]
}
