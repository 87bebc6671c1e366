import PostgresClient
import PostgresSchema
import TestSupport
import Testing
import VaultCompiler
import VaultHash
import VaultModel
import VaultSQL

/// The tenant that shared hubs belong to has the key that the loader makes for it, under every spec.
@Suite struct TenantKeyTests {
  static let key = " Main Branch"

  /// A vault of nothing but tenants and a hub that they share.
  private static func vault(by rules: HashRules) -> CompiledVault {
    var vault = CompiledVault(
      name: "library", hashSpec: HashSpec(id: rules, algorithm: .md5), tenantHub: "branch",
      hubs: [
        .init(
          name: "branch", table: .init(schema: "auth", name: "branch_h"), hashKey: "tenant_hk",
          keyParts: [.init(name: "branch_code", type: .text)]),
        .init(
          name: "language", table: .init(schema: "business", name: "language_h"),
          hashKey: "language_hk", keyParts: [.init(name: "code", type: .text)], isShared: true),
      ], links: [], satellites: [], sources: [])
    vault.conventions.systemTenant = key
    return vault
  }

  @Test(arguments: [HashRules.vw1, .automateDV, .datavault4dbt])
  func `shared rows carry the key of the loader, and every tenant's reader sees them`(
    rules: HashRules
  ) async throws {
    let vault = Self.vault(by: rules)
    let hasher = try KeyHasher(vault.hashSpec)
    var bytes = [UInt8](repeating: 0, count: vault.hashSpec.algorithm.byteCount)
    Array(Self.key.utf8).withUnsafeBytes { text in
      bytes.withUnsafeMutableBytes { output in
        if let start = output.baseAddress { hasher.tenantKey(text, into: start) }
      }
    }
    let digits = Array("0123456789abcdef")
    let madeByLoader = bytes.reduce(into: "") { hex, byte in
      hex.append(digits[Int(byte >> 4)])
      hex.append(digits[Int(byte & 15)])
    }

    try await withScratchDatabase { connection, _ in
      try connection.execute(SQL(trusted: schemaSQL(for: vault)))
      let stored = try connection.query(
        "SELECT encode(tenant_hk, 'hex') FROM auth.branch_h WHERE branch_code IS NOT NULL")
      #expect(stored.text(0, 0) == madeByLoader)
      for check in hashChecks(of: vault) {
        #expect(try connection.query(check.listingDifferences(limit: 1)).count == 0)
      }
      try connection.execute(
        """
        INSERT INTO business.language_h (language_hk, tenant_hk, code, record_source)
        VALUES (util.hash_binary('de'), decode(\(literal: madeByLoader), 'hex'), 'de', 'test');
        SET ROLE library_reader;
        SELECT set_config('app.tenant_hk', md5('another'), false);
        """)
      let seen = try connection.query(
        "SELECT count(*) FROM business.language_h WHERE code IS NOT NULL")
      #expect(seen.text(0, 0) == "1")
    }
  }
}
