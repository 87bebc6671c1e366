extension CompiledVault {
  /// The instants for which query assistance is kept, and their table.
  package struct SnapshotCalendar: Hashable, Sendable, Codable {
    package var name: String
    package var about: String?
    package var table: TableName
    /// How many of the last days are kept; nil where days are not kept.
    package var daily: Int?
    /// How many of the last Mondays are kept.
    package var weekly: Int?
    /// How many of the last firsts of a month are kept.
    package var monthly: Int?

    package init(
      name: String, about: String? = nil, table: TableName, daily: Int? = nil, weekly: Int? = nil,
      monthly: Int? = nil
    ) {
      self.name = name
      self.about = about
      self.table = table
      self.daily = daily
      self.weekly = weekly
      self.monthly = monthly
    }
  }
}
