import Migrations
import PostgresClient
import PostgresSchema
import SystemPackage
import TestSupport
import Testing

/// The same on every version of the server.
@Suite struct ServerTests {
  @Test(arguments: TestServer.allCases)
  func `a plan is applied, taken back and applied again`(server: TestServer) async throws {
    try server.requireInstalled()
    try await Shop.withFolder { path in
      try MigrationFolderTests().stepwiseDraft.write(to: path)
      let folder = try #require(try MigrationFolder.read(path))
      try await withScratchURL(on: server) { url in
        try await onOwnThread {
          let connection = try Connection(
            to: .url(url), applicationName: "vaultwright tests", names: .database)
          let applier = Applier(to: connection)
          #expect(try applier.apply(folder).applied.count == 3)
          #expect(try applier.takeBack(folder).count == 2)
          #expect(try !connection.hasNote())
          #expect(try applier.apply(folder).applied.count == 2)
          let indexes = try connection.texts(
            of: """
              SELECT indexrelid::regclass::text FROM pg_index
              WHERE indrelid = 'business.tenant_h'::regclass AND indisvalid AND NOT indisprimary
                AND indexrelid::regclass::text LIKE '%note%'
              """)
          #expect(indexes == ["business.tenant_h_note_idx"])
        }
      }
    }
  }
}
