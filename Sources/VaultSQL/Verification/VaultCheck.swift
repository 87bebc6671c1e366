package import PostgresSchema

/// A question whose answers are the rows that break a rule of the vault.
package struct VaultCheck: Hashable, Sendable {
  /// What must hold (semantics, sections 1 to 5).
  package enum Rule: String, Hashable, Sendable, Codable, CaseIterable {
    /// Stored hashes are those that SQL makes of the stored values.
    case hashes
    /// Versions of a key never overlap and never invert.
    case intervals
    /// At most one version of a key is open.
    case openRows = "open_rows"
    /// A version ends where the next one begins, or where its key was reported gone.
    case gaps
    /// No version is in force while its source calls the key absent.
    case presence
    /// A satellite holds what the one held that its attributes were moved from.
    case origins
    /// A driving key has one partner at a time.
    case drivingKeys = "driving_keys"
    /// What a row speaks of is there.
    case orphans
    /// The zero key has its one row, without payload.
    case ghosts
    /// A row and what it speaks of are the same tenant's.
    case tenants
    /// What the loads counted as stored is stored.
    case counts
    /// What a row of a point-in-time table or bridge names is there.
    case pointers
    /// Point-in-time tables and bridges are as the vault says now.
    case stale

    /// Whether the vault itself is right where the rule is broken: a refresh mends that.
    package var isOfRefresh: Bool { self == .stale }
  }

  package var rule: Rule
  package var table: QualifiedName
  /// The column that the rule is about; nil where it is about whole rows.
  package var column: String?
  /// A query of two text columns: where the fault is, and what it is.
  package var faults: SQL

  package init(_ rule: Rule, of table: QualifiedName, column: String? = nil, faults: SQL) {
    self.rule = rule
    self.table = table
    self.column = column
    self.faults = faults
  }
}

extension VaultCheck {
  /// The first faults in order of their places: place, what it is, and how many there are in all.
  package func listing(limit: Int) -> SQL {
    """
    SELECT place, fault, count(*) OVER ()
    FROM (
    \(faults)
    ) AS found(place, fault)
    ORDER BY place, fault
    LIMIT \(limit)
    """
  }
}

extension SQL {
  /// Says by which values a row is found again: `customer_hk=\x0f…, load_date=2026-11-21 …`.
  static func place(_ columns: [String], of row: SQL) -> SQL {
    let parts = columns.map { "\(literal: $0 + "=") || \(row).\(id: $0)::text" as SQL }
    return "concat_ws(', ', \(parts.joined()))"
  }
}
