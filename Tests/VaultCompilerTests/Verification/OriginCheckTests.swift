import PostgresClient
import PostgresSchema
import TestSupport
import Testing
import VaultModel
import VaultSQL

@testable import VaultCompiler

/// A satellite that was split, and versions that the split has lost.
@Suite struct OriginCheckTests {
  @Test func `a version that a split lost is found, and nothing where all were moved`() async throws
  {
    let vault = Self.vault
    try await withScratchDatabase { connection, _ in
      try connection.execute(SQL(trusted: schemaSQL(for: vault)))
      for table in ["profile_s", "money_s"] {
        try Self.store("'1'", at: 1, in: table, on: connection)
        try Self.store("'2'", at: 3, in: table, on: connection)
      }
      // A touch of the other columns repeats the value, and a row after the move has none.
      try Self.store("'2'", at: 4, in: "profile_s", on: connection)
      try Self.store("NULL", at: 5, in: "profile_s", on: connection)
      #expect(try Self.faults(in: vault, on: connection) == [])
      try connection.execute("DELETE FROM business.money_s WHERE credit = '2'")
      #expect(
        try Self.faults(in: vault, on: connection) == [
          "lacks the values that business.profile_s held from then on"
        ])
    }
  }

  private static func store(
    _ credit: SQL, at day: Int, in table: String, on connection: Connection
  ) throws {
    try connection.execute(
      """
      INSERT INTO \(QualifiedName(schema: "business", name: table))
        (thing_hk, load_date, hash_diff, credit, tenant_hk, record_source)
      VALUES (util.hash_binary('1'), \(FilledVault.day(day)), '', \(credit), util.zero_key(), 'test')
      """)
  }

  private static func faults(in vault: CompiledVault, on connection: Connection) throws -> [String]
  {
    try checks(of: vault).filter { $0.rule == .origins }.flatMap { check in
      try connection.query(check.listing(limit: 10)).texts(inColumn: 1).compactMap { $0 }
    }
  }

  private static let vault: CompiledVault = {
    let hub = { (name: String) in
      CompiledVault.Hub(
        name: name, table: .init(schema: "business", name: "\(name)_h"), hashKey: "\(name)_hk",
        keyParts: [.init(name: "\(name)_id", type: .text)])
    }
    return CompiledVault(
      name: "v", hashSpec: HashSpec(), tenantHub: "tenant", hubs: [hub("tenant"), hub("thing")],
      links: [],
      satellites: [satellite("money"), satellite("profile", hasLost: true)], sources: [])
  }()

  private static func satellite(
    _ name: String, hasLost: Bool = false
  ) -> CompiledVault.Satellite {
    CompiledVault.Satellite(
      name: name, table: .init(schema: "business", name: "\(name)_s"), parent: .hub("thing"),
      parentHashKey: "thing_hk",
      attributes: [
        .init(
          ordinal: 1, name: "credit", hashName: "credit", type: .text, isRetired: hasLost)
      ], hashDiffFunction: .init(schema: "util", name: "\(name)_hash_diff"),
      origins: hasLost ? [] : ["profile"])
  }
}
