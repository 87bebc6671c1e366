/// Figures of each tenant, each with the thresholds from which on it is bad.
///
/// ```swift
/// Monitor("payments", about: "Whether money comes in") {
///   Metric(
///     "average_amount", warning: .below(20), critical: .below(5),
///     advice: "Look for payments that were split"
///   ) {
///     "SELECT tenant_hk, avg(amount) AS value FROM business.payment_l GROUP BY tenant_hk"
///   }
/// }
/// ```
///
/// becomes the view `infomart.payments` of `tenant_hk`, `metric`, `value`, `warning`, `critical`,
/// `direction`, `state` and `advice`, and the function `util.monitor_payments`. The state is `ok`,
/// `warning`, `critical`, or `unknown` where nothing was measured.
public struct Monitor: Hashable, Sendable, TableDeclaration {
  package let name: String
  package let schema: String
  package let explanation: String?
  package let metrics: [Metric]
  /// What the modifiers have said.
  public var traits = Traits()
  package let place: ModelPlace

  /// Declares a monitor.
  ///
  /// - Parameters:
  ///   - name: The view's name.
  ///   - schema: The view's database schema.
  ///   - about: What it watches over, in a sentence.
  ///   - file: Filled in by Swift.
  ///   - line: Filled in by Swift.
  ///   - metrics: The figures, in the order in which they are shown.
  public init(
    _ name: String, schema: String = "infomart", about: String? = nil, file: String = #filePath,
    line: Int = #line, @MonitorBuilder metrics: () -> [Metric]
  ) {
    self.name = name
    self.schema = schema
    explanation = about
    self.metrics = metrics()
    place = ModelPlace(file: file, line: line)
  }
}

/// A figure of each tenant, and from where on it is bad.
public struct Metric: Hashable, Sendable {
  package let name: String
  package let warning: Threshold
  package let critical: Threshold
  package let advice: String
  package let query: String
  package let place: ModelPlace

  /// Declares a metric.
  ///
  /// - Parameters:
  ///   - name: The metric's name.
  ///   - warning: From where on somebody should look at it.
  ///   - critical: From where on it is an alarm: further on than the warning, on the same side.
  ///   - advice: What to do then, in a sentence.
  ///   - file: Filled in by Swift.
  ///   - line: Filled in by Swift.
  ///   - query: One SELECT of the columns `tenant_hk` and `value`, one row a tenant, without a
  ///     semicolon.
  public init(
    _ name: String, warning: Threshold, critical: Threshold, advice: String,
    file: String = #filePath, line: Int = #line, query: () -> String
  ) {
    self.name = name
    self.warning = warning
    self.critical = critical
    self.advice = advice
    self.query = query()
    place = ModelPlace(file: file, line: line)
  }
}

/// A value, and on which side of it a figure is bad; the value itself is not.
public enum Threshold: Hashable, Sendable {
  /// Every figure that is greater is bad: times, shares of errors.
  case above(Double)
  /// Every figure that is smaller is bad: scores, throughput.
  case below(Double)

  package var value: Double {
    switch self {
    case .above(let value), .below(let value): value
    }
  }

  package var direction: ThresholdDirection {
    switch self {
    case .above: .above
    case .below: .below
    }
  }
}
