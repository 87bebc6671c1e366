import ArgumentParser
import PostgresClient
import ProgramConventions
import VaultLoader
import VaultModel
import VaultSQL

/// Loads refused records that were mended.
struct QuarantineReplayCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Loads mended records as a part of the load that refused them.",
    discussion: """
      They take that load's date, so that histories get the right order, and are marked as resolved. \
      What is wrong still is refused again, under the new load. A replay that was cut off goes on \
      when the same command is given again; one that was made changes nothing.
      """)

  @Argument(help: ArgumentHelp("The file that 'quarantine export' wrote.", valueName: "file"))
  var file: String

  @Option(
    help: ArgumentHelp("The reasons, where they are not in <file>.reasons.csv.", valueName: "file"))
  var reasons: String?

  @OptionGroup var vault: VaultOptions

  @Option(help: ArgumentHelp("How the report is written: text or json.", valueName: "format"))
  var format = OutputFormat.text

  @OptionGroup var observers: ObservationOptions
  @OptionGroup var database: DatabaseOptions

  func run() async throws {
    try await reportingErrors {
      let places = try observers.places
      let replay = QuarantineReplay(of: try vault.read(), file: file, reasons: reasons)
      let target = try await database.open()
      let prepared = try await onOwnThread {
        try replay.prepare(
          on: try Connection(to: target, applicationName: "vaultload quarantine"))
      }
      if let load = prepared.settledBy { return try tellNothingToDo(prepared, load) }
      let report = try await load(prepared, into: target, toldIn: places)
      let isWhole = report.status == .loaded || report.status == .alreadyLoaded
      if isWhole {
        try await onOwnThread {
          try prepared.settle(
            by: report.loadID,
            on: try Connection(to: target, applicationName: "vaultload quarantine"))
        }
      }
      try tell(report, of: prepared)
      if let code = report.signalCode { throw code }
      if let finding = report.finding { throw finding }
    }
  }

  private func load(
    _ prepared: QuarantineReplay.Prepared, into target: ConnectionTarget,
    toldIn places: ObservationPlaces
  ) async throws -> LoadReport {
    let load = prepared.load
    let observation = try await RunObservation(
      of: LoadRun(vault: load.vault.name, source: load.source.name, inputs: [file]),
      SourceLineage(of: load.source, in: load.vault), in: places)
    return try await observation.observing(in: target) {
      let progress = Progress()
      return try await withProgressDisplay(of: [progress]) {
        try await load.run(into: target, progress: progress) { message in
          printToStandardError(message)
          observation.note(message)
        }
      }
    }
  }

  private func tellNothingToDo(
    _ prepared: QuarantineReplay.Prepared, _ load: Int64
  ) throws {
    switch format {
    case .json:
      print(try jsonText(ReplayReport(replayedLoadID: prepared.replayedLoad, settledBy: load)))
    case .text:
      print(
        "nothing to do: load \(load) replayed these records; what it refused again, "
          + "'vaultload quarantine export --load \(load)' gives")
    }
  }

  private func tell(_ report: LoadReport, of prepared: QuarantineReplay.Prepared) throws {
    switch format {
    case .json:
      print(
        try jsonText(
          ReplayReport(
            replayedLoadID: prepared.replayedLoad, settledBy: report.loadID, load: report)))
    case .text:
      print("replay of refused records of load \(prepared.replayedLoad)")
      print(try report.formatted(as: .text))
      let refused = report.records.quarantined
      if refused > 0 { print("\(refused) records are wrong still and were refused again") }
    }
  }
}

/// What became of a replay.
private struct ReplayReport: Encodable {
  /// The load that had refused the records.
  var replayedLoadID: Int64
  /// The load that brought them.
  var settledBy: Int64
  /// Nil where there was nothing to do.
  var load: LoadReport?
}
