import ArgumentParser
import VaultLoader

/// Who else is told of a run.
struct ObservationOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Write metrics of the run for Prometheus's textfile collector; of several sources one file "
        + "each, into this folder.", valueName: "file"))
  var metrics: String?

  @Option(
    help: ArgumentHelp("Append OpenLineage events of the run, one a line.", valueName: "file"))
  var lineage: String?

  @Option(
    help: ArgumentHelp(
      "Append what happens as JSON, one object a line, with the run's id.", valueName: "file"))
  var log: String?

  var isAny: Bool { metrics != nil || lineage != nil || log != nil }

  /// Where the run of one source is told.
  var places: ObservationPlaces {
    ObservationPlaces(metrics: metrics, lineage: lineage, log: log)
  }

  /// Where the run of one of several sources is told: `--metrics` names the folder of their files.
  func places(of source: String) -> ObservationPlaces {
    ObservationPlaces(metrics: metrics.map { "\($0)/\(source).prom" }, lineage: lineage, log: log)
  }
}

/// The files in which a run is told.
struct ObservationPlaces: Sendable {
  var metrics: String?
  var lineage: String?
  var log: String?
}
