import FoundationEssentials
import SystemPackage
import Testing

/// A PostgreSQL that tests can run on.
package enum TestServer: Hashable, Sendable, CaseIterable {
  /// The one that the programs themselves would find.
  case installed
  /// From wheels, see `scripts/test-servers`.
  case version16
  case version18
}

extension TestServer {
  /// Cancels the test where the server is not there; in CI, where all must be, the test fails.
  package func requireInstalled() throws {
    switch absence(in: ProcessInfo.processInfo.environment) {
    case nil: return
    case .skipped(let reason): try Test.cancel(Comment(rawValue: reason))
    case .failed(let reason): throw MissingServer(description: reason)
    }
  }

  /// What becomes of a test whose server is not there.
  package enum Absence: Hashable, Sendable {
    case skipped(String)
    case failed(String)
  }

  /// What becomes of a test in an environment; nil where the server is there.
  package func absence(in environment: [String: String]) -> Absence? {
    let root = Self.root(in: environment)
    guard let major, folder(in: root) == nil else { return nil }
    let reason = "PostgreSQL \(major) is not in \(root); 'scripts/test-servers' puts it there"
    return environment["CI"] == "true" ? .failed(reason) : .skipped(reason)
  }

  /// Nil for the installed server, whose version is any.
  package var major: Int? {
    switch self {
    case .installed: nil
    case .version16: 16
    case .version18: 18
    }
  }

  /// `VAULTWRIGHT_TEST_SERVERS`, else the folder that `scripts/test-servers` fills.
  private static func root(in environment: [String: String]) -> FilePath {
    if let named = environment["VAULTWRIGHT_TEST_SERVERS"] { return FilePath(named) }
    return FilePath(#filePath).removingLastComponent().removingLastComponent()
      .removingLastComponent().appending(".build/test-servers")
  }

  private func folder(in root: FilePath) -> FilePath? {
    guard let major else { return nil }
    let folder = root.appending("\(major)")
    return FileManager.default.fileExists(atPath: folder.string) ? folder : nil
  }

  /// The server's programs where its user can reach them: `nobody` may not enter root's folders.
  ///
  /// - Returns: The folder of the programs; nil for the installed server.
  func copyPrograms(to place: FilePath) throws -> FilePath? {
    guard let major else { return nil }
    let root = Self.root(in: ProcessInfo.processInfo.environment)
    guard let folder = folder(in: root) else {
      throw MissingServer(description: "no PostgreSQL \(major) in \(root)")
    }
    let copy = place.appending("server")
    try FileManager.default.copyItem(atPath: folder.string, toPath: copy.string)
    let names = try FileManager.default.contentsOfDirectory(atPath: copy.string).sorted()
    let candidates = names.map { copy.appending($0).appending("pginstall/bin") }
    guard
      let programs = candidates.first(where: {
        FileManager.default.isExecutableFile(atPath: $0.appending("initdb").string)
      })
    else { throw MissingServer(description: "no initdb in \(folder)") }
    return programs
  }
}

extension TestServer: CustomTestStringConvertible {
  package var testDescription: String {
    major.map { "PostgreSQL \($0)" } ?? "the installed PostgreSQL"
  }
}

private struct MissingServer: Error, CustomStringConvertible {
  let description: String
}
