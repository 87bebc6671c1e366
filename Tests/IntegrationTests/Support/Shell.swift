import Subprocess
import SystemPackage
import Testing

/// Commands of the system, as a user combines them.
enum Shell {
  /// Runs a script, whose arguments are `$1`, `$2` and so on.
  static func run(_ script: String, _ arguments: [String]) async throws {
    let result = try await Subprocess.run(
      .path("/bin/bash"),
      arguments: Arguments(["-c", "set -euo pipefail; \(script)", "bash"] + arguments),
      output: .string(limit: 1 << 20), error: .string(limit: 1 << 20))
    try #require(result.terminationStatus.isSuccess, "\(result.standardError)")
  }
}

/// A value that a closure of another task leaves behind.
// Unchecked: the closure has ended before the value is read.
final class Box<Value>: @unchecked Sendable {
  var value: Value
  init(_ value: Value) { self.value = value }
}
