import PostgresSchema
import VaultModel
import VaultSQL

/// What monitors become.
enum MonitorViews {
  static let remark = """
    The queries are the authors' own, and run with their reader's rights. Each tenant has a row for
    each metric, also where nothing was measured: value is then NULL and the state unknown. direction is
    'above' where greater figures are bad, and 'below' where smaller ones are. Where a threshold, warning
    or critical, is passed, advice says what to do.
    """

  /// What a monitor shows, in order.
  fileprivate static let columns: [(name: String, type: DataType)] = [
    ("tenant_hk", .bytea), ("metric", .text), ("value", .numeric), ("warning", .numeric),
    ("critical", .numeric), ("direction", .text), ("state", .text), ("advice", .text),
  ]

  fileprivate static let result = DataType.rows(columns)
}

extension CompiledVault {
  var monitorsInOrder: [Monitor] { monitors.sorted { $0.name.precedesByBytes($1.name) } }

  /// A view and a function for each monitor.
  var monitorObjects: [SchemaObject] {
    monitorsInOrder.flatMap { monitor in
      [.view(view(of: monitor)), .function(monitor.function(over: monitor.view))]
    }
  }

  fileprivate func view(of monitor: Monitor) -> View {
    View(
      QualifiedName(monitor.view), rights: .ofReader,
      query: MonitorQuery(of: monitor, in: self).whole,
      comment: monitor.traits.comment(monitor.about ?? "Monitor \(monitor.name)"))
  }
}

extension CompiledVault.Monitor {
  fileprivate func function(over view: CompiledVault.TableName) -> Function {
    let columns = MonitorViews.columns.map { "shown.\(id: $0.name)" as SQL }.joined()
    return Function(
      QualifiedName(function), [], returns: MonitorViews.result, volatility: .withinStatement,
      settings: [.systemSearchPath],
      body: "  SELECT \(columns)\n  FROM \(QualifiedName(view)) AS shown",
      comment: "The rows of \(view).")
  }
}

/// The query of a monitor's view, in pieces: the compiler's around those of the authors.
struct MonitorQuery {
  private let monitor: CompiledVault.Monitor
  private let vault: CompiledVault

  init(of monitor: CompiledVault.Monitor, in vault: CompiledVault) {
    self.monitor = monitor
    self.vault = vault
  }

  var whole: SQL { beginning(of: monitor.metrics.count) + end }

  /// Everything before the query of the metric at a place; all but the end behind the last.
  func beginning(of place: Int) -> SQL {
    let branches = monitor.metrics.prefix(place).map { head(of: $0) + $0.authored + tail }
    let next = monitor.metrics.dropFirst(place).first.map { head(of: $0) }
    let all = (branches + (next.map { [$0] } ?? [])).joined(separator: "\n  UNION ALL\n")
    return start + all
  }

  private var start: SQL {
    """
    SELECT judged.tenant_hk, judged.metric, judged.value, judged.warning, judged.critical,
      judged.direction, judged.state,
      CASE WHEN judged.state IN ('warning', 'critical') THEN judged.advice END AS advice
    FROM (
      SELECT figure.*, \(UtilityName.thresholdState)(
          figure.value, figure.warning, figure.critical, figure.direction) AS state
      FROM (

    """
  }

  private func head(of metric: CompiledVault.Metric) -> SQL {
    """
      SELECT tenant.tenant_hk, \(literal: metric.name)::text AS metric,
        measured.value::numeric AS value, \(metric.warning.sql)::numeric AS warning,
        \(metric.critical.sql)::numeric AS critical,
        \(literal: metric.direction.rawValue)::text AS direction,
        \(literal: metric.advice)::text AS advice
      FROM \(vault.tenantsOtherThanGhost) AS tenant
      LEFT JOIN (

    """
  }

  private var tail: SQL {
    """

      ) AS measured ON measured.tenant_hk = tenant.tenant_hk
    """
  }

  private var end: SQL { "\n  ) AS figure\n) AS judged" }
}

extension CompiledVault.Metric {
  fileprivate var authored: SQL { SQL(trusted: query) }
}

extension Double {
  /// Without a point where there is nothing behind it.
  fileprivate var sql: SQL {
    let whole = Int64(exactly: self)
    return whole.map { "\($0)" } ?? SQL(trusted: "\(self)")
  }
}

// MARK: What authors wrote

extension CompiledVault {
  /// The queries of all metrics, in the order of the views that hold them.
  var authoredMetrics: [AuthoredQuery] {
    monitorsInOrder.flatMap { monitor -> [AuthoredQuery] in
      let query = MonitorQuery(of: monitor, in: self)
      let view = view(of: monitor)
      let statement: SQL = "\(view.opening)\(view.query);"
      return monitor.metrics.enumerated().map { place, metric in
        AuthoredQuery(
          author: "metric '\(metric.name)' of monitor '\(monitor.name)'",
          opening: view.opening + query.beginning(of: place), query: SQL(trusted: metric.query),
          in: statement)
      }
    }
  }
}
