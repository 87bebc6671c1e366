import Migrations
import PostgresClient
import PostgresSchema
import SchemaDiff
import Subprocess
import SystemPackage
import TestSupport
import Testing

/// The program is killed at each statement of a plan; the next run ends it as if nothing had been.
@Suite struct InterruptedTests {
  /// What becomes of the server's session when its program is dead.
  enum Orphan: CaseIterable {
    /// It ends the statement that it is at, and finds that nobody listens.
    case goesOn
    case isTerminated
  }

  /// Ten statements of every kind: in a transaction, in a block, an index, one that commits by itself.
  static let stepwise = Shop.Step(
    second: 1, from: Shop.aa, to: Shop.bb, transaction: .none,
    up: """
      INSERT INTO public.log SELECT public.gate(1);
      DO $$ BEGIN
        PERFORM public.gate(2);
        ALTER TABLE business.tenant_h ADD COLUMN note text;
        INSERT INTO public.log VALUES (2);
      END $$;
      BEGIN;
      INSERT INTO public.log SELECT public.gate(3);
      CREATE TABLE public.made_in_block ();
      COMMIT;
      CREATE INDEX CONCURRENTLY gated_idx ON public.gated ((id + 0 * public.gate(4)));
      CALL public.log_and_commit(5);
      INSERT INTO public.log SELECT public.gate(6);
      CREATE UNIQUE INDEX CONCURRENTLY "Gated"" 7" ON public.gated ((id + 0 * public.gate(7)));
      UPDATE public.gated SET changes = changes + public.gate(8);
      INSERT INTO public.log SELECT public.gate(9);
      INSERT INTO public.log SELECT public.gate(10);
      """)

  static let whole = Shop.Step(
    second: 1, from: Shop.aa, to: Shop.bb,
    up: (1...10).map { place in "INSERT INTO public.log SELECT public.gate(\(place));" as SQL }
      .joined(separator: "\n") + "\nALTER TABLE business.tenant_h ADD COLUMN note text;")

  /// A gate stands open unless the test holds its lock; an index asks it for each row.
  private static let gates: SQL = """
    CREATE FUNCTION public.gate(place integer) RETURNS integer LANGUAGE plpgsql IMMUTABLE AS $$
    BEGIN
      PERFORM pg_catalog.pg_advisory_lock_shared(4242, place);
      PERFORM pg_catalog.pg_advisory_unlock_shared(4242, place);
      RETURN place;
    END $$;
    CREATE TABLE public.log (place integer);
    CREATE TABLE public.gated (id integer, changes integer);
    INSERT INTO public.gated VALUES (1, 0), (2, 0);
    CREATE PROCEDURE public.log_and_commit(place integer) LANGUAGE plpgsql AS $$
    BEGIN
      PERFORM public.gate(place);
      IF NOT EXISTS (SELECT FROM public.log WHERE log.place = log_and_commit.place) THEN
        INSERT INTO public.log VALUES (place);
      END IF;
      COMMIT;
    END $$;
    """

  @Test(arguments: 1...10, Orphan.allCases)
  func `killed at any statement, a stepwise migration ends as if it had not been`(
    place: Int, orphan: Orphan
  ) async throws {
    try await Shop.withFolder([Self.stepwise]) { path in
      try await withScratchURL { url in
        try await Self.interrupt(path, url, at: place, orphan)
        let resumed = try await Program.vaultc.run(["apply", path.string, "--database", url])
        #expect(resumed.exitCode == 0, "\(resumed.errorOutput)")
        #expect(resumed.errorOutput.contains("\(Self.stepwise.fileName): goes on at statement"))
        try await Self.expectEnd(url, log: "1 2 3 5 6 9 10", changes: "8 8")
        let indexes = try await Self.texts(
          url,
          """
          SELECT relname::text || ' ' || indisvalid::text FROM pg_index
          JOIN pg_class ON oid = indexrelid WHERE indrelid = 'public.gated'::regclass ORDER BY 1
          """)
        #expect(indexes == [#"Gated" 7 true"#, "gated_idx true"])
      }
    }
  }

  @Test(arguments: [1, 4, 7, 10], Orphan.allCases)
  func `killed at any statement, a whole migration has not begun`(
    place: Int, orphan: Orphan
  ) async throws {
    try await Shop.withFolder([Self.whole]) { path in
      try await withScratchURL { url in
        try await Self.interrupt(path, url, at: place, orphan)
        let resumed = try await Program.vaultc.run(["apply", path.string, "--database", url])
        #expect(resumed.exitCode == 0, "\(resumed.errorOutput)")
        // Each statement once: what ran before the kill was undone.
        try await Self.expectEnd(url, log: "1 2 3 4 5 6 7 8 9 10", changes: "0 0")
      }
    }
  }

  @Test func `what was begun is shown, and an edited file does not go on`() async throws {
    try await Shop.withFolder([Self.stepwise]) { path in
      try await withScratchURL { url in
        try await Self.interrupt(path, url, at: 6, .isTerminated)
        let status = try await Program.vaultc.run(
          ["status", path.string, "--database", url, "--exit-code"])
        #expect(status.exitCode == 2)
        #expect(status.output.contains("20260301120001  under way  ADDITIVE  step 1"))
        try Shop.edit(Self.stepwise.fileName, in: path) { $0 + "SELECT 1;\n" }
        _ = try MigrationFolder.rebase(path, endingAt: nil)
        let resumed = try await Program.vaultc.run(["apply", path.string, "--database", url])
        #expect(resumed.exitCode == 65)
        #expect(resumed.errorOutput.contains("was edited after"))
      }
    }
  }

  /// Kills `vaultc apply` while its session waits at a gate.
  private static func interrupt(
    _ path: FilePath, _ url: String, at place: Int, _ orphan: Orphan
  ) async throws {
    let keeper = try await GateKeeper.make(url)
    try await keeper.run(SQL(trusted: Shop.schema) + gates)
    try await keeper.run("SELECT pg_advisory_lock(4242, \(place))")
    let arguments = ["apply", path.string, "--database", url]
    let result = try await Subprocess.run(
      .path(Program.vaultc.path), arguments: Arguments(arguments), input: .none,
      output: .discarded, error: .discarded
    ) { execution in
      let process = try await keeper.waitForVisitor(at: place)
      try execution.send(signal: .kill)
      return process
    }
    #expect(result.terminationStatus == .signaled(9))
    if orphan == .isTerminated {
      try await keeper.run("SELECT pg_terminate_backend(\(result.closureResult), 10000)")
    }
    try await keeper.run("SELECT pg_advisory_unlock(4242, \(place))")
  }

  private static func expectEnd(_ url: String, log: String, changes: String) async throws {
    let found = try await texts(
      url,
      """
      SELECT string_agg(place::text, ' ' ORDER BY place) FROM public.log
      UNION ALL SELECT string_agg(changes::text, ' ') FROM public.gated
      UNION ALL SELECT fingerprint FROM metadata.vault
      UNION ALL SELECT count(*)::text FROM metadata.schema_migrations WHERE duration > '0'
      UNION ALL SELECT count(*)::text FROM metadata.migration_progress
      UNION ALL SELECT count(*)::text FROM pg_attribute
        WHERE attrelid = 'business.tenant_h'::regclass AND attname = 'note'
      """)
    #expect(found == [log, changes, Shop.bb, "1", "0", "1"])
  }

  private static func texts(_ url: String, _ sql: SQL) async throws -> [String?] {
    try await onOwnThread {
      try Connection(to: .url(url), applicationName: "vaultwright tests", names: .database).texts(
        of: sql)
    }
  }
}

/// Holds gates shut, on a session that is in no transaction.
private actor GateKeeper {
  private let connection: Connection

  private init(_ url: String) throws {
    connection = try Connection(to: .url(url), applicationName: "gate keeper", names: .database)
  }

  static func make(_ url: String) async throws -> GateKeeper { try GateKeeper(url) }

  func run(_ sql: SQL) throws { try connection.execute(sql) }

  /// The server process that waits at a gate.
  func waitForVisitor(at place: Int) async throws -> Int {
    let clock = ContinuousClock()
    let deadline = clock.now + .seconds(60)
    while clock.now < deadline {
      let rows = try connection.query(
        """
        SELECT pid FROM pg_locks
        WHERE locktype = 'advisory' AND NOT granted AND classid = 4242 AND objid = \(place)
          AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
        """)
      if rows.count > 0, let process = rows.integer(0, 0) { return Int(process) }
      try await Task.sleep(for: .milliseconds(10))
    }
    throw NobodyCame(place: place)
  }

  struct NobodyCame: Error { let place: Int }
}
