import PostgresClient
import PostgresSchema
import SystemPackage
import TestSupport
import Testing
import VaultModel

/// The vaults of all modelled systems in one database.
@Suite struct SideBySideTests {
  @Test func `all vaults lie side by side, and each tenant sees its own rows alone`() async throws {
    try await TemporaryFolder.with(named: "side") { folder in
      try await withScratchURL { url in
        let rigs = ModelledSystem.allCases.map {
          ($0, VaultRig(url: url, vaultFile: $0.vaultFile))
        }
        for (system, rig) in rigs {
          let applied = try await rig.vaultc(["apply"])
          try #require(applied.exitCode == 0, "\(system): \(applied.errorOutput)")
        }
        for (system, rig) in rigs {
          let place = folder.appending(system.rawValue)
          let day = try await SystemDay.make(1, of: system, in: place)
          let loads = try SystemLoads(of: system, into: rig)
          try await loads.load([day], from: .csv)
          try await expectOrder(loads)
        }
        for (system, rig) in rigs {
          let report = try Health(json: try await rig.health().output)
          #expect(report.parts["tenant_isolation"]?.state == "ok", "\(system): \(report)")
          // What a rule finds is a source, too, and no day delivers it.
          let lacking = try #require(report.parts["completeness"]).findings
          #expect(lacking.allSatisfy { $0.subject == "source" }, "\(system): \(lacking)")
          let vault = try system.vault()
          try await onOwnThread { try TenantViews(of: vault, url: rig.url).expectSeparation() }
        }
      }
    }
  }

  /// Neither the other vaults nor their rows show in a vault.
  private func expectOrder(_ loads: SystemLoads) async throws {
    let drift = try await loads.rig.vaultc(["drift", "--exit-code"])
    #expect(drift.exitCode == 0, "\(drift.output)\(drift.errorOutput)")
    let verified = try await loads.rig.verify()
    #expect(verified.exitCode == 0, "\(verified.output)\(verified.errorOutput)")
    let refreshed = try await Program.vaultload.run([
      "refresh", "--vault", loads.rig.vaultFile.string, "--database", loads.rig.url,
    ])
    #expect(refreshed.exitCode == 0, "\(refreshed.errorOutput)")
  }
}
