/// What the declarations of a vault are called in the database (semantics, section 1).
///
/// The checks measure the same names that the compiled vault spells out.
struct Names {
  /// The hash key of tenants, a column of every table of a vault, under every policy.
  static let tenantHashKey = StandardColumn.tenantKey

  let tenant: Hub
  let policy: NamingPolicy

  func hashKey(_ name: String) -> String { policy.hashKey.filled(name) }

  /// `customer_hk`; every table calls the tenant hub's hash key `tenant_hk`, so the hub does too.
  func hashKey(of hub: Hub) -> String { hub == tenant ? Self.tenantHashKey : hashKey(hub.name) }

  func hashKey(of link: Link) -> String { hashKey(link.name) }

  func parentHashKey(of satellite: Satellite) -> String {
    switch satellite.parent {
    case .hub(let participant): hashKey(of: participant.hub)
    case .link(let link): hashKey(of: link)
    }
  }

  /// The column of the joined key text, where there is more than one part to join.
  func joinedKey(of hub: Hub) -> String? {
    hub.keys.count > 1 ? policy.joinedKey.filled(hub.name) : nil
  }

  /// `<role>_hk`; a tenant in its own role is whose the row is, which every table says already.
  func column(of participant: Participant) -> String {
    isTenant(participant) ? Self.tenantHashKey : hashKey(participant.role)
  }

  func isTenant(_ participant: Participant) -> Bool {
    participant.hub == tenant && participant.role == tenant.name
  }

  /// The key that says whose the record is, not one of a tenant in another role.
  func isTenantKey(_ key: HubKey) -> Bool { key.hub == tenant && key.role == tenant.name }
}

// MARK: Tables

extension Names {
  private func table(_ schema: String, _ name: String) -> CompiledVault.TableName {
    .init(schema: policy.schema.filled(schema), name: name)
  }

  func table(of hub: Hub) -> CompiledVault.TableName {
    table(hub.schema, policy.hub.filled(hub.name))
  }

  func table(of link: Link) -> CompiledVault.TableName {
    table(link.schema, policy.link.filled(link.name))
  }

  func table(of satellite: Satellite) -> CompiledVault.TableName {
    table(satellite.schema, policy.satellite.filled(satellite.name))
  }

  func table(of reference: Reference) -> CompiledVault.TableName {
    table("ref", policy.reference.filled(reference.name))
  }

  func historyTable(of reference: Reference) -> CompiledVault.TableName {
    table("ref", policy.satellite.filled(reference.name))
  }

  func table(of pointInTime: PointInTime) -> CompiledVault.TableName {
    table(pointInTime.schema, policy.pointInTime.filled(pointInTime.name))
  }

  func table(of bridge: Bridge) -> CompiledVault.TableName {
    table(bridge.hub.schema, policy.bridge.filled(bridge.name))
  }

  func table(of calendar: SnapshotCalendar) -> CompiledVault.TableName {
    table(calendar.schema, calendar.name)
  }

  func view(of mart: Mart) -> CompiledVault.TableName { table(mart.schema, mart.name) }

  func storedTable(of mart: Mart) -> CompiledVault.TableName {
    table(mart.schema, "\(mart.name)_stored")
  }

  func refreshFunction(of mart: Mart) -> CompiledVault.TableName {
    table(mart.schema, "refresh_\(mart.name)")
  }

  func view(of monitor: Monitor) -> CompiledVault.TableName { table(monitor.schema, monitor.name) }

  func function(of monitor: Monitor) -> CompiledVault.TableName {
    table("util", "monitor_\(monitor.name)")
  }

  func hashDiffFunction(of name: String) -> CompiledVault.TableName {
    table("util", "\(name)_hash_diff")
  }
}

extension Satellite {
  /// A satellite lies beside what it describes.
  var schema: String {
    switch parent {
    case .hub(let participant): participant.hub.schema
    case .link(let link): link.schema
    }
  }
}

extension PointInTime {
  /// A point-in-time table lies beside what it is of.
  var schema: String {
    switch parent {
    case .hub(let hub): hub.schema
    case .link(let link): link.schema
    }
  }
}

extension String {
  /// This pattern with a name in the place of its star.
  fileprivate func filled(_ name: String) -> String { replacing("*", with: name) }
}
