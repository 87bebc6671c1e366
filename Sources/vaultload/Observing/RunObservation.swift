import PostgresClient
import ProgramConventions
import VaultLoader

/// Tells logs, lineage and metrics of a run from its beginning to its end.
struct RunObservation: Sendable {
  private let run: LoadRun
  private let log: LineFile?
  private let lineage: LineFile?
  private let metrics: String?

  /// Begins to tell: a file that cannot be written ends the run before it does anything.
  ///
  /// - Throws: `UnwritableFile`.
  init(of run: LoadRun, _ options: ObservationPlaces) throws {
    self.run = run
    log = options.log.map(LineFile.init)
    lineage = options.lineage.map(LineFile.init)
    metrics = options.metrics
    try log?.append(LogLine("started", of: run, at: run.startedAt).text())
    try lineage?.append(LineageEvent.start(of: run).text())
    if let metrics { try WholeFile.replace(metrics, with: nil) }
  }

  func note(_ message: String) {
    telling { try log?.append(LogLine(message, of: run).text()) }
  }

  /// Runs the work and tells how it ended; what it throws goes on.
  func observing(
    in database: ConnectionTarget, _ work: () async throws -> LoadReport
  ) async throws -> LoadReport {
    let report: LoadReport
    do {
      report = try await work()
    } catch {
      end(with: error)
      throw error
    }
    await end(with: report, in: database)
    return report
  }

  private func end(with report: LoadReport, in database: ConnectionTarget) async {
    telling {
      for warning in report.warnings {
        try log?.append(LogLine(warning, level: .warning, of: run, report: report).text())
      }
      try log?.append(LogLine(report.status.rawValue, of: run, report: report).text())
    }
    telling {
      if let metrics {
        try WholeFile.replace(metrics, with: MetricsText(of: run, report: report).text)
      }
    }
    guard let lineage else { return }
    do {
      let place = try await onOwnThread {
        try DatabasePlace(Connection(to: database, applicationName: "vaultload lineage"))
      }
      try lineage.append(LineageEvent.end(of: run, with: report, in: place).text())
    } catch {
      printToStandardError("vaultload: warning: \(error)")
    }
  }

  private func end(with error: any Error) {
    telling { try log?.append(LogLine("\(error)", level: .error, of: run).text()) }
    telling { try lineage?.append(LineageEvent.failure(of: run, because: "\(error)").text()) }
    telling {
      if let metrics {
        try WholeFile.replace(metrics, with: MetricsText(of: run, report: nil).text)
      }
    }
  }

  /// What was committed stays so: that nobody could be told of it is a warning.
  private func telling(_ work: () throws -> Void) {
    do {
      try work()
    } catch {
      printToStandardError("vaultload: warning: \(error)")
    }
  }
}
