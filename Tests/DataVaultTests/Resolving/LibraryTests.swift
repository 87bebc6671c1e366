import DataVault
import Library
import Testing
import VaultModel

/// The example in `Examples/language` leaves nothing of the language out.
@Suite struct LibraryTests {
  private let model = Library.vault.resolve()

  @Test func `the example has no errors and no warnings`() {
    #expect(model.findings.filter { $0.severity != .advice } == [])
  }

  @Test func `every kind of object is used`() throws {
    let vault = try #require(model.vault)
    #expect(Set(vault.links.map(\.kind)) == [.relation, .hierarchy, .sameAs, .nonHistorized])
    #expect(
      Set(vault.satellites.map(\.kind)) == [
        .versions, .multiActive, .effectivity, .status, .recordTracking, .nonHistorized,
      ])
    #expect(Set(vault.references.map { $0.history == nil }) == [true, false])
    #expect(Set(vault.hubs.map(\.isShared)) == [true, false])
    #expect(Set(vault.hubs.map { $0.joinedKey == nil }) == [true, false])
    #expect(vault.links.contains { !$0.dependentKeys.isEmpty && $0.kind == .relation })
    #expect(vault.links.contains { !$0.drivingKey.isEmpty })
    #expect(vault.links.flatMap(\.participants).contains { $0.isOptional })
    #expect(!vault.calendars.isEmpty && !vault.bridges.isEmpty)
    let parents = Set(vault.pointInTimes.map { if case .hub = $0.parent { "hub" } else { "link" } })
    #expect(parents == ["hub", "link"])
    #expect(Set(vault.marts.map { $0.stored == nil }) == [true, false])
    #expect(Set(vault.marts.map { $0.tenantColumn == nil }) == [true, false])
    #expect(Set(vault.monitors.flatMap(\.metrics).map(\.direction)) == [.above, .below])
    #expect(Set(vault.sources.map(\.delivery)) == [.snapshot, .delta])
  }

  @Test func `a pattern of schemas moves all that a model declares, and nothing else`() throws {
    func contents() -> [VaultElement] { Library.vault.elements }
    func schemas(_ pattern: String) throws -> [String] {
      let model = Vault(
        "library", tenant: Library.vault.tenant, systemTenant: Library.vault.systemTenant,
        conventions: VaultConventions(naming: NamingPolicy(schema: pattern)), contents: contents)
      let text = String(
        decoding: try VaultFile.encode(try #require(model.resolve().vault)), as: UTF8.self)
      return text.matches(of: /"schema" : "([a-z_]+)"/).map { String($0.output.1) }
    }
    let plain = try schemas("*")
    #expect(Set(plain) == ["auth", "business", "infomart", "ref", "util"])
    #expect(try schemas("our_*") == plain.map { "our_\($0)" })
  }

  @Test func `every line of deliveries is used`() throws {
    let rules = try #require(model.vault).sources.map(\.rules)
    #expect(rules.contains { $0.loadDateColumn != nil && $0.orderColumn != nil })
    #expect(rules.contains { $0.absentShareLimit == 0.2 })
    #expect(
      rules.compactMap(\.deletion) == [
        .init(column: "withdrawn_at", values: nil), .init(column: "operation", values: ["D", "X"]),
        .init(column: "is_dropped", values: ["true"]),
      ])
  }

  @Test func `every way in which records feed is used`() throws {
    let sources = try #require(model.vault).sources
    let made = Set(
      sources.flatMap(\.derived).map { input in
        switch input.derivation {
        case .constant: "constant"
        case .combined: "combined"
        case .rowHash: "row hash"
        case .element: "element"
        case .position: "position"
        case .lookedUpTenant: "looked-up tenant"
        }
      })
    #expect(
      made == ["constant", "combined", "row hash", "element", "position", "looked-up tenant"])
    let scopes = sources.flatMap { $0.keys.map(\.scope) + $0.links.map(\.scope) }
    #expect(scopes.contains { $0?.each != nil } && scopes.contains { $0?.conditions != nil })
  }

  @Test func `every option of columns and tables is used`() throws {
    let vault = try #require(model.vault)
    let keys = vault.hubs.flatMap(\.keyParts)
    #expect(Set(keys.flatMap(\.normalization)) == [.trim, .uppercase, .emptyAsNull])
    #expect(Set(keys.map(\.presence)) == [.required, .mayBeEmpty, .optional])
    let attributes = vault.satellites.flatMap(\.attributes)
    #expect(Set(attributes.map(\.sensitivity)) == [.none, .personal, .confidential])
    #expect(
      Set(attributes.compactMap(\.masking)) == [.nullify, .redact, .token, .lastFour, .email])
    #expect(Set(attributes.map(\.isHashed)) == [true, false])
    #expect(attributes.contains { $0.hashName != $0.name })
    #expect(
      Set(vault.qualityRules.map(\.dimension)) == [
        .completeness, .uniqueness, .validity, .consistency, .timeliness,
      ])
    #expect(Set(vault.qualityRules.map(\.severity)) == [.info, .warning, .error, .critical])

    let traits =
      vault.hubs.map(\.traits) + vault.links.map(\.traits)
      + vault.satellites.map(\.traits) + vault.pointInTimes.map(\.traits)
      + vault.bridges.map(\.traits) + vault.marts.map(\.traits) + vault.references.map(\.traits)
    #expect(traits.contains { $0.owner != nil } && traits.contains { $0.retentionDays != nil })
    #expect(traits.contains { $0.fillFactor != nil } && traits.contains { !$0.indexes.isEmpty })
    #expect(Set(traits.compactMap(\.partitions?.span)) == [.month, .year])
    #expect(
      Set(traits.compactMap(\.foreignKeys) + [vault.conventions.foreignKeys]) == [
        .none, .notValid, .enforced, .notEnforced,
      ])
    #expect(vault.conventions.systemTenant == "SYSTEM")
  }

  @Test(arguments: 0..<8)
  func `the order of the table of contents changes no byte`(turn: Int) throws {
    let declared = Library.vault.elements
    let sided = turn.isMultiple(of: 2) ? declared : declared.reversed()
    let elements = Array(sided[(turn * 2)...] + sided[..<(turn * 2)])
    let contents = { elements }
    let turned = Vault(
      "library", tenant: Library.vault.tenant, systemTenant: "SYSTEM",
      conventions: Library.vault.conventions, about: Library.vault.explanation,
      contents: contents)
    let expected = try #require(model.vault)
    let vault = try #require(turned.resolve().vault)
    let bytes = try VaultFile.encode(vault)
    let expectedBytes = try VaultFile.encode(expected)
    #expect(bytes == expectedBytes)
  }
}
