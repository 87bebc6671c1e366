import DataVault
import TestSupport
import Testing
import VaultModel

@Suite struct FaultExitCodeTests {
  @Test func `vaultc check ends with 3 for every model with an error, and tells its line`()
    async throws
  {
    try await TemporaryFolder.with(named: "faults") { root in
      let folders = try FaultFolders(in: root)
      // It compiles what the others run; without it they would all be compiled.
      try await Self.expectFault(0, in: folders)
      try #require(folders.isCompiled)
      try await withThrowingTaskGroup(of: Void.self) { group in
        for (number, _) in FaultyModel.all.enumerated().dropFirst() {
          if number > 3 { try await group.next() }
          group.addTask { try await Self.expectFault(number, in: folders) }
        }
        try await group.waitForAll()
      }
    }
  }

  private static func expectFault(_ number: Int, in folders: FaultFolders) async throws {
    let fault = FaultyModel.all[number]
    let resolved = fault.vault().resolve()
    let severity = resolved.findings.first?.severity.rawValue ?? "finding"
    let outcome = try await folders.check(number)
    let message = folders.asTold(fault.message)
    let told = ".swift:\(fault.line): \(severity): \(message) [\(fault.rule.rawValue)]\n"
    let exitCode: Int32 = severity == "error" ? 3 : 0
    #expect(outcome.exitCode == exitCode, "\(fault.testDescription) \(outcome)")
    #expect(outcome.output.contains(told), "\(fault.testDescription) \(outcome)")
  }
}
