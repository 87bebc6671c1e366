import ArgumentParser
import PostgresClient
import VaultLoader
import VaultModel

/// Which sources are loaded, and how many of them at a time.
struct SourceChoice: ParsableArguments {
  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "The source of the model that the records come from, or several.",
      valueName: "source"))
  var source: [String] = []

  @Flag(
    help: ArgumentHelp(
      "Load every source that something is there for: in the folder that --input names, or in the "
        + "database of --from."))
  var all = false

  @Flag(
    help: ArgumentHelp(
      "With --all: load nothing, and exit 66, where a file or table is of no source, or a source has no "
        + "delivery."))
  var strict = false

  @Option(
    help: ArgumentHelp(
      "Load so many sources side by side, each with a connection of its own.", valueName: "number"))
  var jobs: Int?

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs must be at least 1") }
    if strict, !all { throw ValidationError("--strict goes with --all") }
    if all, !source.isEmpty { throw ValidationError("--all takes the place of --source") }
    if Set(source).count < source.count { throw ValidationError("--source names a source twice") }
  }

  /// Whether what is loaded has to be found by the sources' names.
  var isOfSeveral: Bool { all || source.count > 1 }

  /// The chosen sources: those named in their order, or all in that of the model.
  ///
  /// - Throws: `CommandError.unknownSource`.
  func sources(of vault: CompiledVault) throws(CommandError) -> [CompiledVault.Source] {
    if all { return vault.sources }
    var chosen: [CompiledVault.Source] = []
    for name in source { chosen.append(try vault.source(named: name)) }
    return chosen
  }
}
