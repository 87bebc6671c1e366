import VaultModel

/// Sources that feed the shop's objects from some records only, or from the elements of arrays.
extension KindsVault {
  static let feedSources = [visits, phoneLists, bills, teams]

  private static func keys(
    _ more: [CompiledVault.SourceKey] = [], customer scope: CompiledVault.FeedScope? = nil
  ) -> [CompiledVault.SourceKey] {
    [
      .init(
        hub: "tenant", role: "tenant", parts: [.init(column: "shop")], whenMissing: .quarantine),
      .init(
        hub: "customer", role: "customer", parts: [.init(column: "customer")],
        whenMissing: .quarantine, scope: scope),
    ] + more
  }

  private static func agent(
    _ input: String, in scope: CompiledVault.FeedScope
  ) -> CompiledVault.SourceKey {
    .init(
      hub: "customer", role: "agent", parts: [.init(column: input)], whenMissing: .unknown,
      scope: scope)
  }

  private static func element(of array: String, _ type: SQLType) -> CompiledVault.DerivedInput {
    .init(name: "each(\(array))", type: type, derivation: .element(array: array))
  }

  /// A full extract in which only some records are of customers.
  private static let visits = CompiledVault.Source(
    name: "visits", recordSource: "visits", delivery: .snapshot,
    columns: ["shop", "kind", "customer", "city", "agent"].map { .init(name: $0, type: .text) },
    keys: keys([agent("agent", in: ofCustomers)], customer: ofCustomers),
    links: [.init(link: "agency", roles: ["customer", "agent"], scope: ofCustomers)],
    satellites: [
      .init(satellite: "profile", role: "customer", columns: ["city"], scope: ofCustomers),
      .init(satellite: "customer_status", role: "customer", columns: [], scope: ofCustomers),
      .init(satellite: "agency_effectivity", role: nil, columns: [], scope: ofCustomers),
    ])

  private static let ofCustomers = CompiledVault.FeedScope(
    conditions: [.init("kind", .isOneOf(values: ["customer"]))])

  /// The numbers of a customer, all at once.
  private static let phoneLists = CompiledVault.Source(
    name: "phone_lists", recordSource: "phone_lists", delivery: .delta,
    columns: [
      .init(name: "shop", type: .text), .init(name: "customer", type: .text),
      .init(name: "numbers", type: .array(.text)),
    ],
    derived: [element(of: "numbers", .text)], keys: keys(), links: [],
    satellites: [
      .init(
        satellite: "phone", role: "customer", columns: ["each(numbers)", nil],
        scope: .init(each: "numbers"))
    ])

  /// Payments of one amount each.
  private static let bills = CompiledVault.Source(
    name: "bills", recordSource: "bills", delivery: .delta,
    columns: [
      .init(name: "shop", type: .text), .init(name: "customer", type: .text),
      .init(name: "amount", type: .numeric(12, 2)), .init(name: "numbers", type: .array(.int8)),
    ],
    derived: [element(of: "numbers", .int8)], keys: keys(),
    links: [
      .init(
        link: "payment", roles: ["customer"], dependentKeys: ["each(numbers)"],
        columns: ["amount"], scope: .init(each: "numbers"))
    ], satellites: [])

  /// The agents of a customer, of whom one may be unknown.
  private static let teams = CompiledVault.Source(
    name: "teams", recordSource: "teams", delivery: .delta,
    columns: [
      .init(name: "shop", type: .text), .init(name: "customer", type: .text),
      .init(name: "agents", type: .array(.text)),
    ],
    derived: [element(of: "agents", .text)],
    keys: keys([agent("each(agents)", in: .init(each: "agents"))]),
    links: [
      .init(link: "agency", roles: ["customer", "agent"], scope: .init(each: "agents"))
    ], satellites: [])
}
