package import ArgumentParser
package import PostgresClient

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Which database is meant.
package struct DatabaseOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The database, as postgresql://… or key=value text.",
      discussion: """
        Else DATABASE_URL, else libpq's own variables (PGHOST, PGSERVICE, …), else a private \
        PostgreSQL in .vaultwright/.
        """, valueName: "url"))
  package var database: String?

  package init() {}

  /// Chooses the database and starts it where it is the private one.
  package func open() async throws -> ConnectionTarget {
    let target = try DatabaseChoice.resolve(
      flag: database, environment: ProcessInfo.processInfo.environment)
    try await target.startIfPrivate()
    return target
  }
}
