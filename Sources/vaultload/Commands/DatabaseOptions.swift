import ArgumentParser
import PostgresClient

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Which database is meant.
struct DatabaseOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The database, as postgresql://… or key=value text.",
      discussion: """
        Else DATABASE_URL, else libpq's own variables (PGHOST, PGSERVICE, …), else a private \
        PostgreSQL in .vaultwright/.
        """, valueName: "url"))
  var database: String?

  /// Chooses the database and starts it where it is the private one.
  func open() async throws -> ConnectionTarget {
    let target = try DatabaseChoice.resolve(
      flag: database, environment: ProcessInfo.processInfo.environment)
    try await target.startIfPrivate()
    return target
  }
}
