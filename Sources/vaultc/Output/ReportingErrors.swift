import ModelLoading
import ProgramConventions

/// Runs a command's work; what it throws is told on standard error and becomes the exit code.
func reportingErrors(_ work: () async throws -> Void) async throws {
  try await reportingErrors(as: errorText, work)
}

/// What is told of an error; the Swift compiler's words are passed through as they are.
func errorText(_ error: any Error) -> String {
  if case ModelLoadingError.modelDoesNotCompile(_, let output) = error { return output }
  return "vaultc: error: \(error)"
}
