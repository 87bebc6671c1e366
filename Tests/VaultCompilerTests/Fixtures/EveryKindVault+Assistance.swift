import VaultModel

// Query assistance over a hub of each sort, over a link, and along paths.

extension EveryKindVault {
  static let calendar = CompiledVault.SnapshotCalendar(
    name: "snapshot", table: table("snapshot"), daily: 4, weekly: 3, monthly: 2)

  static let pointInTimes = [
    pointInTime("machine", of: .hub("machine"), key: "machine_hk", over: ["everything"]),
    pointInTime("person", of: .hub("person"), key: "person_hk", over: ["visits"]),
    pointInTime("currency", of: .hub("currency"), key: "currency_hk", over: ["rates"]),
    pointInTime("owner", of: .hub("tenant"), key: "tenant_hk", over: ["tenant_profile"]),
    pointInTime("handover", of: .link("handover"), key: "handover_hk", over: ["handover_note"]),
  ]

  static let bridges = [
    CompiledVault.Bridge(
      name: "wages", about: "Who was paid for which machine", table: table("wages_bridge"),
      hub: "machine", hubColumn: "machine_hk", calendar: "snapshot",
      steps: [
        .init(
          link: "assignment", linkColumn: "assignment_hk", entryRole: "machine",
          entryColumn: "machine_hk", exits: [.init(role: "person", column: "person_hk")]),
        .init(
          link: "payment", linkColumn: "payment_hk", entryRole: "person",
          entryColumn: "person_hk", exits: [.init(role: "currency", column: "currency_hk")]),
      ], traits: TableTraits(owner: "Treasury", indexes: [["person_hk"]])),
    CompiledVault.Bridge(
      name: "givers", table: table("givers_bridge"), hub: "tenant", hubColumn: "tenant_hk",
      calendar: "snapshot",
      steps: [
        .init(
          link: "handover", linkColumn: "handover_hk", entryRole: "tenant",
          entryColumn: "tenant_hk",
          exits: [
            .init(role: "giver", column: "giver_hk"), .init(role: "taker", column: "taker_hk"),
            .init(role: "reading", column: "reading_hk"),
          ])
      ]),
  ]

  private static func pointInTime(
    _ name: String, of parent: CompiledVault.Parent, key: String, over satellites: [String]
  ) -> CompiledVault.PointInTime {
    .init(
      name: name, table: table("\(name)_pit"), parent: parent, parentHashKey: key,
      calendar: "snapshot",
      satellites: satellites.map {
        .init(satellite: $0, hashKeyColumn: "\($0)_hk", loadDateColumn: "\($0)_load_date")
      })
  }
}
