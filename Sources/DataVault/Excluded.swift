/// Columns of a source that are not loaded, and why.
///
/// ```swift
/// Excluded(row.passwordHash, row.token, because: "a secret")
/// ```
///
/// as a line of a source. A delivery may have the columns or lack them. No value of theirs reaches the
/// vault or its quarantine, and a load from a database does not ask for them.
public struct Excluded: Hashable, Sendable {
  package let columns: [Column]
  package let reason: String
  package let place: ModelPlace

  /// Leaves columns out.
  ///
  /// - Parameters:
  ///   - first: A column.
  ///   - more: All others that are left out for the same reason.
  ///   - reason: Why, in a few words: "a secret".
  ///   - file: Filled in by Swift.
  ///   - line: Filled in by Swift.
  public init(
    _ first: Column, _ more: Column..., because reason: String, file: String = #filePath,
    line: Int = #line
  ) {
    columns = [first] + more
    self.reason = reason
    place = ModelPlace(file: file, line: line)
  }
}

/// A table of a source system that is not loaded, and why.
///
/// ```swift
/// ExcludedTable("shop.migration_history", because: "tells of the source's own upkeep")
/// ```
///
/// as a line of the vault. `vaultc coverage` counts the table as seen to.
public struct ExcludedTable: Hashable, Sendable {
  package let name: String
  package let reason: String
  package let place: ModelPlace

  /// Leaves a table out.
  ///
  /// - Parameters:
  ///   - name: The table's full name in the source system.
  ///   - reason: Why, in a few words.
  ///   - file: Filled in by Swift.
  ///   - line: Filled in by Swift.
  public init(
    _ name: String, because reason: String, file: String = #filePath, line: Int = #line
  ) {
    self.name = name
    self.reason = reason
    place = ModelPlace(file: file, line: line)
  }
}
