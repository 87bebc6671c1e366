/// What should hold for the rows of a table.
///
/// The rows that hold now are measured, tenant by tenant, by `vaultload check`.
///
/// ```swift
/// QualityRule(
///   "customer_email_present", on: "customer_contact", .completeness, "email IS NOT NULL",
///   atLeast: 0.98, severity: .warning)
/// ```
///
/// becomes a row of `metadata.quality_rule` and the function `util.shop_quality_customer_email_present`,
/// which counts rows; `util.measure_quality` keeps what it counts in `metadata.quality_result`.
public struct QualityRule: Hashable, Sendable {
  package let name: String
  package let subject: String
  package let dimension: QualityDimension
  package let condition: String
  package let minimumShare: Double
  package let severity: QualitySeverity
  package let explanation: String?
  package let place: ModelPlace

  /// Declares a rule.
  ///
  /// - Parameters:
  ///   - name: The rule's name.
  ///   - subject: The name of a declaration, or of its table where two share a name.
  ///   - dimension: What the rule speaks of.
  ///   - condition: SQL that is true of a good row; for `.uniqueness` the columns, of which rows that
  ///     lack one are left out; for `.timeliness` the time within which each tenant should have
  ///     had a new row, as `2 days`.
  ///   - minimumShare: The share of good rows, from 0 to 1, below which the rule is broken.
  ///   - severity: How bad that is.
  ///   - about: Why it matters, in a sentence.
  ///   - file: Filled in by Swift.
  ///   - line: Filled in by Swift.
  public init(
    _ name: String, on subject: String, _ dimension: QualityDimension, _ condition: String,
    atLeast minimumShare: Double = 1, severity: QualitySeverity = .warning, about: String? = nil,
    file: String = #filePath, line: Int = #line
  ) {
    self.name = name
    self.subject = subject
    self.dimension = dimension
    self.condition = condition
    self.minimumShare = minimumShare
    self.severity = severity
    explanation = about
    place = ModelPlace(file: file, line: line)
  }
}
