import FoundationEssentials
import PostgresClient
import SystemPackage
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

@Suite struct WatchedFolderTests {
  @Test func `a process that is killed leaves neither its server nor its folder`() async throws {
    let result = await #expect(
      processExitsWith: .signal(SIGKILL), observing: [\.standardOutputContent]
    ) {
      let folder = try await WatchedFolder.make()
      let cluster = PrivateCluster(directory: folder, purpose: .throwingAway)
      try await cluster.start()
      guard case .running(let process) = cluster.status else { return }
      try FileDescriptor.standardOutput.writeAll("\nserver \(process) \(folder)\n".utf8)
      kill(getpid(), SIGKILL)
    }
    let output = String(decoding: try #require(result).standardOutputContent, as: UTF8.self)
    let line = try #require(output.firstMatch(of: /server (\d+) (.+)/))
    let server = try #require(Int32(line.output.1))
    let folder = String(line.output.2)

    let traces = [folder, "/proc/\(server)/cwd"]
    let deadline = ContinuousClock.now + .seconds(30)
    while traces.contains(where: FileManager.default.fileExists), ContinuousClock.now < deadline {
      try await Task.sleep(for: .milliseconds(50))
    }
    #expect(traces.filter(FileManager.default.fileExists) == [])
  }
}
