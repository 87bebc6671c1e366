package import PostgresClient
import PostgresSchema

/// Where a database is, as lineage names it.
package struct DatabasePlace: Hashable, Sendable {
  /// `postgres://host:port`.
  package var namespace: String
  package var database: String

  /// Asks the server; one that is reached through a socket is on this machine.
  ///
  /// - Throws: `PostgresError`.
  package init(_ connection: Connection) throws(PostgresError) {
    let rows = try connection.query(
      """
      SELECT coalesce(host(inet_server_addr()), 'localhost'), current_setting('port'),
        current_database()
      """)
    namespace = "postgres://\(rows.text(0, 0) ?? ""):\(rows.text(0, 1) ?? "")"
    database = rows.text(0, 2) ?? ""
  }
}
