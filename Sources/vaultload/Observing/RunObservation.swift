import PostgresClient
import ProgramConventions
import VaultLoader
import VaultSQL

/// Tells logs, lineage and metrics of a run from its beginning to its end.
struct RunObservation: Sendable {
  private let run: LoadRun
  private let mapping: SourceLineage?
  private let places: ObservationPlaces
  private var lostLineageEvents = 0

  /// Begins to tell: a file that cannot be written ends the run before it does anything.
  ///
  /// The mapping is worked out where lineage is asked for.
  ///
  /// - Throws: `UnwritableFile`.
  init(
    of run: LoadRun, _ mapping: @autoclosure () -> SourceLineage?, in places: ObservationPlaces
  ) async throws {
    self.run = run
    let told = places.lineage == nil ? nil : mapping()
    self.mapping = told
    self.places = places
    try places.log?.append(LogLine("started", of: run, at: run.startedAt).text())
    if let metrics = places.metrics { try WholeFile.replace(metrics, with: nil) }
    try await send(.start(of: run, told))
  }

  func note(_ message: String) {
    telling { try places.log?.append(LogLine(message, of: run).text()) }
  }

  /// Runs the work and tells how it ended; what it throws goes on.
  func observing(
    in database: ConnectionTarget, _ work: () async throws -> LoadReport
  ) async throws -> LoadReport {
    var end = self
    do {
      var report = try await work()
      await end.tell(&report, in: database)
      return report
    } catch {
      await end.tell(error)
      throw error
    }
  }

  private mutating func tell(_ report: inout LoadReport, in database: ConnectionTarget) async {
    if places.lineage != nil {
      do {
        let place = try await onOwnThread {
          try DatabasePlace(Connection(to: database, applicationName: "vaultload lineage"))
        }
        try await send(.end(of: run, mapping, with: report, in: place))
      } catch {
        lose(because: error)
      }
    }
    if lostLineageEvents > 0 {
      report.warnings.append("lineage events that nobody took: \(lostLineageEvents)")
    }
    telling {
      for warning in report.warnings {
        try places.log?.append(LogLine(warning, level: .warning, of: run, report: report).text())
      }
      if let finding = report.finding {
        try places.log?.append(
          LogLine("\(finding)", level: .error, of: run, report: report).text())
      }
      try places.log?.append(LogLine(report.status.rawValue, of: run, report: report).text())
    }
    writeMetrics(report)
  }

  private mutating func tell(_ error: any Error) async {
    telling { try places.log?.append(LogLine("\(error)", level: .error, of: run).text()) }
    do {
      try await send(.failure(of: run, mapping, because: Self.shown(error)))
    } catch {
      lose(because: error)
    }
    writeMetrics(nil)
  }

  /// What goes to others of an error: a server's details and statements show values of records.
  private static func shown(_ error: any Error) -> String {
    guard let error = error as? PostgresError else { return "\(error)" }
    return "\(error.message) (SQLSTATE \(error.code.rawValue))"
  }

  private func writeMetrics(_ report: LoadReport?) {
    let metrics = MetricsText(of: run, report: report, lostLineageEvents: lostLineageEvents)
    places.live?.end(run, with: metrics)
    telling {
      if let file = places.metrics { try WholeFile.replace(file, with: metrics.text) }
    }
  }

  /// A server that does not take the event has said so itself.
  ///
  /// - Throws: `UnwritableFile`.
  private mutating func send(_ event: LineageEvent) async throws {
    switch places.lineage {
    case nil: break
    case .file(let file): try file.append(event.text())
    case .server(let server): if await !server.send(event) { lostLineageEvents += 1 }
    }
  }

  private mutating func lose(because error: any Error) {
    lostLineageEvents += 1
    printToStandardError("vaultload: warning: \(error)")
  }
}
