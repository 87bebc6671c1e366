import PostgresSchema
import VaultModel
import VaultSQL

/// From what the key of a table's rows derives, and with it the tenant that they belong to.
///
/// A row of `metadata.key_origin`, from which a vault's check of its tenants' isolation is put together.
struct KeyOrigin: Hashable, Sendable {
  enum Kind: String, CaseIterable {
    /// The hub of the tenants themselves.
    case tenant
    case hub
    /// A hub whose rows are the system tenant's.
    case sharedHub = "shared_hub"
    case link
    /// A link without a row of the zero key.
    case event
    /// A table of rows about a hub or a link, whose key they have.
    case part
  }

  var table: QualifiedName
  var kind: Kind
  var column: String
  /// The columns of a business key, or those that tell rows of a link or members of a set apart.
  var parts: [String]
  /// The tables with whose keys `parentColumns` join.
  var parents: [QualifiedName]
  var parentColumns: [String]
  /// Whether the rows are versions that are closed.
  var hasClosedVersions = false
}

extension KeyOrigin {
  static let name = KeyOrigins.table

  static let register = Bookkeeping.table(
    name,
    [
      Column("vault_name", .text, .notNull), Column("table_name", .text, .notNull),
      Column(
        "kind", .text, .notNull,
        comment: """
          tenant, hub and shared_hub (the system tenant's), link, event (a link without a ghost), part \
          (rows about one of these).
          """),
      Column("key_column", .text, .notNull, comment: "The hash key, or the key of the parent."),
      Column(
        "key_parts", .array(of: .text), .notNull,
        comment: """
          Columns of a hub's business key, or those that tell rows of a link, or members of a set, apart.
          """),
      Column(
        "parents", .array(of: .text), .notNull,
        comment: "A link's hubs in the order of hashing, or the table that a part is about."),
      Column(
        "parent_columns", .array(of: .text), .notNull,
        comment: "The columns that have the parents' keys."),
      Column(
        "is_of_all_tenants", .boolean, .notNull,
        comment: "Whether all tenants read the system tenant's rows."),
      Column(
        "has_closed_versions", .boolean, .notNull,
        comment: "Whether its rows are versions, of which each key has one that is open."),
    ],
    key: ["vault_name", "table_name"],
    checks: [
      Check(
        "key_origin_kind_check",
        "\(id: "kind") IN (\(Kind.allCases.map { SQL.literal($0.rawValue) }.joined()))")
    ],
    comment: "From what the keys of each table derive, and so which tenant a row belongs to.")

  /// Those of all tables that have tenants, each kind in order of names.
  static func all(of vault: CompiledVault) -> [KeyOrigin] {
    vault.hubs.sorted { $0.name.precedesByBytes($1.name) }.map { $0.keyOrigin(in: vault) }
      + vault.links.sorted { $0.name.precedesByBytes($1.name) }.map { $0.keyOrigin(in: vault) }
      + vault.satellites.sorted { $0.name.precedesByBytes($1.name) }.map {
        var origin = KeyOrigin($0.table, $0.parentHashKey, of: vault.key(of: $0.parent))
        origin.parts = $0.members
        origin.hasClosedVersions = vault.closes($0)
        return origin
      }
      + vault.pointInTimes.sorted { $0.name.precedesByBytes($1.name) }.map {
        KeyOrigin($0.table, $0.parentHashKey, of: vault.key(of: $0.parent))
      }
      + vault.bridges.sorted { $0.name.precedesByBytes($1.name) }.map {
        KeyOrigin($0.table, $0.hubColumn, of: vault.key(of: .hub($0.hub)))
      }
  }

  /// Of rows that have the key of what they describe; the tenants' own key needs no parent.
  private init(
    _ table: CompiledVault.TableName, _ column: String,
    of parent: (table: CompiledVault.TableName, hashKey: String)
  ) {
    let isTenants = column == StandardColumn.tenantKey
    self.init(
      table: QualifiedName(table), kind: .part, column: column, parts: [],
      parents: isTenants ? [] : [QualifiedName(parent.table)],
      parentColumns: isTenants ? [] : [column])
  }
}

extension CompiledVault {
  /// Whether a satellite's versions have their ends in the table.
  func closes(_ satellite: Satellite) -> Bool {
    satellite.hasVersions && conventions.closing == .close
  }
}

extension CompiledVault.Hub {
  fileprivate func keyOrigin(in vault: CompiledVault) -> KeyOrigin {
    let kind: KeyOrigin.Kind =
      if hashKey == StandardColumn.tenantKey { .tenant } else { isShared ? .sharedHub : .hub }
    return KeyOrigin(
      table: QualifiedName(table), kind: kind, column: hashKey, parts: keyParts.map(\.name),
      parents: [], parentColumns: [])
  }
}

extension CompiledVault.Link {
  fileprivate func keyOrigin(in vault: CompiledVault) -> KeyOrigin {
    KeyOrigin(
      table: QualifiedName(table), kind: vault.hasGhost(self) ? .link : .event, column: hashKey,
      parts: dependentKeys.map(\.name),
      parents: participants.map { QualifiedName(vault.key(of: .hub($0.hub)).table) },
      parentColumns: participants.map(\.column))
  }
}
