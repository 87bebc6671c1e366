import ArgumentParser
import PostgresClient
import ProgramConventions
import VaultLoader
import VaultModel

/// Loads one delivery of one source.
struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Loads a delivery of a source.",
    discussion: """
      A delivery is known by its bytes: what was loaded whole before is answered with "already \
      loaded". A load that was cut off goes on where it stopped when the same command is given again.

        vaultload run --vault vault.json --source users --input users.csv
        zcat users.csv.gz | vaultload run --vault vault.json --source users --input -
      """)

  @OptionGroup var vault: VaultOptions

  @Option(help: "The source of the model that the records come from.")
  var source: String

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Files of the delivery, in order; plain, gzip or Zstandard; - is standard input.",
      discussion: "A pattern like 'day1/*.csv' stands for its files in the order of their names.",
      valueName: "file"))
  var input: [String] = []

  @OptionGroup(title: "Input format") var inputOptions: InputFormatOptions

  @OptionGroup(title: "Reading from PostgreSQL") var table: TableOptions

  @Flag(help: "Load a delivery once more that was loaded before, under a new load date.")
  var again = false

  @Flag(help: "Pass over columns that the model does not know.")
  var ignoreUnknownColumns = false

  @Flag(help: "Take columns that the file lacks for NULL.")
  var missingColumnsAsNull = false

  @Flag(help: "Take an extract without a record for the truth: close every key of the source.")
  var confirmEmpty = false

  @OptionGroup var settings: LoadSettings

  @Option(
    name: .customLong("format"),
    help: ArgumentHelp("How the report is written: text or json.", valueName: "format"))
  var reportFormat = OutputFormat.text

  @Option(
    help: ArgumentHelp(
      "At most so many records a transaction.", visibility: .hidden))
  var batchRecords: Int?

  @OptionGroup var observers: ObservationOptions
  @OptionGroup var database: DatabaseOptions

  func validate() throws {
    if table.from != nil, !input.isEmpty || inputOptions.format != InputFormat() {
      throw ValidationError("--from takes the place of --input and of its format")
    }
    if let batchRecords, batchRecords < 1 {
      throw ValidationError("--batch-records must be at least 1")
    }
  }

  func run() async throws {
    try await reportingErrors {
      let compiled = try vault.read()
      var source = try chosenSource(in: compiled)
      if let recordSource = settings.recordSource { source.recordSource = recordSource }
      guard !input.isEmpty || table.input != nil else { throw CommandError.noInput }
      if table.since != nil, source.delivery == .snapshot {
        throw CommandError.partOfExtract(source: source.name)
      }
      var load = Load(
        vault: compiled, source: source, inputs: try expandedPatterns(input), options: options)
      load.table = table.input
      let target = try await database.open()
      let observation = try RunObservation(
        of: LoadRun(vault: compiled.name, source: source.name, inputs: input), observers)
      let report = try await observation.observing(in: target) {
        let progress = Progress()
        return try await withProgressDisplay(of: progress) { [load] in
          try await load.run(into: target, progress: progress) { message in
            printToStandardError(message)
            observation.note(message)
          }
        }
      }
      print(try report.formatted(as: reportFormat))
      try settings.requireFewRejects(in: report)
    }
  }

  private var options: LoadOptions {
    var options = LoadOptions()
    options.again = again
    options.format = inputOptions.format
    options.tenant = settings.tenant
    options.loadDate = settings.loadDate
    options.rejectLimit = settings.maxRejects
    options.isRehearsal = settings.dryRun
    options.backoff.attempts = settings.attempts
    options.headerTolerance.ignoresUnknown = ignoreUnknownColumns
    options.headerTolerance.fillsMissing = missingColumnsAsNull
    if confirmEmpty { options.emptyExtract = .saysThatAllIsGone }
    if let batchRecords { options.batchLimit.records = batchRecords }
    return options
  }

  private func chosenSource(in vault: CompiledVault) throws -> CompiledVault.Source {
    guard let found = vault.sources.first(where: { $0.name == source }) else {
      throw CommandError.unknownSource(
        source, vault: vault.name, known: vault.sources.map(\.name))
    }
    return found
  }
}

/// How results are written.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case text
  case json
}
