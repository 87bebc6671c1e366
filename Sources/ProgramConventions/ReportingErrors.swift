import ArgumentParser
import PostgresClient

#if canImport(Glibc)
  import Glibc
#endif

/// Runs a command's work; what it throws is told on standard error and becomes the exit code.
package func reportingErrors(
  as text: (any Error) -> String, _ work: () async throws -> Void
) async throws {
  do {
    try await work()
  } catch let code as ExitCode {
    throw code
  } catch {
    printToStandardError(text(error))
    throw ExitCode(for: error)
  }
}

/// Writes a line to standard error, so that standard output holds results alone.
///
/// No password of an address and no control character of an input gets through.
package func printToStandardError(_ line: String) {
  let line = line.shown()
  let bytes = Array((line.last?.isNewline == true ? line : line + "\n").utf8)
  _ = bytes.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
}
