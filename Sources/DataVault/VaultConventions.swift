/// What holds for all tables of a vault.
///
/// ```swift
/// VaultConventions(hash: .sha1, foreignKeys: .notValid, naming: NamingPolicy(hub: "hub_*"))
/// ```
public struct VaultConventions: Hashable, Sendable {
  package let hash: HashAlgorithm
  package let rules: HashRules
  package let openMarker: OpenMarker
  package let closing: Closing
  package let foreignKeys: ForeignKeys
  package let naming: NamingPolicy
  package let roles: Roles?

  /// Declares conventions; what is left out is as usual.
  ///
  /// - Parameters:
  ///   - hash: The digest under keys and hash diffs; a vault never changes it.
  ///   - rules: By what rules values become the bytes that are hashed; a vault never changes them.
  ///   - openMarker: What `load_end_date` holds while a version is open.
  ///   - closing: Whether the end of a version is written down, or derived by a view.
  ///   - foreignKeys: Whether the database watches over references.
  ///   - naming: How tables and columns are called.
  ///   - roles: The database roles; `<vault>_owner`, `<vault>_loader` and `<vault>_reader` by default.
  public init(
    hash: HashAlgorithm = .sha256, rules: HashRules = .vw1, openMarker: OpenMarker = .null,
    closing: Closing = .close, foreignKeys: ForeignKeys = .none,
    naming: NamingPolicy = NamingPolicy(), roles: Roles? = nil
  ) {
    self.hash = hash
    self.rules = rules
    self.openMarker = openMarker
    self.closing = closing
    self.foreignKeys = foreignKeys
    self.naming = naming
    self.roles = roles
  }
}
