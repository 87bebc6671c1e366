import ArgumentParser
import PostgresClient
import ProgramConventions
import VaultLoader
import VaultModel

/// Loads deliveries of one source or of several.
struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Loads a delivery of a source, or of each of several sources.",
    discussion: """
      A delivery is known by its bytes: what was loaded whole before is answered with "already \
      loaded". A load that was cut off goes on where it stopped when the same command is given again.

        vaultload run --vault vault.json --source users --input users.csv
        zcat users.csv.gz | vaultload run --vault vault.json --source users --input -
        vaultload run --vault vault.json --all --input day1 --jobs 2
        vaultload run --vault vault.json --all --from postgresql://crm/crm --schema crm
      """)

  @OptionGroup var vault: VaultOptions
  @OptionGroup var choice: SourceChoice

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Files of the delivery, in order; plain, gzip or Zstandard; - is standard input.",
      discussion: """
        A pattern like 'day1/*.csv' stands for its files in the order of their names. Of a folder each \
        source takes the files that are called as it is: users.csv, users-2.csv.gz, users.ndjson.
        """,
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

  @Flag(
    help: ArgumentHelp(
      "Take an extract without a record for the truth: close every key of the source and of "
        + "--tenant. For one source."))
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
    if !choice.all, choice.source.isEmpty {
      throw ValidationError("name sources with --source, or --all")
    }
    if table.from != nil, !input.isEmpty || inputOptions.format != InputFormat() {
      throw ValidationError("--from takes the place of --input and of its format")
    }
    if choice.isOfSeveral, table.table != nil || table.query != nil || table.since != nil {
      throw ValidationError("--table, --query and --since are for one source")
    }
    if choice.isOfSeveral, confirmEmpty {
      throw ValidationError(
        "--confirm-empty is for one source: it says of one extract that it is true")
    }
    if let batchRecords, batchRecords < 1 {
      throw ValidationError("--batch-records must be at least 1")
    }
  }

  func run() async throws {
    try await reportingErrors {
      let plan = try await plan()
      try await plan.carryOut(in: try await database.open(), reportedAs: reportFormat)
    }
  }

  private func plan() async throws -> RunPlan {
    let compiled = try vault.read()
    let chosen = try choice.sources(of: compiled)
    guard !input.isEmpty || table.from != nil else { throw CommandError.noInput }
    var found = try await onOwnThread {
      try FoundDeliveries(of: chosen, in: compiled, input: input, table: table)
    }
    if choice.all { try found.dropUndelivered() }
    let entries = chosen.compactMap { source in
      found.places[source.name].map { place in
        RunPlan.Entry(
          source: source.name, load: Result { try load(source, of: compiled, from: place.get()) },
          observers: choice.isOfSeveral ? observers.forOne(of: source.name) : observers)
      }
    }
    return RunPlan(
      vault: compiled, entries: entries, jobs: choice.jobs, undelivered: found.undelivered,
      strangers: found.strangers,
      reportForm: choice.isOfSeveral ? .ofAllSources : .ofOneSource)
  }

  private func load(
    _ source: CompiledVault.Source, of vault: CompiledVault, from place: DeliveryPlace
  ) throws -> Load {
    var source = source
    if let recordSource = settings.recordSource { source.recordSource = recordSource }
    if table.since != nil, source.delivery == .snapshot {
      throw CommandError.partOfExtract(source: source.name)
    }
    return Load(vault: vault, source: source, from: place, options: options)
  }

  private var options: LoadOptions {
    var options = LoadOptions()
    options.again = again
    options.format = inputOptions.format
    options.tenant = settings.tenant
    options.loadDate = settings.loadDate
    options.rejectLimit = settings.maxRejects
    options.isRehearsal = settings.dryRun
    options.headerTolerance.ignoresUnknown = ignoreUnknownColumns
    options.headerTolerance.fillsMissing = missingColumnsAsNull
    if confirmEmpty { options.emptyExtract = .saysThatAllIsGone }
    if let batchRecords { options.batchLimit.records = batchRecords }
    return options
  }
}

/// How results are written.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case text
  case json
}
