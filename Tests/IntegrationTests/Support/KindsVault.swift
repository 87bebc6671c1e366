import VaultModel

/// A shop with one source for each kind of object.
enum KindsVault {
  /// A way to keep the ends of versions.
  enum Convention: String, CaseIterable, Sendable {
    case null
    case farDate
    case insertOnly
  }

  static func vault(_ convention: Convention = .null) -> CompiledVault {
    var vault = CompiledVault(
      name: "kinds", hashSpec: HashSpec(), tenantHub: "tenant",
      hubs: [
        hub("tenant", part: "shop"), hub("customer", part: "customer_number"),
        hub("product", part: "product_code", isShared: true),
      ],
      links: [orderLine, payment, agency],
      satellites: [profile, stay, price, phone, paymentNote, effectivity, status, tracking],
      sources: sources + feedSources, references: [country, tariff])
    vault.fingerprint = "c0ffee"
    vault.conventions = Conventions(
      openMarker: convention == .farDate ? .date("9999-12-31 00:00:00+00") : .null,
      closing: convention == .insertOnly ? .insertOnly : .close, roles: Roles(ofVault: "kinds"),
      systemTenant: "SYSTEM")
    return vault
  }

  private static func table(_ name: String) -> CompiledVault.TableName {
    .init(schema: "business", name: name)
  }

  private static func hub(
    _ name: String, part: String, isShared: Bool = false
  ) -> CompiledVault.Hub {
    .init(
      name: name, table: table("\(name)_h"), hashKey: "\(name)_hk",
      keyParts: [.init(name: part, type: .text)], isShared: isShared)
  }

  private static func attribute(
    _ ordinal: Int, _ name: String, _ type: SQLType
  ) -> CompiledVault.Attribute {
    .init(ordinal: ordinal, name: name, hashName: name, type: type)
  }
}

// MARK: Links

extension KindsVault {
  private static let orderLine = CompiledVault.Link(
    name: "order_line", table: table("order_line_l"), hashKey: "order_line_hk",
    participants: [
      .init(hub: "customer", role: "customer", column: "customer_hk"),
      .init(hub: "product", role: "product", column: "product_hk"),
    ],
    dependentKeys: [
      .init(name: "line", type: .int4), .init(name: "leg", type: .text, presence: .optional),
    ])

  private static let payment = CompiledVault.Link(
    name: "payment", table: table("payment_l"), hashKey: "payment_hk",
    participants: [.init(hub: "customer", role: "customer", column: "customer_hk")],
    kind: .nonHistorized, dependentKeys: [.init(name: "number", type: .int8)],
    attributes: [attribute(1, "amount", .numeric(12, 2))],
    hashDiffFunction: .init(schema: "util", name: "payment_hash_diff"))

  private static let agency = CompiledVault.Link(
    name: "agency", table: table("agency_l"), hashKey: "agency_hk",
    participants: [
      .init(hub: "customer", role: "customer", column: "customer_hk"),
      .init(hub: "customer", role: "agent", column: "agent_hk", isOptional: true),
    ], drivingKey: ["customer"])
}

// MARK: Satellites and code lists

extension KindsVault {
  private static func satellite(
    _ name: String, of parent: CompiledVault.Parent, key: String,
    kind: SatelliteKind = .versions, members: [String] = [],
    _ attributes: [CompiledVault.Attribute] = []
  ) -> CompiledVault.Satellite {
    .init(
      name: name, table: table("\(name)_s"), parent: parent, parentHashKey: key,
      attributes: attributes, hashDiffFunction: .init(schema: "util", name: "\(name)_hash_diff"),
      kind: kind, members: members)
  }

  private static let profile = satellite(
    "profile", of: .hub("customer"), key: "customer_hk", [attribute(1, "city", .text)])
  private static let stay = satellite(
    "stay", of: .hub("customer"), key: "customer_hk", [attribute(1, "city", .text)])
  private static let price = satellite(
    "price", of: .hub("product"), key: "product_hk", [attribute(1, "price", .numeric(12, 2))])
  private static let phone = satellite(
    "phone", of: .hub("customer"), key: "customer_hk", kind: .multiActive, members: ["usage"],
    [attribute(1, "usage", .text), attribute(2, "number", .text)])
  private static let paymentNote = satellite(
    "payment_note", of: .link("payment"), key: "payment_hk", kind: .nonHistorized,
    [attribute(1, "note", .text)])
  private static let effectivity = satellite(
    "agency_effectivity", of: .link("agency"), key: "agency_hk", kind: .effectivity)
  private static let status = satellite(
    "customer_status", of: .hub("customer"), key: "customer_hk", kind: .status)
  private static let tracking = satellite(
    "customer_tracking", of: .hub("customer"), key: "customer_hk", kind: .recordTracking)

  private static let country = CompiledVault.ReferenceTable(
    name: "country", table: .init(schema: "ref", name: "country_r"),
    keyParts: [.init(name: "code", type: .varchar(2), normalization: [.uppercase])],
    attributes: [attribute(1, "title", .text)])

  private static let tariff = CompiledVault.ReferenceTable(
    name: "tariff", table: .init(schema: "ref", name: "tariff_r"),
    keyParts: [.init(name: "zone", type: .int4), .init(name: "class", type: .text)],
    attributes: [attribute(1, "price", .numeric(12, 2))],
    history: .init(
      table: .init(schema: "ref", name: "tariff_s"),
      hashDiffFunction: .init(schema: "util", name: "tariff_hash_diff")))
}

// MARK: Sources

extension KindsVault {
  private static let columns: [String: SQLType] = [
    "line": .int4, "number": .int8, "amount": .numeric(12, 2), "price": .numeric(12, 2),
    "zone": .int4, "code": .varchar(2),
  ]

  private static func source(
    _ name: String, _ delivery: Delivery, columns names: [String],
    keys: [(hub: String, role: String, column: String)],
    links: [CompiledVault.LinkFeed] = [], satellites: [CompiledVault.SatelliteFeed] = [],
    references: [CompiledVault.ReferenceFeed] = []
  ) -> CompiledVault.Source {
    .init(
      name: name, recordSource: name, delivery: delivery,
      columns: names.map { .init(name: $0, type: columns[$0] ?? .text) },
      keys: keys.map {
        .init(
          hub: $0.hub, role: $0.role, parts: [.init(column: $0.column)],
          whenMissing: $0.role == "agent" ? .unknown : .quarantine)
      }, links: links, satellites: satellites, references: references)
  }

  private static let tenantKey = (hub: "tenant", role: "tenant", column: "shop")
  private static let customerKey = (hub: "customer", role: "customer", column: "customer")

  static let sources = [
    source(
      "order_lines", .snapshot, columns: ["shop", "customer", "product", "line", "leg"],
      keys: [tenantKey, customerKey, ("product", "product", "product")],
      links: [
        .init(
          link: "order_line", roles: ["customer", "product"], dependentKeys: ["line", "leg"])
      ]),
    source(
      "prices", .snapshot, columns: ["shop", "product", "price"],
      keys: [tenantKey, ("product", "product", "product")],
      satellites: [.init(satellite: "price", role: "product", columns: ["price"])]),
    source(
      "customers", .snapshot, columns: ["shop", "customer", "city"],
      keys: [tenantKey, customerKey],
      satellites: [
        .init(satellite: "profile", role: "customer", columns: ["city"]),
        .init(satellite: "customer_status", role: "customer", columns: []),
        .init(satellite: "customer_tracking", role: "customer", columns: []),
      ]),
    source(
      "stays", .delta, columns: ["shop", "customer", "city"], keys: [tenantKey, customerKey],
      satellites: [.init(satellite: "stay", role: "customer", columns: ["city"])]),
    source(
      "phones", .delta, columns: ["shop", "customer", "usage", "phone"],
      keys: [tenantKey, customerKey],
      satellites: [.init(satellite: "phone", role: "customer", columns: ["usage", "phone"])]),
    source(
      "payments", .delta, columns: ["shop", "customer", "number", "amount", "note"],
      keys: [tenantKey, customerKey],
      links: [
        .init(
          link: "payment", roles: ["customer"], dependentKeys: ["number"], columns: ["amount"])
      ], satellites: [.init(satellite: "payment_note", role: nil, columns: ["note"])]),
    source(
      "agencies", .delta, columns: ["shop", "customer", "agent"],
      keys: [tenantKey, customerKey, ("customer", "agent", "agent")],
      links: [.init(link: "agency", roles: ["customer", "agent"])],
      satellites: [.init(satellite: "agency_effectivity", role: nil, columns: [])]),
    source(
      "countries", .delta, columns: ["code", "title"], keys: [],
      references: [.init(reference: "country", parts: [.init(column: "code")], columns: ["title"])]
    ),
    source(
      "tariffs", .delta, columns: ["zone", "class", "price"], keys: [],
      references: [
        .init(
          reference: "tariff", parts: [.init(column: "zone"), .init(column: "class")],
          columns: ["price"])
      ]),
  ]
}
