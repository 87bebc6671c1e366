import DataVault

extension FaultyModel {
  /// Faults of what a source says of its deliveries.
  static let ofDeliveries = [
    FaultyModel(
      "a load date in a snapshot", .deliveryRule,
      "the source 'jobs' is a snapshot and has Ordered: a key is once in an extract",
      line: #line + 2
    ) {
      vault { row in Ordered(by: row.number) }
    },
    FaultyModel(
      "a load date that is no time", .deliveryRule,
      "LoadDate of the source 'jobs' names 'title', which is a text", line: #line + 2
    ) {
      delta { row in LoadDate(row.title) }
    },
    FaultyModel(
      "a share beyond all", .deliveryRule,
      "the source 'jobs' allows a share of 1.5 absent keys", line: #line + 4
    ) {
      vault { row in
        StatusSatellite(of: tenant)
        Absences(atMost: 1.5)
      }
    },
    FaultyModel(
      "two orders", .deliveryRule, "the source 'jobs' has Ordered twice", line: #line + 4
    ) {
      delta { row in
        Ordered(by: row.number)
        Ordered(by: row.title)
      }
    },
    FaultyModel(
      "a status that is never absent", .silentStatus,
      "the satellite 'tenant_status' can never say that a key is absent: the source 'jobs' is a delta "
        + "without a deletion mark", line: #line + 2
    ) {
      delta { row in StatusSatellite(of: tenant) }
    },
  ]

  /// A vault with one source of changes, which keys the tenant.
  private static func delta(@SourceBuilder of elements: (Jobs) -> [SourceElement]) -> Vault {
    let all = { (row: Jobs) in [.key(tenant.key(row.tenant))] + elements(row) }
    let source = Source(Jobs.self, delivery: .delta, all)
    return Vault("v", tenant: tenant) { source }
  }
}
