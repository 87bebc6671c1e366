import ArgumentParser
import PostgresClient
import ProgramConventions
import VaultLoader

/// Gives refused records up.
struct QuarantineDiscardCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "discard",
    abstract: "Says of refused records that they will never be loaded, and why.",
    discussion: "They stay in the quarantine, with the reason, and are no longer open.")

  @Argument(
    help: ArgumentHelp("Numbers of records in the quarantine, as the list shows.", valueName: "id"))
  var records: [Int64] = []

  @Option(help: ArgumentHelp("The open records of this load.", valueName: "load id"))
  var load: Int64?

  @Option(help: "The open records of this source.")
  var source: String?

  @Option(help: ArgumentHelp("Why they will never be loaded.", valueName: "text"))
  var reason: String

  @OptionGroup var database: DatabaseOptions

  func validate() throws {
    if records.isEmpty, load == nil, source == nil {
      throw ValidationError("say which records: by their numbers, --load or --source")
    }
    if reason.isEmpty { throw ValidationError("--reason must say something") }
  }

  func run() async throws {
    try await reportingErrors {
      let discard = QuarantineDiscard(
        records: records, load: load, source: source, because: reason)
      let target = try await database.open()
      let count = try await onOwnThread {
        try discard.run(
          on: try Connection(to: target, applicationName: "vaultload quarantine"))
      }
      print("\(count) records discarded")
    }
  }
}
