/// What only some records of a source feed: those in which a column has a value.
///
/// ```swift
/// When(row.targetType, is: "job") {
///   job.key(row.targetId)
///   Link("activity_job") {
///     activity
///     job
///   }
/// }
/// ```
///
/// A reference whose target another column names has one link for each target. A key that stands
/// within is there for what stands within, too, and a record that does not meet the condition feeds
/// nothing of it: what it lacks there is no fault.
public struct When: Hashable, Sendable {
  /// What a condition asks of a column beside its value.
  public enum Presence: Hashable, Sendable {
    /// The column is not NULL; the empty text is a value.
    case isPresent
    /// The column is NULL.
    case isMissing
  }

  package let column: Column
  package let test: CompiledVault.FeedCondition.Test
  package let elements: [SourceElement]
  package let place: ModelPlace

  /// Feeds from records in which a column has a value.
  ///
  /// - Parameters:
  ///   - column: The column that decides.
  ///   - value: The value, as the column's type reads it.
  ///   - file: Filled in by Swift.
  ///   - line: Filled in by Swift.
  ///   - elements: What such a record feeds.
  public init(
    _ column: Column, is value: String, file: String = #filePath, line: Int = #line,
    @SourceBuilder _ elements: () -> [SourceElement]
  ) {
    self.init(column, .isOneOf(values: [value]), elements(), ModelPlace(file: file, line: line))
  }

  /// Feeds from records in which a column has one of several values.
  ///
  /// - Parameters:
  ///   - column: The column that decides.
  ///   - values: The values, as the column's type reads them.
  ///   - file: Filled in by Swift.
  ///   - line: Filled in by Swift.
  ///   - elements: What such a record feeds.
  public init(
    _ column: Column, in values: [String], file: String = #filePath, line: Int = #line,
    @SourceBuilder _ elements: () -> [SourceElement]
  ) {
    self.init(column, .isOneOf(values: values), elements(), ModelPlace(file: file, line: line))
  }

  /// Feeds from records in which a column has any value, or none.
  ///
  /// - Parameters:
  ///   - column: The column that decides.
  ///   - presence: Whether it must be NULL, or must not.
  ///   - file: Filled in by Swift.
  ///   - line: Filled in by Swift.
  ///   - elements: What such a record feeds.
  public init(
    _ column: Column, _ presence: Presence, file: String = #filePath, line: Int = #line,
    @SourceBuilder _ elements: () -> [SourceElement]
  ) {
    let test: CompiledVault.FeedCondition.Test =
      switch presence {
      case .isPresent: .isPresent
      case .isMissing: .isMissing
      }
    self.init(column, test, elements(), ModelPlace(file: file, line: line))
  }

  private init(
    _ column: Column, _ test: CompiledVault.FeedCondition.Test, _ elements: [SourceElement],
    _ place: ModelPlace
  ) {
    self.column = column
    self.test = test
    self.elements = elements
    self.place = place
  }
}
