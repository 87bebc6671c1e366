import VaultModel

/// A vault for query assistance: customers with three satellites of two sources, who own one product at
/// a time, of which all tenants know; products are made of parts.
enum ShopVault {
  static let conventions = [
    vault(.close), vault(.close, .date("9999-12-31 00:00:00+00")), insertOnly,
  ]
  static let insertOnly = vault(.insertOnly)

  private static func vault(_ closing: Closing, _ marker: OpenMarker = .null) -> CompiledVault {
    var vault = CompiledVault(
      name: "shop", hashSpec: HashSpec(), tenantHub: "tenant",
      hubs: [hub("tenant"), hub("customer"), hub("product", isShared: true), hub("part")],
      links: [owning, making], satellites: satellites,
      sources: [
        source("shop", ["profile", "contact", "customer_status"]), source("crm", ["note"]),
      ],
      conventions: Conventions(
        openMarker: marker, closing: closing, roles: Roles(ofVault: "shop"), systemTenant: "all"),
      calendars: [
        .init(name: "snapshot", table: table("snapshot"), daily: 10, weekly: 6, monthly: 3)
      ], pointInTimes: [customers], bridges: [made])
    vault.fingerprint = "c0ffee02"
    return vault
  }

  private static func table(_ name: String) -> CompiledVault.TableName {
    .init(schema: "business", name: name)
  }

  private static func hub(_ name: String, isShared: Bool = false) -> CompiledVault.Hub {
    .init(
      name: name, table: table("\(name)_h"), hashKey: "\(name)_hk",
      keyParts: [.init(name: "number", type: .text)], isShared: isShared)
  }

  private static func source(_ name: String, _ satellites: [String]) -> CompiledVault.Source {
    .init(
      name: name, recordSource: name, delivery: .delta, columns: [], keys: [], links: [],
      satellites: satellites.map { .init(satellite: $0, role: "customer", columns: []) })
  }
}

// MARK: Links

extension ShopVault {
  private static let owning = CompiledVault.Link(
    name: "owning", table: table("owning_l"), hashKey: "owning_hk",
    participants: [
      .init(hub: "customer", role: "customer", column: "customer_hk"),
      .init(hub: "product", role: "product", column: "product_hk", isOptional: true),
    ], drivingKey: ["customer"])

  private static let making = CompiledVault.Link(
    name: "making", table: table("making_l"), hashKey: "making_hk",
    participants: [
      .init(hub: "product", role: "product", column: "product_hk"),
      .init(hub: "part", role: "part", column: "part_hk", isOptional: true),
    ])

  private static let satellites = [
    satellite("contact", .hub("customer")), satellite("profile", .hub("customer")),
    satellite("note", .hub("customer")),
    satellite("customer_status", .hub("customer"), .status),
    satellite("owning_effectivity", .link("owning"), .effectivity),
    satellite("making_status", .link("making"), .status),
  ]

  private static func satellite(
    _ name: String, _ parent: CompiledVault.Parent, _ kind: SatelliteKind = .versions
  ) -> CompiledVault.Satellite {
    let parentName =
      switch parent {
      case .hub(let name), .link(let name): name
      }
    return .init(
      name: name, table: table("\(name)_s"), parent: parent, parentHashKey: "\(parentName)_hk",
      attributes: [], hashDiffFunction: .init(schema: "util", name: "\(name)_hash_diff"),
      kind: kind)
  }
}

// MARK: Query assistance

extension ShopVault {
  private static let customers = CompiledVault.PointInTime(
    name: "customer", table: table("customer_pit"), parent: .hub("customer"),
    parentHashKey: "customer_hk", calendar: "snapshot",
    satellites: ["contact", "note", "profile"].map {
      .init(satellite: $0, hashKeyColumn: "\($0)_hk", loadDateColumn: "\($0)_load_date")
    })

  private static let made = CompiledVault.Bridge(
    name: "made", table: table("made_bridge"), hub: "customer", hubColumn: "customer_hk",
    calendar: "snapshot",
    steps: [
      .init(
        link: "owning", linkColumn: "owning_hk", entryRole: "customer",
        entryColumn: "customer_hk", exits: [.init(role: "product", column: "product_hk")]),
      .init(
        link: "making", linkColumn: "making_hk", entryRole: "product",
        entryColumn: "product_hk", exits: [.init(role: "part", column: "part_hk")]),
    ])
}
