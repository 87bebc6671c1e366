import VaultModel

extension FlatSystem {
  /// A hub with its satellite for each table, that take all of its columns.
  func vault(of tables: [Table]) -> CompiledVault {
    let hubs = tables.map(\.hub)
    var vault = CompiledVault(
      name: system.rawValue, hashSpec: HashSpec(), tenantHub: "tenant",
      hubs: [Self.tenant] + hubs, links: [], satellites: tables.map(\.satellite),
      sources: tables.map(\.source))
    vault.fingerprint = "c0ffee"
    return vault
  }

  private static let tenant = CompiledVault.Hub(
    name: "tenant", table: .init(schema: "business", name: "tenant_h"), hashKey: "tenant_hk",
    keyParts: [.init(name: "tenant_id", type: .uuid)])
}

extension FlatSystem.Table {
  /// Tables without a tenant are those of one installation.
  private static let installation = "00000000-0000-4000-8000-000000000001"
  private static let tenantColumn = "tenant_id"

  private var hashKey: String { "\(name)_hk" }
  private var hubName: String { "\(name)_record" }

  private var keyParts: [CompiledVault.KeyPart] {
    columns.filter { key.contains($0.name) }.map { .init(name: $0.name, type: $0.type) }
  }

  private var payload: [(name: String, type: SQLType)] {
    columns.filter { !key.contains($0.name) && $0.name != Self.tenantColumn }
  }

  fileprivate var hub: CompiledVault.Hub {
    .init(
      name: hubName, table: .init(schema: "business", name: "\(name)_h"), hashKey: hashKey,
      joinedKey: key.count > 1 ? "\(name)_bk" : nil, keyParts: keyParts)
  }

  fileprivate var satellite: CompiledVault.Satellite {
    .init(
      name: name, table: .init(schema: "business", name: "\(name)_s"), parent: .hub(hubName),
      parentHashKey: hashKey,
      attributes: payload.enumerated().map { place, column in
        .init(
          ordinal: place + 1, name: column.name, hashName: column.name, type: column.type)
      }, hashDiffFunction: .init(schema: "util", name: "\(name)_hash_diff"))
  }

  fileprivate var source: CompiledVault.Source {
    let hasTenant = columns.contains { $0.name == Self.tenantColumn }
    return .init(
      name: name, recordSource: name, delivery: .delta,
      columns: columns.map { .init(name: $0.name, type: $0.type) },
      keys: [
        .init(
          hub: "tenant", role: "tenant",
          parts: [
            .init(
              column: hasTenant ? Self.tenantColumn : nil, constant: Self.installation)
          ], whenMissing: .quarantine),
        .init(
          hub: hubName, role: hubName, parts: keyParts.map { .init(column: $0.name) },
          whenMissing: .quarantine),
      ], links: [],
      satellites: [.init(satellite: name, role: hubName, columns: payload.map(\.name))])
  }
}
