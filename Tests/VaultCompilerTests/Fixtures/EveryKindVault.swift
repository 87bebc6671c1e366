import VaultModel

/// The depot with a table of every other kind beside it, and every way to keep one.
enum EveryKindVault {
  static let vault: CompiledVault = {
    var vault = DepotVault.vault
    vault.name = "every_kind"
    vault.fingerprint = "c0ffee01"
    vault.conventions = Conventions(
      roles: Roles(ofVault: "every_kind"), systemTenant: "00000000-0000-0000-0000-000000000001")
    vault.hubs += [currency]
    vault.links += [reporting, samePerson, payment, assignment]
    vault.satellites += [
      phones, paymentDetail, holding, presence, sightings, rates, assignmentPresence,
    ]
    vault.references = [country, tariff]
    vault.calendars = [calendar]
    vault.pointInTimes = pointInTimes
    vault.bridges = bridges
    vault.qualityRules = [
      .init(
        name: "rate_is_positive", about: "No money costs nothing", dimension: .validity,
        table: table("rates_s"), condition: "rate > 0", minimumShare: 0.995, severity: .critical)
    ]
    vault.sources = [feed]
    vault.marts = [paymentTotals, machines]
    vault.monitors = [payments]
    return vault
  }()

  /// The same, with versions that end at a far date.
  static let withFarDate = vault(marker: .date("9999-12-31 00:00:00+00"), closing: .close)

  /// The same, with versions that are never closed.
  static let insertOnly = vault(marker: .null, closing: .insertOnly)

  private static func vault(marker: OpenMarker, closing: Closing) -> CompiledVault {
    var vault = vault
    vault.conventions.openMarker = marker
    vault.conventions.closing = closing
    return vault
  }

  static func table(_ name: String) -> CompiledVault.TableName {
    .init(schema: "business", name: name)
  }
}

// MARK: Hubs and links

extension EveryKindVault {
  static let currency = CompiledVault.Hub(
    name: "currency", about: "Money, the same for all", table: table("currency_h"),
    hashKey: "currency_hk", keyParts: [.init(name: "code", type: .text)], isShared: true,
    traits: TableTraits(owner: "Treasury", foreignKeys: .notEnforced))

  static let reporting = link(
    "reporting", roles: ["manager", "report"], of: "person", kind: .hierarchy)

  static let samePerson = link(
    "same_person", roles: ["master", "duplicate"], of: "person", kind: .sameAs)

  static let payment = CompiledVault.Link(
    name: "payment", about: "Money goes to a person", table: table("payment_l"),
    hashKey: "payment_hk",
    participants: [
      .init(hub: "person", role: "person", column: "person_hk"),
      .init(hub: "currency", role: "currency", column: "currency_hk"),
    ], kind: .nonHistorized,
    dependentKeys: [
      .init(name: "payment_number", type: .int8),
      .init(name: "leg", type: .text, presence: .optional),
    ],
    attributes: [
      .init(
        ordinal: 1, name: "amount", hashName: "amount", type: .numeric(12, 2),
        about: "How much was paid", sensitivity: .confidential, masking: .nullify)
    ], hashDiffFunction: .init(schema: "util", name: "payment_hash_diff"),
    traits: TableTraits(retentionDays: 3650, indexes: [["payment_number", "leg"]]))

  static let assignment = CompiledVault.Link(
    name: "assignment", table: table("assignment_l"), hashKey: "assignment_hk",
    participants: [
      .init(hub: "machine", role: "machine", column: "machine_hk"),
      .init(hub: "person", role: "person", column: "person_hk"),
    ], drivingKey: ["machine"], traits: TableTraits(foreignKeys: .notValid))

  private static func link(
    _ name: String, roles: [String], of hub: String, kind: LinkKind
  ) -> CompiledVault.Link {
    .init(
      name: name, table: table(name + "_l"), hashKey: name + "_hk",
      participants: roles.map { .init(hub: hub, role: $0, column: $0 + "_hk") }, kind: kind)
  }
}

// MARK: Satellites

extension EveryKindVault {
  static let phones = satellite(
    "phones", of: .hub("person"), key: "person_hk", kind: .multiActive,
    attributes: [
      attribute(1, "usage", .text), attribute(2, "rank", .int2),
      .init(
        ordinal: 3, name: "number", hashName: "number", type: .text, sensitivity: .personal,
        masking: .lastFour),
    ], members: ["usage", "rank"])

  static let paymentDetail = satellite(
    "payment_detail", of: .link("payment"), key: "payment_hk", kind: .nonHistorized,
    attributes: [attribute(1, "purpose", .text)])

  static let holding = satellite(
    "assignment_effectivity", of: .link("assignment"), key: "assignment_hk", kind: .effectivity)

  static let presence = satellite(
    "machine_status", of: .hub("machine"), key: "machine_hk", kind: .status,
    traits: TableTraits(
      partitions: .init(span: .year, first: "2025", last: "2027"), foreignKeys: .notValid))

  static let assignmentPresence = satellite(
    "assignment_status", of: .link("assignment"), key: "assignment_hk", kind: .status)

  static let sightings = satellite(
    "machine_tracking", of: .hub("machine"), key: "machine_hk", kind: .recordTracking)

  static let rates = satellite(
    "rates", of: .hub("currency"), key: "currency_hk", kind: .versions,
    attributes: [attribute(1, "rate", .numeric(18, 6))],
    traits: TableTraits(
      owner: "Treasury", fillFactor: 70,
      partitions: .init(span: .month, first: "2026-11", last: "2027-01"), foreignKeys: .enforced))

  private static func attribute(
    _ ordinal: Int, _ name: String, _ type: SQLType
  ) -> CompiledVault.Attribute {
    .init(ordinal: ordinal, name: name, hashName: name, type: type)
  }

  private static func satellite(
    _ name: String, of parent: CompiledVault.Parent, key: String, kind: SatelliteKind,
    attributes: [CompiledVault.Attribute] = [], members: [String] = [],
    traits: TableTraits = TableTraits()
  ) -> CompiledVault.Satellite {
    .init(
      name: name, table: table(name + "_s"), parent: parent, parentHashKey: key,
      attributes: attributes, hashDiffFunction: .init(schema: "util", name: name + "_hash_diff"),
      kind: kind, members: members, traits: traits)
  }
}

// MARK: Marts

extension EveryKindVault {
  static let machines = CompiledVault.Mart(
    name: "machines", about: "Machines and what is known of them",
    view: .init(schema: "infomart", name: "machines"),
    query: "SELECT * FROM business.machine_now -- as it is", tenantColumn: "tenant_hk")

  static let paymentTotals = CompiledVault.Mart(
    name: "payment_totals", about: "What each person was paid",
    view: .init(schema: "infomart", name: "payment_totals"),
    query: """
      SELECT tenant_hk, person_hk, count(*) AS payments, sum(amount) AS amount
      FROM business.payment_l
      GROUP BY tenant_hk, person_hk
      """, tenantColumn: "tenant_hk",
    stored: .init(
      table: .init(schema: "infomart", name: "payment_totals_stored"), key: ["person_hk"],
      refreshFunction: .init(schema: "infomart", name: "refresh_payment_totals")),
    traits: TableTraits(owner: "Treasury"))
}

// MARK: Monitors

extension EveryKindVault {
  static let payments = CompiledVault.Monitor(
    name: "payments", about: "Whether people are paid as they should be",
    view: .init(schema: "infomart", name: "payments"),
    function: .init(schema: "util", name: "monitor_payments"),
    metrics: [
      .init(
        name: "average_amount",
        query: "SELECT tenant_hk, avg(amount) AS value FROM business.payment_l GROUP BY 1 -- each",
        direction: .below, warning: 20, critical: 7.5, advice: "It's too little; ask \"why\""),
      .init(
        name: "greatest_amount",
        query: """
          SELECT tenant_hk, max(amount) AS value
          FROM business.payment_l
          GROUP BY tenant_hk
          """, direction: .above, warning: 1000, critical: 1_000_000, advice: "Ask who signed it"),
    ], traits: TableTraits(owner: "Treasury"))
}

// MARK: Code lists and their source

extension EveryKindVault {
  static let country = CompiledVault.ReferenceTable(
    name: "country", about: "ISO 3166-1", table: .init(schema: "ref", name: "country_r"),
    keyParts: [.init(name: "code", type: .varchar(2))],
    attributes: [attribute(1, "title", .text)])

  static let tariff = CompiledVault.ReferenceTable(
    name: "tariff", table: .init(schema: "ref", name: "tariff_r"),
    keyParts: [.init(name: "zone", type: .int4), .init(name: "class", type: .text)],
    attributes: [attribute(1, "price", .numeric(12, 2))],
    history: .init(
      table: .init(schema: "ref", name: "tariff_s"),
      hashDiffFunction: .init(schema: "util", name: "tariff_hash_diff")))

  static let feed = CompiledVault.Source(
    name: "bank", recordSource: "bank/v1", delivery: .delta,
    columns: ["tenant", "country", "person", "currency", "number", "leg", "amount", "price"]
      .map { .init(name: $0, type: .text) },
    keys: [
      .init(
        hub: "tenant", role: "tenant", parts: [.init(column: "tenant")], whenMissing: .quarantine),
      .init(
        hub: "person", role: "person",
        parts: [.init(column: "country", constant: "AU"), .init(column: "person")],
        whenMissing: .quarantine),
      .init(
        hub: "currency", role: "currency", parts: [.init(column: "currency")],
        whenMissing: .quarantine),
    ],
    links: [
      .init(
        link: "payment", roles: ["person", "currency"], dependentKeys: ["number", "leg"],
        columns: ["amount"])
    ], satellites: [],
    references: [
      .init(
        reference: "tariff", parts: [.init(column: nil, constant: "1"), .init(column: "country")],
        columns: ["price"])
    ])
}
