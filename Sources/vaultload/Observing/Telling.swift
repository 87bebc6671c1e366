import ProgramConventions

/// Tells observers of what was done.
///
/// What was committed stays so: that nobody could be told of it is a warning.
func telling(_ work: () throws -> Void) {
  do {
    try work()
  } catch {
    printToStandardError("vaultload: warning: \(error)")
  }
}
