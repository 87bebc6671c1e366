import ArgumentParser
import Migrations
import PostgresClient

/// How long a change of a database's schema waits for others.
struct PatienceOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("How often a statement that gets no lock is tried.", valueName: "number"))
  var attempts = Patience().backoff.attempts

  @Option(
    help: ArgumentHelp(
      "How long to wait for another change of the schema (else 300), and before the build of an "
        + "index for older transactions (else 60).", valueName: "seconds"))
  var wait: Int?

  var patience: Patience {
    var patience = Patience()
    patience.backoff.attempts = attempts
    if let wait { (patience.lockWait, patience.readerWait) = (.seconds(wait), .seconds(wait)) }
    return patience
  }

  func validate() throws {
    guard attempts > 0 else { throw ValidationError("--attempts must be 1 or more") }
    guard wait ?? 0 >= 0 else { throw ValidationError("--wait must be 0 or more") }
  }
}

extension MigrationVersion: ExpressibleByArgument {
  /// Fourteen digits.
  package init?(argument: String) { self.init(argument) }
}
