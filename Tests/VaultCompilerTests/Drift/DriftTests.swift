import Migrations
import PostgresClient
import PostgresSchema
import SchemaDiff
import TestSupport
import Testing
import VaultCompiler
import VaultModel

/// Whatever somebody does to a database by hand is named, and nothing else.
@Suite struct DriftTests {
  @Test(arguments: TestServer.allCases)
  func `each deed is named precisely, and none once it is undone`(server: TestServer) async throws {
    try server.requireInstalled()
    try await withScratchURL(on: server) { url in
      try await onOwnThread {
        let connection = try Connection(
          to: .url(url), applicationName: "vaultwright tests", names: .database)
        let schema = lower(EveryKindVault.vault)
        let expected = Catalog(of: schema)
        try connection.transaction { try connection.execute(schema.sql) }
        for deed in Deed.all {
          try connection.execute(deed.sql)
          let changes = try drift(of: expected, in: connection)
          #expect(
            changes.flatMap { $0.sentences(in: .drift) } == deed.sentences, "\(deed.sql.text)")
          try connection.execute(deed.opposite)
        }
        let rest = try drift(of: expected, in: connection)
        #expect(rest.flatMap { $0.sentences(in: .drift) } == [])
      }
    }
  }

  @Test func `what other vaults have in shared schemas is no drift`() async throws {
    try await withScratchDatabase { connection, _ in
      let one = lower(EveryKindVault.vault)
      var other = DepotVault.vault
      other.name = "annex"
      other.conventions.roles = Roles(ofVault: "annex")
      for place in other.hubs.indices { other.hubs[place].table.schema = "annex" }
      for place in other.links.indices { other.links[place].table.schema = "annex" }
      for place in other.satellites.indices {
        other.satellites[place].table.schema = "annex"
        other.satellites[place].hashDiffFunction.name += "_2"
      }
      try connection.transaction { try connection.execute(one.sql) }
      try connection.transaction { try connection.execute(lower(other).sql) }
      for schema in [one, lower(other)] {
        let expected = Catalog(of: schema)
        let changes = try drift(of: expected, others: .belongToOthers, in: connection)
        #expect(changes.flatMap { $0.sentences(in: .drift) } == [])
        #expect(try !drift(of: expected, in: connection).isEmpty)
      }
    }
  }
}
