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
    help: ArgumentHelp(
      "Append OpenLineage events of the run to a file, one a line, or send them to a server.",
      discussion: """
        A server is given as https://lineage.example.org, its key by the environment variable \
        OPENLINEAGE_API_KEY. One that is down fails no load.
        """, valueName: "file or address"))
  var lineage: String?

  @Option(
    help: ArgumentHelp(
      "Append what happens as JSON, one object a line, with the run's id.", valueName: "file"))
  var log: String?

  var isAny: Bool { metrics != nil || lineage != nil || log != nil }

  /// Where the run is told.
  ///
  /// - Throws: `LineageAddressError`.
  var places: ObservationPlaces {
    get throws(LineageAddressError) {
      try ObservationPlaces(metrics: metrics, lineage: lineage, log: log)
    }
  }
}
