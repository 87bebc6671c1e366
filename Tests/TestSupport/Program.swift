import FoundationEssentials
import ProgramConventions
import Subprocess
package import SystemPackage

/// A program of this package, as it was built beside the tests.
package struct Program: Sendable {
  package let path: FilePath

  package static let vaultc = Program(named: "vaultc")
  package static let vaultload = Program(named: "vaultload")

  private init(named name: String) {
    path = Self.buildFolder.appending(name)
  }

  /// What a run left behind.
  package struct Outcome: Hashable, Sendable {
    package let exitCode: Int32
    package let output: String
    package let errorOutput: String
  }

  /// Runs the program to its end; `environment` comes on top of this process's, nil takes away.
  ///
  /// libpq's variables and `DATABASE_URL` are never inherited: a test must name its database.
  package func run(
    _ arguments: [String], environment: [String: String?] = [:], input: String = "",
    in folder: FilePath? = nil
  ) async throws -> Outcome {
    BrokenPipes.areErrors()
    let cleared = [
      "DATABASE_URL", "PGHOST", "PGHOSTADDR", "PGPORT", "PGDATABASE", "PGUSER", "PGSERVICE",
    ].map { ($0, String?.none) }
    let changes = Dictionary(cleared) { $1 }.merging(environment) { $1 }
    let updates = changes.reduce(into: [Environment.Key: String?]()) { updates, change in
      updates[Environment.Key(stringLiteral: change.key)] = .some(change.value)
    }
    let result = try await TemporaryFolder.with(named: "input") { place in
      let (program, words) = try command(arguments, input: input, in: place)
      return try await Subprocess.run(
        .path(program), arguments: Arguments(words), environment: .inherit.updating(updates),
        workingDirectory: folder, input: .none, output: .string(limit: 64 << 20),
        error: .string(limit: 64 << 20))
    }
    let exitCode: Int32 =
      switch result.terminationStatus {
      case .exited(let code): code
      // As a shell counts it.
      case .signaled(let signal): 128 + signal
      }
    return Outcome(
      exitCode: exitCode, output: result.standardOutput, errorOutput: result.standardError)
  }

  /// The program alone, or with `cat` at its standard input: this process writes to no pipe, whose
  /// reader may end early.
  private func command(
    _ arguments: [String], input: String, in place: FilePath
  ) throws -> (program: FilePath, arguments: [String]) {
    guard !input.isEmpty else { return (path, arguments) }
    let file = place.appending("input").string
    try input.write(toFile: file, atomically: true, encoding: .utf8)
    return ("/bin/sh", ["-c", #"cat "$0" | "$@""#, file, path.string] + arguments)
  }

  /// The folder of the running test program.
  private static var buildFolder: FilePath {
    let link = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    return FilePath(link ?? CommandLine.arguments[0]).removingLastComponent()
  }
}
