extension CompiledVault {
  /// What should hold for the rows of a table.
  package struct QualityRule: Hashable, Sendable, Codable {
    package var name: String
    package var about: String?
    package var dimension: QualityDimension
    package var table: TableName
    /// The author's SQL: true of a row that is good; for `uniqueness` the columns, for `timeliness` an interval.
    package var condition: String
    /// The share of good rows, from 0 to 1, below which the rule is broken.
    package var minimumShare: Double
    package var severity: QualitySeverity

    package init(
      name: String, about: String? = nil, dimension: QualityDimension, table: TableName,
      condition: String, minimumShare: Double, severity: QualitySeverity
    ) {
      self.name = name
      self.about = about
      self.dimension = dimension
      self.table = table
      self.condition = condition
      self.minimumShare = minimumShare
      self.severity = severity
    }
  }
}

/// What a quality rule speaks of (DAMA's dimensions).
public enum QualityDimension: String, Hashable, Sendable, Codable {
  case completeness
  case uniqueness
  case validity
  case consistency
  case timeliness
}

/// How bad it is when a quality rule is broken.
public enum QualitySeverity: String, Hashable, Sendable, Codable {
  case info
  case warning
  case error
  case critical

  /// Whether a run that measures it ends with findings where the rule is broken.
  package var isFinding: Bool {
    switch self {
    case .info, .warning: false
    case .error, .critical: true
    }
  }
}
