import Testing
import VaultHash
import VaultModel

@testable import VaultLoader

/// The keys by which a record's tenant is looked up are read as their hubs store them.
@Suite struct LookedUpKeysTests {
  private static let vault = CompiledVault(
    name: "v", hashSpec: HashSpec(), tenantHub: "tenant",
    hubs: [
      hub("tenant", [.init(name: "code", type: .text, normalization: [.uppercase])]),
      hub("guest", [.init(name: "email", type: .text, normalization: [.trim, .uppercase])]),
      hub(
        "room",
        [
          .init(name: "house", type: .text),
          .init(name: "door", type: .numeric(5, 1), presence: .optional),
        ]),
    ], links: [], satellites: [], sources: [source])

  private static func hub(_ name: String, _ parts: [CompiledVault.KeyPart]) -> CompiledVault.Hub {
    .init(
      name: name, table: .init(schema: "business", name: "\(name)_h"), hashKey: "\(name)_hk",
      joinedKey: parts.count > 1 ? "\(name)_bk" : nil, keyParts: parts)
  }

  private static let source = CompiledVault.Source(
    name: "s", recordSource: "s", delivery: .delta,
    columns: [
      .init(name: "email", type: .text), .init(name: "house", type: .text),
      .init(name: "door", type: .numeric(5, 1)),
    ],
    derived: [
      .init(
        name: "owner", type: .text,
        derivation: .lookedUpTenant(
          of: [
            .init(hub: "guest", parts: [.init(column: "email")]),
            .init(
              hub: "room", parts: [.init(column: "house", constant: "H"), .init(column: "door")]),
          ], systemTenant: "SYSTEM"))
    ],
    keys: [
      .init(
        hub: "tenant", role: "tenant", parts: [.init(column: "owner", constant: "house")],
        whenMissing: .quarantine)
    ], links: [], satellites: [])

  @Test(arguments: [
    ("\" ann@x.org \",a,7", ["ANN@X.ORG", "a|7.0"]), (",a|b,1.50", [nil, "a\\|b|1.5"]),
    ("\"a\"\"b\",a,", ["A\"B", "a|\\N"]), ("x,,3", ["X", "H|3.0"]),
    // What will be refused for a value, its fields or its quotes has no key of them.
    ("  ,a,seven", [nil, "a|\\N"]), ("x,y", [nil, nil]), ("\"x\"y,a,1", [nil, nil]),
  ])
  func `a key is normalised and joined`(record: String, keys: [String?]) throws {
    let plan = try RoutePlan(source: Self.source, of: Self.vault)
    let names = Self.source.columns.map(\.name)
    let header = try HeaderMatch(
      header: names, plan: plan, input: "s.csv", tolerance: HeaderMatch.Tolerance())
    let reader = CSVReader(TextBytes(names.joined(separator: ",") + "\n" + record + "\n"))
    _ = try reader.header()
    #expect(try reader.next())
    var read = try LookedUpKeys(of: try #require(plan.lookUp), plan: plan, header: header)
    let found = read.read(reader).map { $0.map { String(decoding: $0, as: UTF8.self) } }
    #expect(found == keys)
  }

  @Test func `tenants that stand in are known as the tenants' hub stores them`() throws {
    let plan = try RoutePlan(source: Self.source, of: Self.vault)
    let standIns = plan.lookUp?.standIns.map { String(decoding: $0, as: UTF8.self) }.sorted()
    #expect(standIns == ["HOUSE", "SYSTEM"])
    #expect(plan.lookUp?.standInHashKeys.count == 2)
  }
}
