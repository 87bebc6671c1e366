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

  /// The same for one of several sources: `--metrics` names the folder of their files then.
  func forOne(of source: String) -> ObservationOptions {
    var options = self
    options.metrics = metrics.map { "\($0)/\(source).prom" }
    return options
  }
}
