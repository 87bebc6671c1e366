// The names that declarations become in the database (semantics, section 1). The checks measure
// the same ones that the compiled vault spells out.

/// The hash key of tenants, a column of every table of a vault.
let tenantHashKey = "tenant_hk"

extension Hub {
  var tableName: CompiledVault.TableName { .init(schema: schema, name: "\(name)_h") }

  /// `customer_hk`; every table calls the tenant hub's hash key `tenant_hk`, so the hub does too.
  func hashKey(tenant: Hub) -> String { self == tenant ? tenantHashKey : "\(name)_hk" }

  /// The column of the joined key text, where there is more than one part to join.
  var joinedKey: String? { keys.count > 1 ? "\(name)_bk" : nil }
}

extension Link {
  var tableName: CompiledVault.TableName { .init(schema: schema, name: "\(name)_l") }

  var hashKey: String { "\(name)_hk" }
}

extension Participant {
  /// `<role>_hk`; a tenant in its own role is whose the row is, which every table says already.
  func column(tenant: Hub) -> String { isTenant(tenant) ? tenantHashKey : "\(role)_hk" }

  func isTenant(_ tenant: Hub) -> Bool { hub == tenant && role == tenant.name }
}

extension Satellite {
  var tableName: CompiledVault.TableName { .init(schema: schema, name: "\(name)_s") }

  var hashDiffFunction: CompiledVault.TableName {
    .init(schema: "util", name: "\(name)_hash_diff")
  }

  /// A satellite lies beside what it describes.
  private var schema: String {
    switch parent {
    case .hub(let participant): participant.hub.schema
    case .link(let link): link.schema
    }
  }

  func parentHashKey(tenant: Hub) -> String {
    switch parent {
    case .hub(let participant): participant.hub.hashKey(tenant: tenant)
    case .link(let link): link.hashKey
    }
  }
}
