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
        vaultload run --job nightly.yaml
        vaultload run --job nightly.yaml --metrics-listen 127.0.0.1:9464
        vaultload run --vault vault.json --all --input day1 --lineage lineage.ndjson
      """)

  @Option(help: ArgumentHelp("The compiled vault: vault.json.", valueName: "file"))
  var vault: String?

  @Option(
    help: ArgumentHelp(
      "A job file: what to load, as YAML. Beside it stand only --source, to load some of its sources, "
        + "--jobs, --database, --dry-run, --check, --metrics-listen and --format.",
      valueName: "file"))
  var job: String?

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

  @OptionGroup var confirmations: ConfirmationOptions

  @OptionGroup var settings: LoadSettings

  @Flag(
    help: ArgumentHelp(
      "Measure the vault's quality rules afterwards; exit 3 where one of severity error or critical "
        + "is broken."))
  var check = false

  @Option(
    name: .customLong("format"),
    help: ArgumentHelp("How the report is written: text or json.", valueName: "format"))
  var reportFormat = OutputFormat.text

  @Option(
    help: ArgumentHelp(
      "Answer GET /metrics with Prometheus metrics of the run while it goes on.",
      discussion: "As 127.0.0.1:9464; port 0 takes any that is free.", valueName: "host:port"))
  var metricsListen: ListenAddress?

  @Option(
    help: ArgumentHelp(
      "At most so many records a transaction.", visibility: .hidden))
  var batchRecords: Int?

  @OptionGroup var observers: ObservationOptions
  @OptionGroup var database: DatabaseOptions

  func validate() throws {
    if check, settings.dryRun {
      throw ValidationError("--check measures what was stored, and --dry-run stores nothing")
    }
    if job != nil { return try validateJob() }
    guard vault != nil else {
      throw ValidationError("name a vault with --vault, or a job with --job")
    }
    if !choice.all, choice.source.isEmpty {
      throw ValidationError("name sources with --source, or --all of them")
    }
    if table.from != nil, !input.isEmpty || !inputOptions.isEmpty {
      throw ValidationError("--from takes the place of --input and of its format")
    }
    if choice.isOfSeveral, table.table != nil || table.query != nil || table.since != nil {
      throw ValidationError("--table, --query and --since are for one source")
    }
    if choice.isOfSeveral, let flag = confirmations.flagOfOneExtract {
      throw ValidationError("\(flag) confirms one snapshot; name one source with --source")
    }
    if let batchRecords, batchRecords < 1 {
      throw ValidationError("--batch-records must be at least 1")
    }
  }

  private func validateJob() throws {
    let isElsewhere =
      vault != nil || choice.all || choice.strict || !input.isEmpty || !inputOptions.isEmpty
      || table.from != nil
      || again || ignoreUnknownColumns || missingColumnsAsNull
      || confirmations.confirmation != LoadOptions.Confirmation()
      || settings.tenant != nil || settings.loadDate != nil || settings.recordSource != nil
      || settings.maxRejects != nil || settings.attempts != nil || observers.isAny
    if isElsewhere {
      throw ValidationError(
        "beside --job stand only --source, --jobs, --database, --dry-run, --check, --metrics-listen and "
          + "--format; the job file says the rest")
    }
  }

  func run() async throws {
    try await reportingErrors {
      if let job { return try await run(JobFile(readingFrom: job)) }
      let plan = try await plan()
      try await carryOut(plan, in: try await database.open())
    }
  }

  private func run(_ job: JobFile) async throws {
    var plan = try await onOwnThread { [choice, settings] in
      try job.plan(of: choice.source, isRehearsal: settings.dryRun)
    }
    if let jobs = choice.jobs { plan.jobs = jobs }
    let named = database.database == nil ? try job.namedDatabase() : nil
    let target = if let named { named } else { try await database.open() }
    try await carryOut(plan, in: target, alsoInto: job.report.map { job.located($0) })
  }

  private func plan() async throws -> RunPlan {
    guard let vault else { preconditionFailure("the options were validated") }
    let places = try observers.places
    let compiled = try VaultFile.read(vault)
    let chosen = try choice.sources(of: compiled)
    guard !input.isEmpty || table.from != nil else { throw CommandError.noInput }
    var found = try await onOwnThread { [input, table, isOfAll = choice.all] in
      try FoundDeliveries(
        of: chosen, in: compiled, input: input, table: table, isOfAll: isOfAll)
    }
    if choice.strict { try found.requireComplete() }
    if choice.all { try found.dropUndelivered() }
    let entries = chosen.compactMap { source in
      found.places[source.name].map { place in
        RunPlan.Entry(
          source: source.name,
          load: Result { try sourceSettings.load(source, of: compiled, from: place.get()) },
          observers: choice.isOfSeveral ? places.of(source.name) : places)
      }
    }
    return RunPlan(
      vault: compiled, entries: entries, jobs: choice.jobs ?? 1, undelivered: found.undelivered,
      strangers: found.strangers,
      reportForm: choice.isOfSeveral ? .ofAllSources : .ofOneSource)
  }

  private var sourceSettings: SourceSettings {
    SourceSettings(
      tenant: settings.tenant, isTenantOfSeveral: choice.isOfSeveral, loadDate: settings.loadDate,
      recordSource: settings.recordSource,
      maxRejects: settings.maxRejects, attempts: settings.attempts, isRehearsal: settings.dryRun,
      again: again,
      ignoresUnknownColumns: ignoreUnknownColumns, missingColumnsAreNull: missingColumnsAsNull,
      confirmation: confirmations.confirmation, batchRecords: batchRecords,
      format: inputOptions.choice)
  }
}

/// How results are written.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case text
  case json
}
