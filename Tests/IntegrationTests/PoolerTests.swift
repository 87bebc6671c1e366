import FoundationEssentials
import PostgresClient
import PostgresSchema
import SystemPackage
import TestSupport
import Testing

/// The programs behind Debian's pgbouncer: right rows or a clear refusal, and never a lock left behind.
@Suite(.serialized) struct PoolerTests {
  @Test func `a load through a pooler stores what one without stores`() async throws {
    try await KindsRig.with { kinds in
      try await kinds.loadEveryKind()
      let expected = try await VaultContent.read(kinds.rig)
      for mode in [Pooler.Mode.session, .transaction] {
        for tolerance in Pooler.Tolerance.allCases {
          try await Self.expect(expected, through: mode, tolerance)
        }
      }
    }
  }

  @Test func `migrations need a session, and a transaction pool is refused without a trace`()
    async throws
  {
    try await withScratchURL { url in
      try await Pooler.with(.transaction, .none) { pooler in
        let direct = VaultRig(url: url, vaultFile: Repository.aimlVault)
        let database = try #require(PoolerTests.database(of: url))
        let pooled = VaultRig(
          url: pooler.url(ofDatabase: database), vaultFile: Repository.aimlVault)
        // Other server connections idle in the pool do not mislead it.
        let busy = try await pooled.rows("SELECT 1")
        #expect(busy.count == 1)
        let refused = try await pooled.vaultc(["apply"])
        #expect(refused.exitCode == 78)
        #expect(refused.errorOutput.contains("the pooler shares server connections"))
        #expect(refused.errorOutput.contains("pool_mode = session"))
        #expect(try await Self.locks(direct) == 0)
        #expect(try await direct.rows("SELECT to_regclass('metadata.vault')") == [[nil]])
      }
    }
  }

  @Test func `migrations run through a session pool`() async throws {
    try await withScratchURL { url in
      try await Pooler.with(.session, .none) { pooler in
        let database = try #require(PoolerTests.database(of: url))
        let pooled = VaultRig(
          url: pooler.url(ofDatabase: database), vaultFile: Repository.aimlVault)
        let applied = try await pooled.vaultc(["apply"])
        #expect(applied.exitCode == 0, "\(applied.errorOutput)")
        #expect(try await Self.locks(VaultRig(url: url, vaultFile: Repository.aimlVault)) == 0)
      }
    }
  }

  @Test(arguments: Pooler.Tolerance.allCases)
  func `a statement pool is refused by both programs`(tolerance: Pooler.Tolerance) async throws {
    try await KindsRig.with { kinds in
      try await Pooler.with(.statement, tolerance) { pooler in
        let database = try #require(PoolerTests.database(of: kinds.rig.url))
        let pooled = VaultRig(
          url: pooler.url(ofDatabase: database), vaultFile: kinds.rig.vaultFile)
        let file = try kinds.write("customers", "shop,id,city\ns,K,A\n")
        for outcome in [
          try await pooled.run("customers", [file]), try await pooled.vaultc(["apply"]),
          try await pooled.vaultc(["drift"]),
        ] {
          #expect(outcome.exitCode == 78, "\(outcome.errorOutput)")
          #expect(
            outcome.errorOutput.contains("the pooler gives each statement a server connection"))
          #expect(outcome.errorOutput.contains("pool_mode"))
        }
        #expect(try await Self.locks(kinds.rig) == 0)
      }
    }
  }

  private static func expect(
    _ expected: VaultContent, through mode: Pooler.Mode, _ tolerance: Pooler.Tolerance
  ) async throws {
    try await KindsRig.with { kinds in
      try await Pooler.with(mode, tolerance) { pooler in
        let database = try #require(PoolerTests.database(of: kinds.rig.url))
        let rig = VaultRig(url: pooler.url(ofDatabase: database), vaultFile: kinds.rig.vaultFile)
        try await kinds.loadEveryKind(through: rig)
        let verified = try await rig.verify()
        #expect(verified.exitCode == 0, "\(verified.output)\(verified.errorOutput)")
        let drift = try await rig.vaultc(["drift", "--exit-code"])
        #expect(drift.exitCode == 0, "\(drift.output)\(drift.errorOutput)")
        #expect(try await VaultContent.read(kinds.rig) == expected, "\(mode) \(tolerance)")
        // Server connections live on in the pool, and nothing of the programs with them.
        #expect(try await locks(kinds.rig) == 0, "\(mode) \(tolerance)")
      }
    }
  }

  private static func locks(_ rig: VaultRig) async throws -> Int64 {
    try await rig.number(
      """
      SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
      """)
  }

  private static func database(of url: String) -> String? {
    url.split(separator: "/@/").last?.split(separator: "@/").last.map {
      String($0.prefix { $0 != "?" })
    }
  }
}
