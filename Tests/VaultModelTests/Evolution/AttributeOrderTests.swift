import Testing
import VaultModel

@Suite struct AttributeOrderTests {
  /// Attributes and the columns that feed them: `1 a<a`, `2 b<nothing`.
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let before: [String]
    let model: [String]
    let after: [String]

    init(_ name: String, before: [String], model: [String], after: [String]) {
      testDescription = name
      self.before = before
      self.model = model
      self.after = after
    }
  }

  static let cases = [
    Case("nothing new", before: ["a", "b"], model: ["a", "b"], after: ["1 a<a", "2 b<b"]),
    Case("another order", before: ["a", "b"], model: ["b", "a"], after: ["1 a<a", "2 b<b"]),
    Case(
      "one in between", before: ["a", "b"], model: ["a", "c", "b"],
      after: ["1 a<a", "2 b<b", "3 c<c"]),
    Case(
      "one gone, one new", before: ["a", "b"], model: ["c", "a"],
      after: ["1 a<a", "2 b<nothing", "3 c<c"]),
    Case("all gone but one", before: ["a", "b"], model: ["b"], after: ["1 a<nothing", "2 b<b"]),
  ]

  @Test(arguments: cases)
  func `an attribute keeps its ordinal`(_ item: Case) {
    let kept = Self.evolved(item.model, from: Self.vault(item.before))
    #expect(Self.description(of: kept) == item.after)
    #expect(Self.evolved(item.model, from: kept) == kept)
  }

  @Test func `an ordinal that was given up is not used again`() {
    let first = Self.vault(["a", "b"])
    let second = Self.evolved(["a"], from: first)
    let third = Self.evolved(["a", "c"], from: second)
    #expect(Self.description(of: third) == ["1 a<a", "2 b<nothing", "3 c<c"])
    #expect(third.satellites[0].attributes.map(\.isRetired) == [false, true, false])
  }

  @Test func `an attribute that comes back takes its old place`() {
    let second = Self.evolved(["b"], from: Self.vault(["a", "b"]))
    let third = Self.evolved(["b", "a"], from: second)
    #expect(Self.description(of: third) == ["1 a<a", "2 b<b"])
  }

  @Test func `an attribute keeps the name under which it was hashed`() {
    var before = Self.vault(["a"])
    before.satellites[0].attributes[0].hashName = "former"
    let after = Self.evolved(["a"], from: before)
    #expect(after.satellites[0].attributes.map(\.hashName) == ["former"])
  }

  @Test func `a renamed attribute keeps its place and the name under which it is hashed`() {
    let before = Self.vault(["a", "email", "c"])
    var model = Self.vault(["c", "mail", "a"])
    model.satellites[0].attributes[1].hashName = "email"
    let after = model.evolved(from: before).vault
    #expect(Self.description(of: after) == ["1 a<a", "2 mail<mail", "3 c<c"])
    #expect(after.satellites[0].attributes.map(\.hashName) == ["a", "email", "c"])
    #expect(after.satellites[0].attributes.allSatisfy { !$0.isRetired })
    #expect(model.evolved(from: after).vault == after)
  }

  @Test func `an attribute that is renamed twice, or no more told of, keeps its hash name`() {
    var second = Self.vault(["mail"])
    second.satellites[0].attributes[0].hashName = "email"
    second = second.evolved(from: Self.vault(["email"])).vault
    #expect(second.satellites[0].attributes.map(\.hashName) == ["email"])

    let silent = Self.vault(["mail"]).evolved(from: second).vault
    #expect(silent.satellites[0].attributes.map(\.hashName) == ["email"])

    var third = Self.vault(["address"])
    third.satellites[0].attributes[0].hashName = "email"
    third = third.evolved(from: silent).vault
    #expect(Self.description(of: third) == ["1 address<address"])
    #expect(third.satellites[0].attributes.map(\.hashName) == ["email"])
  }

  @Test func `a satellite that is new is as the model declares it`() {
    var before = Self.vault(["b", "a"])
    before.satellites[0].name = "another"
    let after = Self.evolved(["a"], from: before)
    #expect(after.satellites.filter { !$0.past.isRetired } == Self.vault(["a"]).satellites)
    #expect(after.satellites.filter(\.past.isRetired).map(\.name) == ["another"])
  }

  private static func evolved(
    _ attributes: [String], from previous: CompiledVault
  ) -> CompiledVault {
    vault(attributes).evolved(from: previous).vault
  }

  private static func vault(_ attributes: [String]) -> CompiledVault {
    CompiledVault(
      name: "v", hashSpec: HashSpec(), tenantHub: "tenant", hubs: [], links: [],
      satellites: [
        .init(
          name: "s", table: .init(schema: "business", name: "s_s"), parent: .hub("tenant"),
          parentHashKey: "tenant_hk",
          attributes: zip(1..., attributes).map { ordinal, name in
            .init(ordinal: ordinal, name: name, hashName: name, type: .text)
          },
          hashDiffFunction: .init(schema: "util", name: "s_hash_diff"))
      ],
      sources: [
        .init(
          name: "source", recordSource: "x", delivery: .snapshot, columns: [], keys: [], links: [],
          satellites: [.init(satellite: "s", role: "tenant", columns: attributes)])
      ])
  }

  private static func description(of vault: CompiledVault) -> [String] {
    zip(vault.satellites[0].attributes, vault.sources[0].satellites[0].columns).map {
      "\($0.ordinal) \($0.name)<\($1 ?? "nothing")"
    }
  }
}
