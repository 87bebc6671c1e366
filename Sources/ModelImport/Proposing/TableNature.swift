/// What the rows of a table are in a vault.
enum TableNature: Hashable, Sendable {
  /// Nothing: it has no columns.
  case empty
  /// The register of those whose data it is.
  case tenants
  /// Things with a key of their own.
  case hub
  /// More about things of another table: one row for each of them at most.
  case part(Whole)
  /// A relation between things of other tables, told apart by columns of its own where needed.
  case relation([TableReference], dependentKeys: [String])
  /// What happened to things of other tables, and never changes.
  case event([TableReference], dependentKeys: [String])
  /// Codes and what they mean, the same for everybody.
  case codeList

  enum Whole: Hashable, Sendable {
    case tenant
    case row(TableReference)
  }
}
