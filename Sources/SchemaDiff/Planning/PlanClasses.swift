/// What a change means to the programs that use the schema as it was.
///
/// The names are the ones that users keep in their registers; the class of several changes is the
/// highest of theirs.
package enum ContractClass: String, Hashable, Sendable, Codable, Comparable, CaseIterable {
  /// New things and nullable columns alone: old readers and loaders are unaffected.
  case additive = "ADDITIVE"
  /// What was there is altered, and old readers and loaders stay right.
  case nonBreaking = "NON_BREAKING"
  /// Something old fails, means something else, or loses its history.
  case breaking = "BREAKING"

  package static func < (left: ContractClass, right: ContractClass) -> Bool {
    left.rank < right.rank
  }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// What a statement can do to rows that are there.
package enum DataRisk: String, Hashable, Sendable, Codable, Comparable, CaseIterable {
  case none
  /// It may fail on rows that are there.
  case dataDependent = "data-dependent"
  /// What the vault says of the past would no longer be what was delivered.
  case falsifiesHistory = "falsifies-history"
  /// Rows or values are gone.
  case destructive

  package static func < (left: DataRisk, right: DataRisk) -> Bool { left.rank < right.rank }
  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// PostgreSQL's table locks, weakest first.
///
/// See PostgreSQL's manual, chapter 13.3.1 "Table-Level Locks".
package enum LockMode: String, Hashable, Sendable, Codable, Comparable, CaseIterable {
  case accessShare = "ACCESS SHARE"
  case rowShare = "ROW SHARE"
  case rowExclusive = "ROW EXCLUSIVE"
  case shareUpdateExclusive = "SHARE UPDATE EXCLUSIVE"
  case share = "SHARE"
  case shareRowExclusive = "SHARE ROW EXCLUSIVE"
  case exclusive = "EXCLUSIVE"
  case accessExclusive = "ACCESS EXCLUSIVE"

  package static func < (left: LockMode, right: LockMode) -> Bool { left.rank < right.rank }
  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  /// Whether a loader's INSERT waits for it.
  package var blocksLoads: Bool { self >= .share }
  /// Whether a query waits for it.
  package var blocksReads: Bool { self == .accessExclusive }
}
