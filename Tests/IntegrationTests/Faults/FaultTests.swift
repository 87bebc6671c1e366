import PostgresClient
import PostgresSchema
import TestSupport
import Testing

/// What befalls a load while it runs: the vault is whole after it, or after the next run.
@Suite(.serialized) struct FaultTests {
  enum Fault: CaseIterable {
    case connectionCut
    /// As the out-of-memory killer does: the server ends all sessions and recovers.
    case backendKilled
    case serverRestarted
    case serverKilled
    case deadlock

    func strike(_ rig: FaultRig) async throws {
      switch self {
      case .connectionCut: try await rig.cutConnection()
      case .backendKilled: try await rig.killBackend()
      case .serverRestarted:
        try await rig.cluster.stop()
        try await rig.cluster.start()
      case .serverKilled: try await rig.killServer()
      case .deadlock: try await rig.provokeDeadlock()
      }
    }

    var told: String {
      switch self {
      case .deadlock: "the load and another program waited for each other: deadlock detected"
      case .connectionCut: "the connection is lost: "
      case .backendKilled, .serverRestarted, .serverKilled: "; attempt 2 of 8 follows"
      }
    }
  }

  @Test(arguments: Fault.allCases)
  func `a load outlives it, and tells of it`(fault: Fault) async throws {
    try await FaultRig.with { rig in
      let outcome = try await rig.run(disturbedBy: { try await fault.strike($0) })
      #expect(outcome.exitCode == 0, "\(outcome.errorOutput)")
      #expect(outcome.errorOutput.contains(fault.told), "\(outcome.errorOutput)")
      try await rig.expectWhole()
    }
  }

  @Test func `a lock that is not to be had in time is tried for again`() async throws {
    try await FaultRig.with { rig in
      let outcome = try await rig.run(
        settings: "-c lock_timeout=100ms", disturbedBy: { try await $0.holdTarget() })
      #expect(outcome.exitCode == 0, "\(outcome.errorOutput)")
      #expect(outcome.errorOutput.contains("a lock was not to be had in time"))
      try await rig.expectWhole()
    }
  }

  @Test func `a statement that takes too long ends the load with the server's message`()
    async throws
  {
    try await FaultRig.with { rig in
      let outcome = try await rig.run(
        settings: "-c statement_timeout=4s", disturbedBy: { try await $0.holdTarget() })
      #expect(outcome.exitCode == 1)
      #expect(outcome.errorOutput.contains("canceling statement due to statement timeout"))
      try await rig.expectWhole()
    }
  }

  @Test func `one attempt is one attempt`() async throws {
    try await FaultRig.with { rig in
      let outcome = try await rig.run(
        ["--attempts", "1"], disturbedBy: { try await $0.cutConnection() })
      #expect(outcome.exitCode == 69)
      #expect(outcome.errorOutput.contains("connection"), "\(outcome.errorOutput)")
      try await rig.expectWhole()
    }
  }

  @Test func `a full disk ends the load with the server's message`() async throws {
    try await FaultRig.with { rig in
      let disk = try await SmallDisk.mounted(for: rig)
      let outcome = try await rig.run()
      #expect(outcome.exitCode == 1)
      #expect(outcome.errorOutput.contains("No space left on device"), "\(outcome.errorOutput)")
      try await disk.grow()
      try await rig.expectWhole()
      try await rig.cluster.stop()
      try await disk.unmount()
    }
  }
}
