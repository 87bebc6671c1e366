import Migrations
import PostgresClient
import PostgresSchema
import SchemaDiff
import SystemPackage
import TestSupport
import Testing

@Suite struct LockTests {
  private static func connection(_ url: String, _ name: String) throws -> Connection {
    try Connection(to: .url(url), applicationName: name, names: .database)
  }

  /// Waits briefly, so that tests do.
  private static func options(attempts: Int = 3) -> ApplyOptions {
    var options = ApplyOptions()
    options.patience.backoff.attempts = attempts
    options.patience.backoff.firstPause = .milliseconds(10)
    options.patience.backoff.longestPause = .milliseconds(20)
    options.patience.readerWait = .milliseconds(300)
    options.patience.lockWait = .seconds(20)
    return options
  }

  /// A column, asked for with the patience of a test.
  private static let hastyColumn: Shop.Step = {
    var step = Shop.addColumn
    step.up = "SET LOCAL lock_timeout = '100ms';\n" + step.up
    return step
  }()

  /// An index, built beside the readers and writers of its table.
  private static let index = Shop.Step(
    second: 1, from: Shop.aa, to: Shop.bb, transaction: .none,
    up: """
      SET lock_timeout = '200ms';
      CREATE INDEX CONCURRENTLY tenant_h_load_date_idx ON business.tenant_h (load_date);
      """)

  private static let indexes: SQL = """
    SELECT relname::text || CASE WHEN indisvalid THEN ' valid' ELSE ' invalid' END
    FROM pg_index JOIN pg_class ON oid = indexrelid
    WHERE indrelid = 'business.tenant_h'::regclass AND relname LIKE '%load_date%'
    """

  @Test
  func `a long reader in the way is waited for so often, then named, and nothing is half done`()
    async throws
  {
    try await Shop.withFolder([Self.hastyColumn]) { path in
      let folder = try #require(try MigrationFolder.read(path))
      try await withScratchDatabase { connection, url in
        try connection.execute(SQL(trusted: Shop.schema))
        let reader = try Self.connection(url, "the reporting")
        try reader.execute("BEGIN; SELECT FROM business.tenant_h")
        let events = Events()
        let error = #expect(throws: ApplyError.self) {
          try Applier(to: connection, Self.options(), reporting: events.add).apply(folder)
        }
        guard case .inTheWay(let file, _, 3, let obstacles)? = error else {
          Issue.record("\(String(describing: error))")
          return
        }
        #expect(file == Shop.addColumn.fileName)
        #expect(obstacles.map(\.process) == [reader.serverProcess])
        #expect(obstacles.first?.lock == "ACCESS SHARE on business.tenant_h")
        let description = error?.description ?? ""
        #expect(description.contains("3 times; the statement was given up"))
        #expect(description.contains("(the reporting, user vaultwright) holds ACCESS SHARE"))
        #expect(description.contains(": BEGIN; SELECT FROM business.tenant_h"))
        #expect(events.all.count { if case .retrying = $0 { true } else { false } } == 2)
        #expect(try !connection.hasNote())
        #expect(try connection.shopVersion() == Shop.aa)
        try reader.execute("COMMIT")
        #expect(try Applier(to: connection, Self.options()).apply(folder).applied.count == 1)
      }
    }
  }

  @Test func `a reader that ends meanwhile costs an attempt, no more`() async throws {
    try await Shop.withFolder([Self.hastyColumn]) { path in
      let folder = try #require(try MigrationFolder.read(path))
      try await withScratchDatabase { connection, url in
        try connection.execute(SQL(trusted: Shop.schema))
        let reader = try Self.connection(url, "reader")
        try reader.execute("BEGIN; SELECT FROM business.tenant_h")
        let report = try Applier(to: connection, Self.options()) { event in
          guard case .retrying = event else { return }
          do { try reader.execute("COMMIT") } catch { Issue.record(error) }
        }.apply(folder)
        #expect(report.applied.count == 1)
        #expect(try connection.hasNote())
      }
    }
  }

  @Test func `an index waits for older transactions before it begins, then says whose they are`()
    async throws
  {
    try await Shop.withFolder([Self.index]) { path in
      let folder = try #require(try MigrationFolder.read(path))
      try await withScratchDatabase { connection, url in
        try connection.execute(SQL(trusted: Shop.schema))
        let reader = try Self.connection(url, "the reporting")
        try reader.execute("BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT 1")
        let error = #expect(throws: ApplyError.self) {
          try Applier(to: connection, Self.options()).apply(folder)
        }
        guard case .inTheWay(_, _, _, let obstacles)? = error else {
          Issue.record("\(String(describing: error))")
          return
        }
        #expect(obstacles.map(\.process) == [reader.serverProcess])
        #expect(try connection.texts(of: Self.indexes) == [])
        try reader.execute("COMMIT")
        #expect(try Applier(to: connection, Self.options()).apply(folder).applied.count == 1)
        #expect(try connection.texts(of: Self.indexes) == ["tenant_h_load_date_idx valid"])
        let progress = try connection.texts(of: "SELECT version FROM metadata.migration_progress")
        #expect(progress == [])
      }
    }
  }

  /// Its role may not see when others' transactions began, so it meets them within the build.
  private static func becomeShortsighted(_ connection: Connection) throws {
    try connection.execute(
      """
      DO $$ BEGIN CREATE ROLE shortsighted; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
      GRANT shop_owner TO shortsighted;
      GRANT ALL ON ALL TABLES IN SCHEMA metadata TO shortsighted;
      GRANT USAGE ON SCHEMA metadata, business TO shortsighted;
      ALTER TABLE business.tenant_h OWNER TO shortsighted;
      GRANT CREATE ON SCHEMA business TO shortsighted;
      SET ROLE shortsighted
      """)
  }

  @Test func `a build that meets an older snapshot within it leaves no index at all`() async throws
  {
    try await Shop.withFolder([Self.index]) { path in
      let folder = try #require(try MigrationFolder.read(path))
      try await withScratchDatabase { connection, url in
        try connection.execute(SQL(trusted: Shop.schema))
        try Self.becomeShortsighted(connection)
        let reader = try Self.connection(url, "reader")
        try reader.execute("BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT 1")
        let events = Events()
        #expect(throws: ApplyError.self) {
          try Applier(to: connection, Self.options(), reporting: events.add).apply(folder)
        }
        #expect(try connection.texts(of: Self.indexes) == [])
        // It did come as far as a build that broke.
        let dropped = ApplyEvent.droppedInvalidIndex(
          "index tenant_h_load_date_idx on business.tenant_h")
        #expect(events.all.count { $0 == dropped } == 3)
        try reader.execute("COMMIT")
        #expect(try Applier(to: connection, Self.options()).apply(folder).applied.count == 1)
        #expect(try connection.texts(of: Self.indexes) == ["tenant_h_load_date_idx valid"])
      }
    }
  }

  @Test
  func `what a writer of the table keeps from being dropped is told, and mended by the next run`()
    async throws
  {
    try await Shop.withFolder([Self.index]) { path in
      let folder = try #require(try MigrationFolder.read(path))
      try await withScratchDatabase { connection, url in
        try connection.execute(SQL(trusted: Shop.schema))
        try Self.becomeShortsighted(connection)
        let writer = try Self.connection(url, "writer")
        try writer.execute("BEGIN; UPDATE business.tenant_h SET load_date = load_date")
        let events = Events()
        #expect(throws: ApplyError.self) {
          try Applier(to: connection, Self.options(), reporting: events.add).apply(folder)
        }
        #expect(try connection.texts(of: Self.indexes) == ["tenant_h_load_date_idx invalid"])
        #expect(events.all.contains { if case .leftInvalidIndex = $0 { true } else { false } })
        try writer.execute("COMMIT")
        #expect(try Applier(to: connection, Self.options()).apply(folder).applied.count == 1)
        #expect(try connection.texts(of: Self.indexes) == ["tenant_h_load_date_idx valid"])
      }
    }
  }

  @Test func `a valid index of that name that nobody asked for is no success`() async throws {
    try await Shop.withFolder([Self.index]) { path in
      let folder = try #require(try MigrationFolder.read(path))
      try await withScratchDatabase { connection, _ in
        try connection.execute(SQL(trusted: Shop.schema))
        try connection.execute(
          "CREATE INDEX tenant_h_load_date_idx ON business.tenant_h (tenant_id)")
        let error = #expect(throws: ApplyError.self) {
          try Applier(to: connection, Self.options()).apply(folder)
        }
        guard case .failed(_, _, let cause)? = error else {
          Issue.record("\(String(describing: error))")
          return
        }
        #expect(cause.code == .duplicateTable)
      }
    }
  }

  @Test func `of several at once, one of them with an index to build, each ends well`() async throws
  {
    try await Shop.withFolder([Self.index]) { path in
      let folder = try #require(try MigrationFolder.read(path))
      try await withScratchURL { url in
        let reports = try await withThrowingTaskGroup(of: ApplyReport.self) { group in
          for _ in 0..<4 {
            group.addTask {
              try await onOwnThread {
                try Applier(to: Self.connection(url, "applier"), Self.options()).apply(folder)
              }
            }
          }
          return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(reports.count { $0.applied.count == 2 } == 1)
        #expect(reports.count { $0 == ApplyReport() } == 3)
      }
    }
  }

  @Test func `of two that wait for each other one is undone, and the migration is run again`()
    async throws
  {
    var entangled = Shop.addColumn
    entangled.up += "\nLOCK TABLE public.other;"
    try await Shop.withFolder([entangled]) { path in
      let folder = try #require(try MigrationFolder.read(path))
      try await withScratchURL { url in
        let loader = try Self.connection(url, "loader")
        try loader.execute(SQL(trusted: Shop.schema))
        try loader.execute("CREATE TABLE public.other (); SET deadlock_timeout = '1min'")
        try loader.execute("BEGIN; LOCK TABLE public.other")
        async let outcome = onOwnThread {
          let events = Events()
          let applier = try Applier(
            to: Self.connection(url, "applier"), Self.options(), reporting: events.add)
          return (try applier.apply(folder).applied.count, events.all)
        }
        // The migration has the first table and waits for the second; then the loader waits for it.
        while try loader.texts(
          of: """
            SELECT 'waits' FROM pg_locks
            WHERE NOT granted AND relation = to_regclass('public.other')
            """
        ).isEmpty { try await Task.sleep(for: .milliseconds(5)) }
        try loader.execute("SELECT FROM business.tenant_h; COMMIT")
        let (count, events) = try await outcome
        #expect(count == 1)
        let reasons = events.compactMap { event in
          if case .retrying(_, _, _, let reason, _) = event { reason } else { nil }
        }
        #expect(reasons == ["it and another program waited for each other"])
      }
    }
  }

  @Test func `who holds the lock is named when patience ends`() async throws {
    try await Shop.withFolder { path in
      let folder = try #require(try MigrationFolder.read(path))
      try await withScratchDatabase { connection, url in
        let other = try Self.connection(url, "another apply")
        try other.execute("SELECT \(AdvisoryLock.trySchemaChange)")
        var options = Self.options()
        options.patience.lockWait = .milliseconds(150)
        let error = #expect(throws: ApplyError.self) {
          try Applier(to: connection, options).apply(folder)
        }
        guard case .lockHeld(let holder, _)? = error else {
          Issue.record("\(String(describing: error))")
          return
        }
        #expect(holder?.process == other.serverProcess)
        #expect(holder?.application == "another apply")
        let version = try connection.shopVersion()
        #expect(version == nil)
      }
    }
  }
}
