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
  let name = "vaultwright_scratch_\(randomName())"
  switch rights {
  case .ofServer:
    return try withScratchDatabase(named: name, on: server, admin, body)
  case .ofDatabaseAlone:
    // Without a superuser there is no right to take away.
    guard try admin.query("SELECT current_setting('is_superuser')").text(0, 0) == "on" else {
      return try withScratchDatabase(named: name, on: server, admin, body)
    }
    let password = randomName() + randomName()
    try admin.execute(
      """
      CREATE ROLE \(id: name) LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS
        PASSWORD \(literal: password)
      """)
    defer { try? admin.execute("DROP ROLE \(id: name)") }
    return try withScratchDatabase(
      named: name, on: server.user(named: name, password: password), admin, body)
  }
}

private func withScratchDatabase<Value>(
  named name: String, on server: ConnectionTarget, _ admin: Connection,
  _ body: (Connection) throws -> Value
) throws -> Value {
  let isOwned = try admin.query("SELECT FROM pg_roles WHERE rolname = \(literal: name)").count > 0
  let owner: SQL = isOwned ? " OWNER \(id: name)" : ""
  try admin.executeAlone("CREATE DATABASE \(id: name)\(owner) TEMPLATE template0 ENCODING 'UTF8'")
  // What the body threw tells more than a database that stayed.
  defer { try? admin.executeAlone("DROP DATABASE \(id: name) WITH (FORCE)") }
  return try body(
    Connection(
      to: server.database(named: name), applicationName: "vaultc", names: .database))
}

private func randomName() -> String { String(UInt64.random(in: 0 ... .max), radix: 16) }
