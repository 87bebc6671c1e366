/// How the names of tables and columns are made of the model's names; `*` stands for the latter.
///
/// ```swift
/// NamingPolicy(hub: "hub_*", link: "link_*", satellite: "sat_*")
/// ```
///
/// makes `business.hub_customer` of `Hub("customer")`. `NamingPolicy(schema: "shop_*")` lets a vault live
/// beside others in a database: `shop_business.customer_h`. One column keeps its name under every
/// policy: `tenant_hk`, by which row-level security knows whose a row is.
public struct NamingPolicy: Hashable, Sendable {
  package let schema: String
  package let hub: String
  package let link: String
  package let satellite: String
  package let reference: String
  package let pointInTime: String
  package let bridge: String
  package let hashKey: String
  package let joinedKey: String

  /// Declares a policy; what is left out is as usual.
  ///
  /// - Parameters:
  ///   - schema: The database schema of whatever the model declares; not those that all vaults of a
  ///     database share.
  ///   - hub: The table of a hub.
  ///   - link: The table of a link.
  ///   - satellite: The table of a satellite, and of a reference table's versions.
  ///   - reference: The table of a reference table's keys.
  ///   - pointInTime: A point-in-time table.
  ///   - bridge: A bridge.
  ///   - hashKey: The hash key of a hub, a link or a role.
  ///   - joinedKey: The joined text of a business key of several parts.
  public init(
    schema: String = "*", hub: String = "*_h", link: String = "*_l", satellite: String = "*_s",
    reference: String = "*_r", pointInTime: String = "*_pit", bridge: String = "*_bridge",
    hashKey: String = "*_hk", joinedKey: String = "*_bk"
  ) {
    self.schema = schema
    self.hub = hub
    self.link = link
    self.satellite = satellite
    self.reference = reference
    self.pointInTime = pointInTime
    self.bridge = bridge
    self.hashKey = hashKey
    self.joinedKey = joinedKey
  }
}
