import ArgumentParser
import ProgramConventions
import VaultLoader

/// What a load does besides reading.
struct LoadSettings: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The tenant that all records are of; one that names another is quarantined.",
      valueName: "key"))
  var tenant: String?

  @Option(
    help: ArgumentHelp(
      "The date of all rows, as the source dictates it; else the database's clock.",
      valueName: "timestamp"), transform: { try parsedLoadDate($0) })
  var loadDate: LoadDate?

  @Option(
    help: ArgumentHelp(
      "Written to every row instead of the model's record source.", valueName: "name")
  )
  var recordSource: String?

  @Option(
    help: ArgumentHelp(
      "Exit 3 once more than N records, or more than a share such as 5%, are quarantined.",
      discussion: """
        A number stops the load after the batch that passes it. A share is judged at the end; the \
        default is 10% from 20 records on. Exit 3 also where every record is quarantined, unless the \
        share is 100%. Accepted records stay loaded.
        """,
      valueName: "number|share"), transform: { try parsedRejectLimit($0) })
  var maxRejects: RejectLimit?

  @Option(
    help: ArgumentHelp(
      "How often the load is tried where the database is gone or busy for a moment (else 8).",
      valueName: "number"))
  var attempts: Int?

  @Flag(help: "Read, hash and compare, tell what would happen, and store nothing.")
  var dryRun = false

  func validate() throws {
    guard attempts ?? 1 > 0 else { throw ValidationError("--attempts must be 1 or more") }
    if let fault = recordSource.flatMap({ SourceSettings.fault(ofRecordSource: $0) }) {
      throw ValidationError("--record-source \(fault)")
    }
  }
}

/// Reads a limit of quarantined records that a user gives.
func parsedRejectLimit(_ text: String) throws -> RejectLimit {
  guard let limit = RejectLimit(text) else {
    throw ValidationError("'\(text)' is neither a number of records nor a share such as 10%")
  }
  return limit
}

/// Reads an instant that a user gives.
func parsedLoadDate(_ text: String) throws -> LoadDate {
  guard let date = LoadDate(text) else {
    throw ValidationError("'\(text)' is no timestamp like 2026-01-31T12:00:00Z")
  }
  return date
}
