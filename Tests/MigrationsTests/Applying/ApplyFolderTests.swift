import FoundationEssentials
import Migrations
import PostgresClient
import PostgresSchema
import SchemaDiff
import SystemPackage
import TestSupport
import Testing

@Suite struct ApplyFolderTests {
  @Test func `an empty database gets every migration, once, and the register tells of each`()
    async throws
  {
    try await Shop.withFolder([Shop.addColumn]) { path in
      let folder = try #require(try MigrationFolder.read(path))
      try await withScratchDatabase { connection, _ in
        var options = ApplyOptions()
        options.author = "ann"
        options.notes = "ticket 7"
        let report = try Applier(to: connection, options).apply(folder)
        #expect(report.applied.map(\.fileName) == [Shop.firstFile, Shop.addColumn.fileName])
        #expect(try connection.hasNote())
        #expect(try connection.shopVersion() == Shop.bb)
        let rows = try connection.query(
          """
          SELECT version, description, author, notes, migration_script = $1 OR version LIKE '%00',
            rollback_script IS NOT NULL, encode(checksum, 'hex') = encode(sha256(convert_to(
              migration_script, 'UTF8')), 'hex'), rollback_strategy->>'kind', duration > '0'
          FROM metadata.schema_migrations ORDER BY version
          """, [.text(folder.migrations[1].up.text)])
        #expect(
          (0..<9).map { rows.text(0, $0) } == [
            "20260301120000", "makes the vault shop", "ann", "ticket 7", "t", "f", "t", "none", "t",
          ])
        #expect(
          (0..<9).map { rows.text(1, $0) } == [
            "20260301120001", "step 1", "ann", "ticket 7", "t", "t", "t", "script", "t",
          ])
        #expect(try Applier(to: connection).apply(folder) == ApplyReport())
      }
    }
  }

  @Test func `a database made by the schema alone is known by its version, and goes on from there`()
    async throws
  {
    try await Shop.withFolder([Shop.addColumn]) { path in
      let folder = try #require(try MigrationFolder.read(path))
      try await withScratchDatabase { connection, _ in
        try connection.execute(SQL(trusted: Shop.schema))
        let report = try Applier(to: connection).apply(folder)
        #expect(report.found.map(\.fileName) == [Shop.firstFile])
        #expect(report.applied.map(\.fileName) == [Shop.addColumn.fileName])
        let notes = try connection.texts(
          of: "SELECT notes FROM metadata.schema_migrations WHERE duration IS NULL")
        #expect(notes == ["Not run: the database was found in the version that it leads to."])
      }
    }
  }

  @Test func `a migration that psql ran is entered, not run again`() async throws {
    try await Shop.withFolder([Shop.addColumn]) { path in
      let folder = try #require(try MigrationFolder.read(path))
      try await withScratchDatabase { connection, _ in
        for migration in folder.migrations {
          try connection.execute(SQL(trusted: migration.up.text))
        }
        let report = try Applier(to: connection).apply(folder)
        #expect(report.found.map(\.fileName) == [Shop.firstFile, Shop.addColumn.fileName])
        #expect(report.applied == [])
        // Run twice by hand, a file stops at its own first statement.
        let error = #expect(throws: PostgresError.self) {
          try connection.execute(SQL(trusted: folder.migrations[1].up.text))
        }
        #expect(
          error?.message
            == #"vault "shop" is in version \#(Shop.bb), and this migration starts from \#(Shop.aa)"#
        )
      }
    }
  }

  @Test func `a database of other making is adopted where a check allows it, and nothing is run`()
    async throws
  {
    struct Refused: Error {}
    try await Shop.withFolder([Shop.addColumn]) { path in
      let folder = try #require(try MigrationFolder.read(path))
      try await withScratchDatabase { connection, _ in
        try connection.execute(SQL(trusted: Shop.schema))
        try connection.execute("UPDATE metadata.vault SET fingerprint = 'of other making'")
        let applier = Applier(to: connection)
        #expect(throws: ApplyError.self) { try applier.apply(folder) }
        let shop = Adoptee(vaultName: "shop", fingerprint: Shop.bb, migrations: folder.migrations)
        #expect(throws: Refused.self) { try applier.adopt(shop) { throw Refused() } }
        #expect(try connection.shopVersion() == "of other making")
        #expect(try applier.adopt(shop) {} == folder.migrations.map(\.up.name))
        #expect(try connection.shopVersion() == Shop.bb)
        #expect(try !connection.hasNote())
        #expect(try applier.apply(folder) == ApplyReport())
        #expect(try applier.adopt(shop) {} == [])
      }
    }
  }

  @Test func `a file that fails leaves nothing, names the statement, and those before it stand`()
    async throws
  {
    var failing = Shop.addColumn
    failing.up += "\nSELECT 1;\nSELECT 1 / 0;\nSELECT 2;"
    try await Shop.withFolder([failing]) { [failing] path in
      let folder = try #require(try MigrationFolder.read(path))
      try await withScratchDatabase { connection, _ in
        let error = #expect(throws: ApplyError.self) {
          try Applier(to: connection).apply(folder)
        }
        guard case .failed(let file, let place, let cause)? = error else {
          Issue.record("\(String(describing: error))")
          return
        }
        let lines = folder.migrations[1].up.text.split(
          separator: "\n", omittingEmptySubsequences: false)
        #expect(file == failing.fileName)
        #expect(lines[place.line - 1] == "SELECT 1 / 0;")
        #expect(cause.message == "division by zero")
        #expect(cause.statement == "SELECT 1 / 0")
        #expect(try !connection.hasNote())
        #expect(try connection.shopVersion() == Shop.aa)
        let state = try VaultState(of: "shop", in: connection)
        #expect(state.applied.count == 1)
      }
    }
  }

  @Test func `statements and header that disagree about the version leave nothing`() async throws {
    var wrong = Shop.addColumn
    wrong.up += "\nUPDATE metadata.vault SET vault_name = 'other';"
    try await Shop.withFolder([wrong]) { [wrong] path in
      let folder = try #require(try MigrationFolder.read(path))
      try await withScratchDatabase { connection, _ in
        #expect(
          throws: ApplyError.endedElsewhere(file: wrong.fileName, found: nil, expected: Shop.bb)
        ) { try Applier(to: connection).apply(folder) }
        let version = try connection.shopVersion()
        #expect(version == Shop.aa)
      }
    }
  }

  @Test func `a wrong answer to a validation takes the migration back`() async throws {
    var checked = Shop.addColumn
    checked.validations = [
      .init("nothing can be wrong here", "SELECT 1 WHERE false"),
      .init("a tenant has no note", "SELECT 1 FROM business.tenant_h\nWHERE note IS NULL"),
    ]
    try await Shop.withFolder([checked]) { [checked] path in
      let folder = try #require(try MigrationFolder.read(path))
      try await withScratchDatabase { connection, _ in
        var options = ApplyOptions()
        options.validates = true
        #expect(
          throws: ApplyError.validationFailed(
            file: checked.fileName, about: "a tenant has no note", rows: 1)
        ) { try Applier(to: connection, options).apply(folder) }
        let hasNote = try connection.hasNote()
        #expect(!hasNote)
        // Who does not ask is not told: the ghost has no note.
        #expect(try Applier(to: connection).apply(folder).applied.count == 1)
      }
    }
  }

  @Test func `only what comes up to a version is run, and an unknown one is refused`() async throws
  {
    try await Shop.withFolder([Shop.addColumn]) { path in
      let folder = try #require(try MigrationFolder.read(path))
      try await withScratchDatabase { connection, _ in
        var options = ApplyOptions()
        options.target = try Shop.version(7)
        #expect(throws: ApplyError.unknownTarget(version: "20260301120007")) {
          try Applier(to: connection, options).apply(folder)
        }
        options.target = try Shop.version(0)
        #expect(try Applier(to: connection, options).apply(folder).applied.count == 1)
        #expect(try connection.shopVersion() == Shop.aa)
      }
    }
  }

  @Test func `a file's settings end with it`() async throws {
    var setting = Shop.addColumn
    setting.up += "\nSET search_path = business;\nSET lock_timeout = '17s';"
    try await Shop.withFolder([setting]) { path in
      let folder = try #require(try MigrationFolder.read(path))
      try await withScratchDatabase { connection, _ in
        _ = try Applier(to: connection).apply(folder)
        #expect(try connection.texts(of: "SHOW lock_timeout") == ["0"])
        #expect(try connection.texts(of: "SHOW search_path") == [#""$user", public"#])
      }
    }
  }

  @Test func `each shape of a table is entered with its class, and a checksum that tells it`()
    async throws
  {
    try await Shop.withFolder { path in
      try await withScratchDatabase { connection, _ in
        let table = QualifiedName(schema: "business", name: "tenant_h")
        try MigrationFolderTests.columnDraft(of: table).writeTwice(to: path)
        let folder = try #require(try MigrationFolder.read(path))
        _ = try Applier(to: connection).apply(folder)
        let rows = try connection.texts(
          of: """
            SELECT concat_ws(' | ', version, compatibility_level, description,
              checksum = util.table_checksum('business.tenant_h'))
            FROM metadata.data_versions WHERE table_name = 'business.tenant_h' ORDER BY version
            """)
        #expect(
          rows == [
            "1 | ADDITIVE | The table as it was made | f", "2 | NON_BREAKING | adds note | t",
          ])
      }
    }
  }
}
