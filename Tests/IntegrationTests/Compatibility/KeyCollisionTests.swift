import FoundationEssentials
import PostgresSchema
import SystemPackage
import TestSupport
import Testing
import VaultModel

/// Keys of different parts that a compatibility spec gives one hash.
@Suite struct KeyCollisionTests {
  /// Two keys of two parts as CSV, and whether they are one key in other spellings.
  struct Pair: Sendable {
    var rules: HashRules
    var first: String
    var second: String
    var isOneKey = false
  }

  private static let pairs = [
    Pair(rules: .automateDV, first: "a||b,c", second: "a,b||c"),
    Pair(rules: .automateDV, first: "k,", second: "k,^^"),
    Pair(rules: .automateDV, first: "k,", second: " K ,\"  \"", isOneKey: true),
    Pair(rules: .datavault4dbt, first: "a^^,c", second: "a--,c"),
    Pair(rules: .datavault4dbt, first: "a,\"c\nd\"", second: "a,cd"),
    Pair(rules: .datavault4dbt, first: "a ,c", second: "A,C", isOneKey: true),
  ]

  @Test(arguments: pairs, [Delivery.delta, .snapshot])
  func `keys that only their hash makes one stop the load`(
    pair: Pair, delivery: Delivery
  ) async throws {
    try await Self.with(pair.rules, delivery) { rig, write in
      // One after the other, and in one delivery: in one batch, and in two.
      try await rig.load("things", [try write("first", [pair.first + ",1"])])
      let later = try await rig.run("things", [try write("second", [pair.second + ",2"])])
      try Self.expect(pair, later)
      #expect(try await rig.number(Self.open) == 1)
    }
    for batch in ["1", "100"] where !pair.isOneKey {
      try await Self.with(pair.rules, delivery) { rig, write in
        let both = try write("both", [pair.first + ",1", pair.second + ",2"])
        try Self.expect(pair, await rig.run("things", [both], ["--batch-records", batch]))
        #expect(try await rig.number(Self.open) == (batch == "1" ? 1 : 0))
      }
    }
  }

  private static let open: SQL = """
    SELECT count(*) FROM business.amount_s WHERE load_end_date IS NULL AND amount IS NOT NULL
    """

  private static func expect(_ pair: Pair, _ outcome: Program.Outcome) throws {
    #expect(outcome.exitCode == (pair.isOneKey ? 0 : 1), "\(outcome.errorOutput)")
    #expect(
      outcome.errorOutput.contains("is that of another business key") == !pair.isOneKey,
      "\(outcome.errorOutput)")
  }

  private static func with(
    _ rules: HashRules, _ delivery: Delivery,
    _ body: @escaping @Sendable (VaultRig, (String, [String]) throws -> String) async throws -> Void
  ) async throws {
    try await TemporaryFolder.with(named: "collision") { folder in
      let file = folder.appending("vault.json")
      try vault(by: rules, delivery).write(to: file)
      try await VaultRig.with(file) { rig in
        try await body(rig) { name, records in
          let path = folder.appending("\(name).csv").string
          try (["tenant_id,shelf,place,amount"] + records.map { "acme,\($0)" })
            .joined(separator: "\n").write(toFile: path, atomically: true, encoding: .utf8)
          return path
        }
      }
    }
  }

  private static func vault(by rules: HashRules, _ delivery: Delivery) -> CompiledVault {
    let parts = ["shelf", "place"].map {
      CompiledVault.KeyPart(name: $0, type: .text, presence: .optional)
    }
    let thing = CompiledVault.Hub(
      name: "thing", table: .init(schema: "business", name: "thing_h"), hashKey: "thing_hk",
      joinedKey: "thing_bk", keyParts: parts)
    let amount = CompiledVault.Satellite(
      name: "amount", table: .init(schema: "business", name: "amount_s"), parent: .hub("thing"),
      parentHashKey: "thing_hk",
      attributes: [.init(ordinal: 1, name: "amount", hashName: "amount", type: .text)],
      hashDiffFunction: .init(schema: "util", name: "amount_hash_diff"))
    let source = CompiledVault.Source(
      name: "things", recordSource: "things", delivery: delivery,
      columns: ["tenant_id", "shelf", "place", "amount"].map { .init(name: $0, type: .text) },
      keys: [
        .init(
          hub: "tenant", role: "tenant", parts: [.init(column: "tenant_id")],
          whenMissing: .quarantine),
        .init(
          hub: "thing", role: "thing", parts: parts.map { .init(column: $0.name) },
          whenMissing: .quarantine),
      ],
      links: [],
      satellites: [.init(satellite: "amount", role: "thing", columns: ["amount"])])
    return CompiledVault(
      name: "things", hashSpec: HashSpec(id: rules, algorithm: .md5), tenantHub: "tenant",
      hubs: [ReadingVault.tenant, thing], links: [], satellites: [amount], sources: [source])
  }
}
