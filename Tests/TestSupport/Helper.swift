import FoundationEssentials
import Subprocess
package import SystemPackage
package import Testing

/// A program that is not ours and that a test needs, such as psql.
package enum Helper {
  /// Runs a program to its end; one that fails fails this test, and no other.
  ///
  /// The input comes from a file: a write to a program that ended early would end all tests.
  package static func run(
    _ program: FilePath, _ arguments: [String], environment: [String: String] = [:],
    input: String = "", sourceLocation: SourceLocation = #_sourceLocation
  ) async throws -> Program.Outcome {
    try await TemporaryFolder.with(named: "helper") { folder in
      let file = folder.appending("input")
      try input.write(toFile: file.string, atomically: true, encoding: .utf8)
      let updates = Dictionary(
        environment.map { (Environment.Key(stringLiteral: $0), String?.some($1)) }
      ) { $1 }
      let result = try await Subprocess.run(
        program.components.count > 1 ? .path(program) : .name(program.string),
        arguments: Arguments(arguments), environment: .inherit.updating(updates),
        input: .fileDescriptor(
          try FileDescriptor.open(file, .readOnly), closeAfterSpawningProcess: true),
        output: .string(limit: 16 << 20), error: .string(limit: 1 << 20))
      try #require(
        result.terminationStatus.isSuccess, "\(program): \(result.standardError)",
        sourceLocation: sourceLocation)
      return Program.Outcome(
        exitCode: 0, output: result.standardOutput, errorOutput: result.standardError)
    }
  }
}
