import Migrations
import PostgresClient
import PostgresSchema
import SchemaDiff
import TestSupport
import Testing
import VaultCompiler
import VaultModel

/// What the compiler writes and what the server then holds are one catalog.
@Suite struct NoDriftTests {
  @Test(
    arguments: TestServer.allCases,
    [
      DepotVault.vault, EveryKindVault.vault, EveryKindVault.withFarDate,
      EveryKindVault.insertOnly,
    ])
  func `a database that a schema was applied to is what its model says`(
    server: TestServer, vault: CompiledVault
  ) async throws {
    try server.requireInstalled()
    try await withScratchURL(on: server) { url in
      try await onOwnThread {
        let connection = try Connection(
          to: .url(url), applicationName: "vaultwright tests", names: .database)
        let schema = lower(vault)
        try connection.transaction { try connection.execute(schema.sql) }
        let changes = try drift(of: Catalog(of: schema), in: connection)
        #expect(changes.flatMap { $0.sentences(in: .drift) } == [])
      }
    }
  }
}
