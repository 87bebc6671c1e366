import ArgumentParser
import ModelLoading

#if canImport(Glibc)
  import Glibc
#endif

/// Runs a command's work; what it throws is told on standard error and becomes the exit code.
func reportingErrors(_ work: () async throws -> Void) async throws {
  do {
    try await work()
  } catch let code as ExitCode {
    throw code
  } catch {
    printToStandardError(errorText(error))
    throw ExitCode(for: error)
  }
}

/// What is told of an error; the Swift compiler's words are passed through as they are.
func errorText(_ error: any Error) -> String {
  if case ModelLoadingError.modelDoesNotCompile(_, let output) = error { return output }
  return "vaultc: error: \(error)"
}

/// Writes a line to standard error, so that standard output holds results alone.
func printToStandardError(_ line: String) {
  let bytes = Array((line.last?.isNewline == true ? line : line + "\n").utf8)
  _ = bytes.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
}
