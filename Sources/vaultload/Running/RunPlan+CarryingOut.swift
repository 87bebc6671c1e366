import ArgumentParser
import PostgresClient
import ProgramConventions
import VaultLoader

extension RunPlan {
  /// How a run ended.
  struct End {
    /// Whether it was told to stop.
    var isStopped = false
    /// What the program is to end with: what the only load ended with; of several their exit code alone.
    var failure: (any Error)?
  }

  /// Runs the loads and prints the report.
  ///
  /// A file gets the report as JSON; one that cannot be written ends the run before it does anything.
  ///
  /// - Throws: `UnwritableFile`; how loads ended it gives.
  func carryOut(
    in database: ConnectionTarget, reportedAs format: OutputFormat, alsoInto file: String? = nil
  ) async throws -> End {
    if let file { try WholeFile.replace(file, with: nil) }
    let begun = ContinuousClock.now
    tellWhatIsLeftOut()
    let ends = try await SourceRuns(plan: self, database: database).run()
    var runEnd = End(isStopped: ends.contains(where: \.isStopped))
    switch reportForm {
    case .ofOneSource:
      guard let end = ends.first else { return runEnd }
      do { try finish(end, reportedAs: format) } catch { runEnd.failure = error }
    case .ofAllSources:
      let seconds = Double((ContinuousClock.now - begun) / .milliseconds(1)) / 1000
      let report = RunReport(of: self, ends, seconds: seconds)
      print(try report.formatted(as: format))
      if let file { try WholeFile.replace(file, with: try report.formatted(as: .json) + "\n") }
      report.tellFailures()
      if report.exitCode != 0 { runEnd.failure = ExitCode(report.exitCode) }
    }
    return runEnd
  }

  private func finish(_ end: SourceRuns.End, reportedAs format: OutputFormat) throws {
    switch end {
    case .notBegun:
      printToStandardError("stopped before it had begun")
      if let code = StopSignal.exitCode { throw code }
    case .failed(let error): throw error
    case .reported(let report):
      print(try report.formatted(as: format))
      if let code = report.signalCode { throw code }
      if let finding = report.finding { throw finding }
    }
  }

  /// Says on standard error what the run does not touch.
  private func tellWhatIsLeftOut() {
    for source in undelivered where reportForm == .ofAllSources {
      printToStandardError("\(source): nothing was delivered")
    }
    for stranger in strangers { printToStandardError("\(stranger): of no source; passed over") }
  }
}

extension RunReport {
  /// Says on standard error why sources failed; what all of them failed for it says once.
  fileprivate func tellFailures() {
    let messages = Set(sources.map(\.message))
    if sources.count > 1, messages.count == 1, case let message?? = messages.first {
      return printToStandardError("vaultload: error: \(message)")
    }
    for source in sources {
      guard let message = source.message else { continue }
      printToStandardError("vaultload: error: \(source.source): \(message)")
    }
  }
}
