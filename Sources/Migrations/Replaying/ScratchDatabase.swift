package import PostgresClient
import PostgresSchema

/// Gives the body a database of its own on a server, and drops it afterwards.
///
/// Roles that the body makes stay: they belong to the whole server.
package func withScratchDatabase<Value>(
  on server: ConnectionTarget, _ body: (Connection) throws -> Value
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
