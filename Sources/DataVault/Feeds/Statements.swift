/// The column that holds the load date of each record of a delta.
///
/// ```swift
/// LoadDate(row.changedAt)
/// ```
///
/// as a line of a source. Versions begin at the record's own date; a record whose date is earlier than
/// stored versions is late. Without a zone the date is UTC, and a `date` is its midnight.
public struct LoadDate: Hashable, Sendable {
  package let column: Column
  package let place: ModelPlace

  /// Declares the column: a `timestamptz`, `timestamp` or `date`.
  public init(_ column: Column, file: String = #filePath, line: Int = #line) {
    self.column = column
    place = ModelPlace(file: file, line: line)
  }
}

/// The column that orders the records of a delta: `.ordered(by:)` of the semantics.
///
/// ```swift
/// Ordered(by: row.sequence)
/// ```
///
/// as a line of a source. Among the records of one key and load date the smaller value comes first;
/// without the line, the position in the delivery decides.
public struct Ordered: Hashable, Sendable {
  package let column: Column
  package let place: ModelPlace

  /// Declares the column: an integer, a numeric, a time or a text, which is compared by its bytes.
  public init(by column: Column, file: String = #filePath, line: Int = #line) {
    self.column = column
    place = ModelPlace(file: file, line: line)
  }
}

/// The column by which a record of a delta says that its key was deleted: `.deleted(when:)` of the
/// semantics.
///
/// ```swift
/// Deleted(when: row.operation, is: "D")
/// ```
///
/// as a line of a source. Such a record ends the versions of its keys in this source's satellites, and
/// writes their status satellites.
public struct Deleted: Hashable, Sendable {
  package let column: Column
  /// Nil where any value says it, or `true` of a boolean.
  package let values: [String]?
  package let place: ModelPlace

  /// Declares a column of which some values say "deleted".
  public init(
    when column: Column, is value: String, _ more: String..., file: String = #filePath,
    line: Int = #line
  ) {
    self.column = column
    values = [value] + more
    place = ModelPlace(file: file, line: line)
  }

  /// Declares a boolean column that says "deleted" where it is true.
  public init(when column: Column, file: String = #filePath, line: Int = #line) {
    self.column = column
    values = ["true"]
    place = ModelPlace(file: file, line: line)
  }

  /// Declares a column that says "deleted" where it holds any value, as the time of the deletion does.
  public init(whenPresent column: Column, file: String = #filePath, line: Int = #line) {
    self.column = column
    values = nil
    place = ModelPlace(file: file, line: line)
  }
}

/// The share of known keys that one snapshot may lack before its absences wait for a confirmation.
///
/// ```swift
/// Absences(atMost: 0.2)
/// ```
///
/// as a line of a source with a status satellite; 0.5 without it, and never below 20 known keys.
public struct Absences: Hashable, Sendable {
  package let share: Double
  package let place: ModelPlace

  /// Declares the share, from 0 to 1.
  public init(atMost share: Double, file: String = #filePath, line: Int = #line) {
    self.share = share
    place = ModelPlace(file: file, line: line)
  }
}

/// What a source says of its deliveries beyond what their columns feed.
public enum DeliveryRule: Hashable, Sendable {
  /// Where the load date of each record is.
  case loadDate(LoadDate)
  /// What orders the records.
  case ordered(Ordered)
  /// What says that a key was deleted.
  case deleted(Deleted)
  /// How many keys may be absent at once.
  case absences(Absences)
}
