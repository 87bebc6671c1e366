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
      "CSV files of the delivery, in order; plain, gzip or Zstandard; - is standard input.",
      valueName: "file"))
  var input: [String]

  @Flag(help: "Load a delivery once more that was loaded before, under a new load date.")
  var again = false

  @Flag(help: "Pass over columns that the model does not know.")
  var ignoreUnknownColumns = false

  @Flag(help: "Take columns that the file lacks for NULL.")
  var missingColumnsAsNull = false

  @Flag(help: "Take an extract without a record for the truth: close every key of the source.")
  var confirmEmpty = false

  @Option(help: ArgumentHelp("How the report is written: text or json.", valueName: "format"))
  var format = OutputFormat.text

  @Option(
    help: ArgumentHelp(
      "At most so many records a transaction.", visibility: .hidden))
  var batchRecords: Int?

  @OptionGroup var observers: ObservationOptions
  @OptionGroup var database: DatabaseOptions

  func validate() throws {
    if let batchRecords, batchRecords < 1 {
      throw ValidationError("--batch-records must be at least 1")
    }
  }

  func run() async throws {
    try await reportingErrors {
      let compiled = try vault.read()
      let load = Load(
        vault: compiled, source: try chosenSource(in: compiled), inputs: input, options: options)
      guard !input.isEmpty else { throw CommandError.noInput }
      let target = try await database.open()
      let observation = try RunObservation(
        of: LoadRun(vault: compiled.name, source: source, inputs: input), observers)
      let report = try await observation.observing(in: target) {
        let progress = Progress()
        return try await withProgressDisplay(of: progress) {
          try await load.run(into: target, progress: progress) { message in
            printToStandardError(message)
            observation.note(message)
          }
        }
      }
      print(try report.formatted(as: format))
    }
  }

  private var options: LoadOptions {
    var options = LoadOptions()
    options.again = again
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
