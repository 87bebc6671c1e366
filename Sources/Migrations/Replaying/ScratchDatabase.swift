package import PostgresClient
import PostgresSchema

/// Whose rights statements have in a scratch database.
package enum ScratchRights: Sendable {
  /// Those of the server's address.
  case ofServer
  /// Those of a role made for the database, which owns it and has no right beyond it.
  case ofDatabaseAlone
}

/// Gives the body a database of its own on a server, and drops it afterwards.
///
/// Roles that the body makes stay: they belong to the whole server.
package func withScratchDatabase<Value>(
  on server: ConnectionTarget, rights: ScratchRights = .ofServer,
  _ body: (Connection) throws -> Value
) throws -> Value {
  let admin = try Connection(to: server, applicationName: "vaultc")
  let name = "vaultwright_scratch_\(String(UInt64.random(in: 0 ... .max), radix: 16))"
  try admin.executeAlone("CREATE DATABASE \(id: name) TEMPLATE template0 ENCODING 'UTF8'")
  // What the body threw tells more than a database that stayed.
  defer { try? admin.executeAlone("DROP DATABASE \(id: name) WITH (FORCE)") }
  return try body(
    Connection(
      to: server.database(named: name), applicationName: "vaultc", names: .database))
}

private func randomName() -> String { String(UInt64.random(in: 0 ... .max), radix: 16) }
