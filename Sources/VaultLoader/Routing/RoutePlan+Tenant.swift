import VaultHash
import VaultModel

extension RoutePlan {
  /// The hash key of a tenant, given by its own key as `vault.json` has it.
  func tenantHashKey(of key: String) throws(RoutePlanError) -> [UInt8] {
    try tenantHashKey(of: Array(key.utf8), as: CastForm(.text))
  }

  func tenantHashKey(
    of key: [UInt8], as form: CastForm
  ) throws(RoutePlanError) -> [UInt8] {
    var hashKey = [UInt8](repeating: 0, count: hashLength)
    do throws(DigestError) {
      let hasher = try KeyHasher(vault.hashSpec)
      key.withUnsafeBytes { text in
        hashKey.withUnsafeMutableBytes { output in
          guard let start = output.baseAddress else { return }
          hasher.tenantKey(text, as: form, into: start)
        }
      }
    } catch {
      throw .digest("\(error)")
    }
    return hashKey
  }

  /// The key that a row of a hub, or of what describes it, has as its tenant's; nil where that is the
  /// record's own tenant.
  func foreignTenantKey(ofKey key: Int) -> [UInt8]? {
    switch keys[key].derivation {
    case .systemTenant: systemTenantKey
    case .recordTenant, .otherTenant, .tenant: nil
    }
  }

  /// The record's key of the tenant, which derives all others.
  var tenantKey: Int {
    guard let recordTenant else { preconditionFailure("only code lists have no tenant") }
    return recordTenant
  }

  /// The column that holds the tenant's hash key, in every table.
  var tenantHashKey: String { keys[tenantKey].hub.hashKey }

  /// Takes every record for one of this tenant: those that name none, and none that name another.
  ///
  /// - Throws: `RoutePlanError.tenant` where the key is no value of its type, `.noTenants` where the
  ///   source feeds code lists alone.
  mutating func limit(to tenant: String) throws(RoutePlanError) {
    guard let recordTenant else { throw .noTenants(source: source.name) }
    let part = keys[recordTenant].parts[0]
    let canonical = try? canonical(tenant, as: part.definition)
    guard let key = canonical.flatMap({ part.definition.normalized($0) }), !key.isEmpty else {
      throw .tenant(tenant, column: part.definition.name)
    }
    onlyTenant = key
    onlyTenantHashKey = try tenantHashKey(of: key, as: part.form)
    keys[recordTenant].parts[0].constant = key
  }

  /// The tenant's hash key in the rows of a parent, where all records are of one tenant; else nil.
  func onlyTenantKey(of parent: Parent) -> [UInt8]? {
    if case .key(let key) = parent, let foreign = foreignTenantKey(ofKey: key) { return foreign }
    return onlyTenantHashKey
  }

  func isTenantHub(_ target: Int) -> Bool {
    recordTenant.map { keys[$0].target == target } ?? false
  }
}

extension CompiledVault.KeyPart {
  /// A key part's canonical text as the key has it; nil where nothing is left of it.
  func normalized(_ text: [UInt8]) -> [UInt8]? {
    var output = ByteBuffer()
    text.withUnsafeBytes { output.append($0) }
    return normalize(normalization, in: &output, from: 0) ? nil : Array(output.bytes)
  }
}
