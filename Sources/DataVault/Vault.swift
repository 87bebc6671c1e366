/// A model's table of contents: the sources that feed one vault, and what is asked of it.
///
/// Hubs, links and satellites come with the sources that feed them. The model exports one value of
/// this type, under the name `vault`:
///
/// ```swift
/// public let vault = Vault("shop", tenant: tenant, about: "Orders of the web shop") {
///   tenants
///   customers
///   orders
/// }
/// ```
public struct Vault: Sendable {
  package let name: String
  package let tenant: Hub
  package let systemTenant: String?
  package let conventions: VaultConventions
  package let explanation: String?
  package let elements: [VaultElement]
  package let place: ModelPlace

  /// Declares a vault.
  ///
  /// - Parameters:
  ///   - name: The vault's name, also that of its folder under `generated-sql`.
  ///   - tenant: The hub of tenants, whose key is part of every other key.
  ///   - systemTenant: The key of the tenant that shared hubs belong to; `SYSTEM` by default, and
  ///     the UUID of zeros where tenants are known by a UUID.
  ///   - conventions: What holds for all tables: hashing, naming, closing, foreign keys, roles.
  ///   - about: What the vault is for, in a sentence.
  ///   - file: Filled in by Swift.
  ///   - line: Filled in by Swift.
  ///   - contents: The sources, and what is made of them, one a line.
  public init(
    _ name: String, tenant: Hub, systemTenant: String? = nil,
    conventions: VaultConventions = VaultConventions(), about: String? = nil,
    file: String = #filePath, line: Int = #line, @VaultBuilder contents: () -> [VaultElement]
  ) {
    self.name = name
    self.tenant = tenant
    self.systemTenant = systemTenant
    self.conventions = conventions
    explanation = about
    elements = contents()
    place = ModelPlace(file: file, line: line)
  }

  /// Refuses a hash algorithm beside the conventions.
  @available(
    *, unavailable, message: "write conventions: VaultConventions(hash: …)"
  )
  public init(
    _ name: String, tenant: Hub, hash: HashAlgorithm, about: String? = nil,
    @VaultBuilder contents: () -> [VaultElement]
  ) {
    preconditionFailure("unavailable")
  }
}

/// What a vault is made of.
public enum VaultElement: Sendable {
  /// A source that feeds it.
  case source(Source)
  /// The instants of its query assistance.
  case calendar(SnapshotCalendar)
  /// A point-in-time table.
  case pointInTime(PointInTime)
  /// A bridge.
  case bridge(Bridge)
  /// A mart.
  case mart(Mart)
  /// Figures with thresholds.
  case monitor(Monitor)
  /// A quality rule.
  case qualityRule(QualityRule)
  /// A table of the source system that feeds nothing, on purpose.
  case excludedTable(ExcludedTable)
  /// What the model gave up, and what stays.
  case retired(Retired)
  /// What the model gave up, and what goes.
  case dropped(Dropped)
}
