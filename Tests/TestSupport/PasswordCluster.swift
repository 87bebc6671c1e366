package import PostgresClient
import PostgresSchema

extension PrivateCluster {
  /// A running server of a test's own, where `ann` has the password `s3 cr@et` and `bob` is not let in.
  package static func demandingPasswords() async throws -> PrivateCluster {
    let cluster = PrivateCluster(directory: try await WatchedFolder.make(), purpose: .throwingAway)
    try await cluster.start()
    try await onOwnThread { try demandPasswords(of: cluster) }
    return cluster
  }
}

/// Has the server ask for passwords, except from its own superuser, and turns `bob` away.
private func demandPasswords(of cluster: PrivateCluster) throws {
  let connection = try Connection(
    to: .cluster(cluster), applicationName: "vaultwright tests", names: .database)
  try connection.execute("CREATE ROLE ann LOGIN PASSWORD 's3 cr@et'; CREATE ROLE bob LOGIN")
  let file = try connection.query("SHOW hba_file").text(0, 0) ?? ""
  try connection.execute(
    """
    COPY (VALUES ('local all vaultwright trust'), ('local all bob reject'),
      ('local all all scram-sha-256')) TO \(literal: file)
    """)
  let before = try lastReading(by: cluster)
  try connection.execute("SELECT pg_reload_conf()")
  while try lastReading(by: cluster) == before {}
}

/// When the server last read its files, as only a new session knows: it is born with what is in force.
private func lastReading(by cluster: PrivateCluster) throws -> String? {
  let connection = try Connection(
    to: .cluster(cluster), applicationName: "vaultwright tests", names: .database)
  return try connection.query("SELECT pg_conf_load_time()").text(0, 0)
}
