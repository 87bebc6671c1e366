import ArgumentParser
import VaultLoader

/// Who else is told of a run.
struct ObservationOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Write metrics of the run for Prometheus's textfile collector.", valueName: "file"))
  var metrics: String?

  @Option(
    help: ArgumentHelp("Append OpenLineage events of the run, one a line.", valueName: "file"))
  var lineage: String?

  @Option(
    help: ArgumentHelp(
      "Append what happens as JSON, one object a line, with the run's id.", valueName: "file"))
  var log: String?
}
