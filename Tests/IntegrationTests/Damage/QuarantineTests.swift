import SystemPackage
import TestSupport
import Testing
import VaultModel

/// Damaged deliveries: nothing is lost, everything bad is told, everything good is loaded.
@Suite struct QuarantineTests {
  @Test(arguments: [1, 2, 3])
  func `each fault is found with its reason and place, and all else is loaded`(
    seed: Int
  ) async throws {
    try await TemporaryFolder.with(named: "bad") { folder in
      let day = try await Deliveries.make(["--bad", "0.05", "--seed", "\(seed)"], in: folder)
      try await VaultRig.withAiml { rig in
        try await DamageComparison(rig: rig, day: day).load(Deliveries.aimlSources)
      }
    }
  }

  @Test(arguments: ModelledSystem.allCases)
  func `so it is with the tables of all systems`(of: ModelledSystem) async throws {
    let system = FlatSystem(system: of)
    let tables = try await system.describedTables()
    try await TemporaryFolder.with(named: "bad") { folder in
      let vaultFile = folder.appending("vault.json")
      try system.vault(of: tables).write(to: vaultFile)
      let day = try await Deliveries.make(
        ["--bad", "0.05", "--tenants", "1", "--tables", system.tables.joined(separator: ",")],
        of: of, in: folder.appending("day"))
      try await VaultRig.with(vaultFile) { rig in
        try await DamageComparison(rig: rig, day: day).load(system.tables)
      }
    }
  }
}
