import Testing
import VaultCompiler
import VaultModel

/// A hub in which tenants are looked up is found by its keys alone.
@Suite struct LookUpIndexTests {
  private static func vault(lookingIn sought: String?) -> CompiledVault {
    func hub(_ name: String, _ parts: [String]) -> CompiledVault.Hub {
      .init(
        name: name, table: .init(schema: "business", name: "\(name)_h"), hashKey: "\(name)_hk",
        joinedKey: parts.count > 1 ? "\(name)_bk" : nil,
        keyParts: parts.map { .init(name: $0, type: .text) })
    }
    let derived = sought.map { sought in
      [
        CompiledVault.DerivedInput(
          name: "owner", type: .text,
          derivation: .lookedUpTenant(
            of: [.init(hub: sought, parts: [.init(column: "a"), .init(column: "b")])],
            systemTenant: "SYSTEM"))
      ]
    }
    return CompiledVault(
      name: "v", hashSpec: HashSpec(), tenantHub: "tenant",
      hubs: [hub("tenant", ["code"]), hub("job", ["number"]), hub("room", ["house", "door"])],
      links: [], satellites: [],
      sources: [
        .init(
          name: "s", recordSource: "s", delivery: .delta,
          columns: ["a", "b"].map { .init(name: $0, type: .text) }, derived: derived ?? [],
          keys: [], links: [], satellites: [])
      ])
  }

  @Test(arguments: [("job", "number"), ("room", "room_bk")])
  func `it has an index without the tenant, and the SQL says why`(hub: String, column: String) {
    let plain = schemaSQL(for: Self.vault(lookingIn: nil))
    let sql = schemaSQL(for: Self.vault(lookingIn: hub))
    #expect(!plain.contains("lookup_idx"))
    #expect(!plain.contains("look their tenant up"))
    #expect(
      sql.contains(
        """
        CREATE INDEX "\(hub)_h_lookup_idx" ON "business"."\(hub)_h" ("\(column)");
        """))
    #expect(
      sql.contains("-- Where a hub has an index without the tenant, records look their tenant up"))
    #expect(sql.split(separator: "_lookup_idx\"").count == 2)
  }
}
