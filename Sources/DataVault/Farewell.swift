/// Says that the model no longer has a table or an attribute, and that its rows are to stay.
///
/// ```swift
/// Retired("customer_profile.fax")
/// ```
///
/// as a line of the vault answers the question of a migration whether a name that is gone was renamed.
/// The column stays, is loaded as NULL, is hashed no more, and views leave it out.
public struct Retired: Hashable, Sendable {
  package let subject: String
  package let place: ModelPlace

  /// Names what is retired.
  ///
  /// - Parameters:
  ///   - subject: The name of a declaration, or `declaration.attribute`.
  ///   - file: Filled in by Swift.
  ///   - line: Filled in by Swift.
  public init(_ subject: String, file: String = #filePath, line: Int = #line) {
    self.subject = subject
    place = ModelPlace(file: file, line: line)
  }
}

/// Approves that a table or an attribute that the model no longer has is dropped, with its rows.
///
/// ```swift
/// Dropped("customer_profile.fax")
/// ```
///
/// Without such a line in the vault nothing is ever dropped. The line can go with the next change.
public struct Dropped: Hashable, Sendable {
  package let subject: String
  package let place: ModelPlace

  /// Names what is dropped.
  ///
  /// - Parameters:
  ///   - subject: The name of a declaration, or `declaration.attribute`.
  ///   - file: Filled in by Swift.
  ///   - line: Filled in by Swift.
  public init(_ subject: String, file: String = #filePath, line: Int = #line) {
    self.subject = subject
    place = ModelPlace(file: file, line: line)
  }
}
