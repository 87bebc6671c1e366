extension CompiledVault {
  /// Measured figures with their thresholds: a view of one row for each tenant and metric.
  package struct Monitor: Hashable, Sendable, Codable {
    package var name: String
    package var about: String?
    /// What readers read.
    package var view: TableName
    /// The function that gives the same rows.
    package var function: TableName
    /// In declared order.
    package var metrics: [Metric]
    package var traits: TableTraits

    package init(
      name: String, about: String? = nil, view: TableName, function: TableName, metrics: [Metric],
      traits: TableTraits = TableTraits()
    ) {
      self.name = name
      self.about = about
      self.view = view
      self.function = function
      self.metrics = metrics
      self.traits = traits
    }
  }

  /// A figure of each tenant, and from where on it is bad.
  package struct Metric: Hashable, Sendable, Codable {
    package var name: String
    /// The author's SQL, a single SELECT of the columns `tenant_hk` and `value`.
    package var query: String
    /// Of both thresholds.
    package var direction: ThresholdDirection
    package var warning: Double
    package var critical: Double
    /// What to do where a threshold is passed.
    package var advice: String

    package init(
      name: String, query: String, direction: ThresholdDirection, warning: Double,
      critical: Double, advice: String
    ) {
      self.name = name
      self.query = query
      self.direction = direction
      self.warning = warning
      self.critical = critical
      self.advice = advice
    }
  }
}

/// On which side of a threshold a figure is bad.
public enum ThresholdDirection: String, Hashable, Sendable, Codable {
  case above
  case below
}
