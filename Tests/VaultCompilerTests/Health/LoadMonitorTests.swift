import PostgresClient
import PostgresSchema
import TestSupport
import Testing
import VaultModel

@testable import VaultCompiler

/// Figures of loads, as the loader's own rows have them.
@Suite struct LoadMonitorTests {
  private static let check: SQL = "FROM util.every_kind_monitor_loads()"
  private static let states: SQL = """
    SELECT string_agg(metric || ' ' || state, ', ' ORDER BY metric) \(check) WHERE source = 'bank'
    """

  @Test func `a source that was never loaded is unknown`() async throws {
    try await withScratchDatabase(from: .everyKind) { connection, _ in
      try connection.expect(
        Self.states,
        gives: """
          bad_share unknown, failed_loads unknown, hours_since_load unknown, records_per_second unknown
          """)
    }
  }

  @Test func `loads are judged by when they ended, what they refused and how they failed`()
    async throws
  {
    try await withScratchDatabase(from: .everyKind) { connection, _ in
      try connection.load("loaded", hoursAgo: 1, seconds: 10, read: 1000, refused: 0)
      try connection.expect(
        Self.states,
        gives: "bad_share ok, failed_loads ok, hours_since_load ok, records_per_second ok")
      try connection.expect(
        "SELECT value \(Self.check) WHERE metric = 'records_per_second'", gives: "100.0")
      try connection.expect(
        "SELECT round(value) \(Self.check) WHERE metric = 'hours_since_load'", gives: "1")
      try connection.load("failed", hoursAgo: 0, seconds: 1, read: 1000, refused: 40)
      try connection.expect(
        Self.states,
        gives: "bad_share warning, failed_loads warning, hours_since_load ok, records_per_second ok"
      )
      try connection.load("failed", hoursAgo: 0, seconds: 1, read: 0, refused: 0)
      try connection.load("failed", hoursAgo: 0, seconds: 1, read: 1000, refused: 900)
      try connection.expect(
        Self.states,
        gives:
          "bad_share critical, failed_loads critical, hours_since_load ok, records_per_second ok")
      try connection.execute(
        "UPDATE metadata.load SET started_at = started_at - interval '30 days', "
          + "ended_at = ended_at - interval '30 days'")
      // Nothing recent is left to judge shares and speed by.
      try connection.expect(
        Self.states,
        gives: """
          bad_share unknown, failed_loads critical, hours_since_load warning, \
          records_per_second unknown
          """)
    }
  }

  @Test(arguments: [0, 1])
  func `open versions are counted, and a key with two of them is critical`(
    convention: Int
  ) async throws {
    let vault = VaultCheckTests.vaults[convention]
    try await withScratchDatabase { connection, _ in
      try FilledVault(vault: vault).fill(connection)
      let open = try connection.value(
        of: "SELECT value > 5 \(Self.check) WHERE metric = 'open_versions' AND source IS NULL")
      #expect(open == "t")
      let torn: SQL = """
        SELECT value || ' ' || state \(Self.check) WHERE metric = 'keys_with_several_open_versions'
        """
      try connection.expect(torn, gives: "0 ok")
      try connection.execute(
        """
        INSERT INTO business.visits_s
        SELECT (jsonb_populate_record(stored, jsonb_build_object(
          'load_date', stored.load_date + interval '1 hour'))).*
        FROM business.visits_s AS stored WHERE visits = 3
        """)
      try connection.expect(torn, gives: "1 critical")
    }
  }

  @Test func `a satellite that cannot be read hides no torn key, and is never taken for good`()
    async throws
  {
    let figures: SQL = """
      SELECT string_agg(concat_ws(' ', value, state), ', ' ORDER BY metric) \(Self.check)
      WHERE source IS NULL
      """
    try await withScratchDatabase { connection, _ in
      try FilledVault(vault: EveryKindVault.vault).fill(connection)
      try connection.execute("ALTER TABLE business.rates_s RENAME TO rates_elsewhere")
      try connection.expect(figures, gives: "unknown, unknown")
      try connection.execute(
        """
        INSERT INTO business.visits_s
        SELECT (jsonb_populate_record(stored, jsonb_build_object(
          'load_date', stored.load_date + interval '1 hour'))).*
        FROM business.visits_s AS stored WHERE visits = 3
        """)
      try connection.expect(figures, gives: "1 critical, unknown")
    }
  }

  @Test func `where versions are never closed there is nothing to count`() async throws {
    try await withScratchDatabase { connection, _ in
      try FilledVault(vault: EveryKindVault.insertOnly).fill(connection)
      try connection.expect("SELECT count(*) \(Self.check) WHERE source IS NULL", gives: "0")
    }
  }
}

extension Connection {
  /// Writes down a load as the loader does.
  fileprivate func load(
    _ status: SQL, hoursAgo: Int, seconds: Int, read: Int, refused: Int
  ) throws {
    try execute(
      """
      WITH begun AS (
        INSERT INTO metadata.load (vault_name, source, delivery_digest, inputs, status, started_at,
          ended_at, program_version)
        SELECT 'every_kind', 'bank', '', '[]', '\(status)', ended - interval '\(seconds) seconds', ended,
          'test'
        FROM (VALUES (now() - interval '\(hoursAgo) hours')) AS load(ended)
        RETURNING load_id
      )
      INSERT INTO metadata.load_count (load_id, target, records_read, records_new,
        records_quarantined)
      SELECT load_id, '', \(read), \(read - refused), \(refused) FROM begun
      """)
  }
}
