import Migrations
import PostgresClient
import PostgresSchema
import SystemPackage
import TestSupport
import Testing

@Suite struct DownTests {
  /// What the planner's ways back begin with: it stops where values would be lost that nobody named.
  static let guarded = Shop.Step(
    second: 1, from: Shop.aa, to: Shop.bb,
    up: "ALTER TABLE business.tenant_h ADD COLUMN note text;",
    down: """
      DO $$
      BEGIN
        IF EXISTS (SELECT FROM business.tenant_h WHERE note IS NOT NULL)
          AND NOT 'column business.tenant_h.note' = ANY (string_to_array(
            current_setting('vaultwright.lose', true), E'\\n'))
        THEN
          RAISE EXCEPTION 'column business.tenant_h.note holds values';
        END IF;
      END
      $$;
      ALTER TABLE business.tenant_h DROP COLUMN note;
      """)

  @Test func `the last migration is taken back, entered as such, and can be applied again`()
    async throws
  {
    try await Shop.withFolder([Shop.addColumn]) { path in
      let folder = try #require(try MigrationFolder.read(path))
      try await withScratchDatabase { connection, _ in
        let applier = Applier(to: connection)
        _ = try applier.apply(folder)
        #expect(try applier.takeBack(folder).map(\.fileName) == [Shop.addColumn.fileName])
        #expect(try !connection.hasNote())
        #expect(try connection.shopVersion() == Shop.aa)
        #expect(try applier.apply(folder).applied.map(\.fileName) == [Shop.addColumn.fileName])
        #expect(try connection.hasNote())
        let register = try connection.texts(
          of: """
            SELECT version || (rolled_back_at IS NOT NULL)::text FROM metadata.schema_migrations
            ORDER BY applied_at
            """)
        #expect(
          register == ["20260301120000false", "20260301120001true", "20260301120001false"])
      }
    }
  }

  @Test func `what would be lost is named, and lost only by that name`() async throws {
    try await Shop.withFolder([Self.guarded]) { path in
      let folder = try #require(try MigrationFolder.read(path))
      try await withScratchDatabase { connection, _ in
        _ = try Applier(to: connection).apply(folder)
        try connection.execute("UPDATE business.tenant_h SET note = 'kept'")
        for losing in [[], ["column business.tenant_h.other"]] {
          var options = ApplyOptions()
          options.losing = losing
          let error = #expect(throws: ApplyError.self) {
            try Applier(to: connection, options).takeBack(folder)
          }
          guard case .failed(_, _, let cause)? = error else {
            Issue.record("\(String(describing: error))")
            return
          }
          #expect(cause.message == "column business.tenant_h.note holds values")
          #expect(try connection.hasNote())
        }
        var options = ApplyOptions()
        options.losing = ["table business.x", "column business.tenant_h.note"]
        #expect(try Applier(to: connection, options).takeBack(folder).count == 1)
        #expect(try !connection.hasNote())
      }
    }
  }

  @Test func `a plan of several steps is taken back as one, and its index with it`() async throws {
    try await Shop.withFolder { path in
      try MigrationFolderTests().stepwiseDraft.write(to: path)
      let folder = try #require(try MigrationFolder.read(path))
      try await withScratchDatabase { connection, _ in
        let applier = Applier(to: connection)
        #expect(try applier.apply(folder).applied.count == 3)
        #expect(try connection.shopVersion() == Shop.bb)
        let names = try applier.takeBack(folder)
        #expect(names.map(\.version) == folder.migrations.dropFirst().reversed().map(\.version))
        #expect(try connection.shopVersion() == Shop.aa)
        #expect(try !connection.hasNote())
        let progress = try connection.texts(of: "SELECT version FROM metadata.migration_progress")
        #expect(progress == [])
      }
    }
  }

  @Test func `what has no way back is refused before anything is taken back`() async throws {
    var last = Shop.addColumn
    (last.second, last.from, last.to) = (2, Shop.bb, Shop.cc)
    last.up = "SELECT 1;"
    last.down = "SELECT 1;"
    var middle = Shop.addColumn
    middle.down = nil
    try await Shop.withFolder([middle, last]) { path in
      let folder = try #require(try MigrationFolder.read(path))
      try await withScratchDatabase { connection, _ in
        _ = try Applier(to: connection).apply(folder)
        var options = ApplyOptions()
        options.target = try Shop.version(0)
        #expect(throws: ApplyError.noWayBack(file: Shop.addColumn.fileName)) {
          try Applier(to: connection, options).takeBack(folder)
        }
        #expect(try connection.shopVersion() == Shop.cc)
      }
    }
  }
}
