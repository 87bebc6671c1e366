import ProgramConventions

/// Runs a command's work; what it throws is told on standard error and becomes the exit code.
func reportingErrors(_ work: () async throws -> Void) async throws {
  try await reportingErrors(as: { "vaultload: error: \($0)" }, work)
}
