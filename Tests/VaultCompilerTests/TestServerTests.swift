import FoundationEssentials
import SystemPackage
import TestSupport
import Testing

/// A version that nobody tests must be seen, in CI as an error.
@Suite struct TestServerTests {
  @Test func `a server that is not there skips its tests, and fails them in CI`() async throws {
    try await TemporaryFolder.with(named: "servers") { folder in
      let here = ["VAULTWRIGHT_TEST_SERVERS": folder.string]
      let reason = "PostgreSQL 16 is not in \(folder); 'scripts/test-servers' puts it there"
      let inCI = here.merging(["CI": "true"]) { $1 }
      #expect(TestServer.version16.absence(in: here) == .skipped(reason))
      #expect(TestServer.version16.absence(in: inCI) == .failed(reason))
      #expect(TestServer.installed.absence(in: inCI) == nil)

      try FileManager.default.createDirectory(
        atPath: folder.appending("16").string, withIntermediateDirectories: true)
      #expect(TestServer.version16.absence(in: inCI) == nil)
      #expect(TestServer.version18.absence(in: inCI) != nil)
    }
  }
}
