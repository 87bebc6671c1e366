/// The instants for which point-in-time tables and bridges are kept.
///
/// ```swift
/// let calendar = SnapshotCalendar("snapshot", daily: 90, weekly: 52, monthly: 60)
/// ```
///
/// becomes the table `business.snapshot` and the function `business.refresh_snapshot`, which adds the
/// instants that are missing and removes those that are past their retention.
public struct SnapshotCalendar: Hashable, Sendable {
  package let name: String
  package let schema: String
  package let explanation: String?
  package let daily: Int?
  package let weekly: Int?
  package let monthly: Int?
  package let place: ModelPlace

  /// Declares a calendar.
  ///
  /// - Parameters:
  ///   - name: The calendar's name, and its table's.
  ///   - schema: The database schema of the table.
  ///   - daily: How many of the last days are kept.
  ///   - weekly: How many of the last Mondays are kept.
  ///   - monthly: How many of the last firsts of a month are kept.
  ///   - about: What it is for, in a sentence.
  ///   - file: Filled in by Swift.
  ///   - line: Filled in by Swift.
  public init(
    _ name: String, schema: String = "business", daily: Int? = nil, weekly: Int? = nil,
    monthly: Int? = nil, about: String? = nil, file: String = #filePath, line: Int = #line
  ) {
    self.name = name
    self.schema = schema
    self.daily = daily
    self.weekly = weekly
    self.monthly = monthly
    explanation = about
    place = ModelPlace(file: file, line: line)
  }
}
