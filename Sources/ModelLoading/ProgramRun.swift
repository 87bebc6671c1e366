import Subprocess
import SystemPackage

/// What became of a program that was run to its end.
struct ProgramRun: Sendable {
  let succeeded: Bool
  /// Both outputs together, as they came.
  let output: String

  /// The most text that is kept of a program; more is a fault of its own.
  private static let outputLimit = 16 << 20

  init(
    _ program: FilePath, _ arguments: [String], environment: [String: String]
  ) async throws {
    let variables = environment.map { (Environment.Key(stringLiteral: $0.key), $0.value) }
    let result = try await Subprocess.run(
      .path(program), arguments: Arguments(arguments),
      environment: .custom(Dictionary(variables) { $1 }),
      output: .string(limit: Self.outputLimit), error: .combinedWithOutput)
    succeeded = result.terminationStatus.isSuccess
    output = result.standardOutput
  }
}
