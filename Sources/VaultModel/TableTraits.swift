/// What a model says of a table beyond its columns: how it is kept, and who answers for it.
package struct TableTraits: Hashable, Sendable, Codable {
  /// Who answers for what is in it: a team or a person.
  package var owner: String?
  /// How long its rows are kept, in days; nil is for ever.
  ///
  /// Enforced by no load: a register for whoever erases.
  package var retentionDays: Int?
  /// The share of a page that inserts fill, in percent; nil is the object kind's own.
  package var fillFactor: Int?
  package var partitions: Partitions?
  /// More indexes, each by its columns.
  package var indexes: [[String]]
  /// Nil is what the whole vault does.
  package var foreignKeys: ForeignKeys?

  package init(
    owner: String? = nil, retentionDays: Int? = nil, fillFactor: Int? = nil,
    partitions: Partitions? = nil, indexes: [[String]] = [], foreignKeys: ForeignKeys? = nil
  ) {
    self.owner = owner
    self.retentionDays = retentionDays
    self.fillFactor = fillFactor
    self.partitions = partitions
    self.indexes = indexes
    self.foreignKeys = foreignKeys
  }
}

extension TableTraits {
  /// Partitions by load date, made for a stretch of time; rows outside of it lie in a default one.
  package struct Partitions: Hashable, Sendable, Codable {
    package var span: PartitionSpan
    /// The first month or year, as `2026-01`.
    package var first: String
    /// The last month or year, as `2027-12`.
    package var last: String

    package init(span: PartitionSpan, first: String, last: String) {
      self.span = span
      self.first = first
      self.last = last
    }
  }
}

/// How much time a partition holds.
public enum PartitionSpan: String, Hashable, Sendable, Codable {
  case month
  case year
}

/// Whether the database itself watches over references between tables of the vault.
///
/// See PostgreSQL's manual, "ALTER TABLE".
public enum ForeignKeys: String, Hashable, Sendable, Codable {
  /// None are made: loads run side by side and in any order.
  case none
  /// Made `NOT VALID`: checked for new rows, not for those that are there.
  case notValid
  case enforced
  /// Made `NOT ENFORCED`, for readers and planners only; PostgreSQL 18 or newer, else none.
  case notEnforced
}
