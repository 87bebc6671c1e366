package import SystemPackage

/// Chooses the database of a program's run.
package enum DatabaseChoice {
  /// libpq's variables that say where a database is; one of them is enough to mean it.
  private static let variables = [
    "PGHOST", "PGHOSTADDR", "PGPORT", "PGDATABASE", "PGUSER", "PGSERVICE",
  ]

  /// Gives the first that was named: the flag, `DATABASE_URL`, libpq's own variables, else the
  /// private cluster in `.vaultwright` under the working directory.
  ///
  /// An empty variable names nothing.
  package static func resolve(
    flag: String?, environment: [String: String], workingDirectory: FilePath = "."
  ) throws(PostgresError) -> ConnectionTarget {
    let url = environment["DATABASE_URL"].flatMap { $0.isEmpty ? nil : $0 }
    if let address = flag ?? url {
      let target = ConnectionTarget.url(address)
      _ = try ConnectionOptions(for: target, applicationName: "")
      return target
    }
    if variables.contains(where: { environment[$0]?.isEmpty == false }) { return .environment }
    return .cluster(PrivateCluster(directory: workingDirectory.appending(".vaultwright")))
  }
}
