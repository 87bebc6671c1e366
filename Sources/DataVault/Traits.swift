/// What a model says of a table beyond its columns; written with the modifiers of `TableDeclaration`.
public struct Traits: Hashable, Sendable {
  package var table = TableTraits()
}

/// Anything that becomes a table, and can be refined with words on the value.
///
/// ```swift
/// let customer = Hub("customer") { Key("number", .text) }
///   .owned(by: "sales")
///   .kept(days: 3_650)
/// ```
///
/// The modifiers stand where the table is declared, not where it is used.
public protocol TableDeclaration: Sendable {
  /// What the modifiers have said.
  var traits: Traits { get set }
}

extension TableDeclaration {
  /// Says who answers for the table: a team or a person; stands in its comment and the registers.
  public func owned(by owner: String) -> Self { changed { $0.owner = owner } }

  /// Says how long rows are kept, in days; a register for whoever erases.
  public func kept(days: Int) -> Self { changed { $0.retentionDays = days } }

  /// Fills pages to a share of 10 to 100 percent: `WITH (fillfactor = 70)`.
  public func fillFactor(_ percent: Int) -> Self { changed { $0.fillFactor = percent } }

  /// Splits the table by load date: `PARTITION BY RANGE (load_date)`.
  ///
  /// Only for tables whose primary key holds the load date: satellites, but no hubs and links.
  ///
  /// - Parameters:
  ///   - span: How much time a partition holds.
  ///   - first: The first month or year, as `2026-01` or `2026`.
  ///   - last: The last one; rows outside lie in a default partition.
  public func partitioned(
    by span: PartitionSpan, from first: String, through last: String
  ) -> Self {
    changed { $0.partitions = TableTraits.Partitions(span: span, first: first, last: last) }
  }

  /// Adds an index over columns of the table: `CREATE INDEX customer_h_region_idx`.
  public func indexed(_ columns: String...) -> Self { changed { $0.indexes.append(columns) } }

  /// Makes the table's foreign keys otherwise than the vault's conventions say.
  public func foreignKeys(_ foreignKeys: ForeignKeys) -> Self {
    changed { $0.foreignKeys = foreignKeys }
  }

  private func changed(_ change: (inout TableTraits) -> Void) -> Self {
    var result = self
    change(&result.traits.table)
    return result
  }
}
