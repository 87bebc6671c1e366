import Migrations
import PostgresClient
import PostgresSchema
import TestSupport
import Testing
import VaultCompiler
import VaultModel

@Suite struct ApplyTests {
  static let release = Release(of: DepotVault.vault)
  /// Schemas, functions, tables, indexes beyond those of primary keys, views.
  static let objectCount = 4 + (7 + 2 + 2 + 4 + 4) + (16 + 9) + (4 + 8) + (4 + 4 + 1) + (8 + 5)

  @Test func `the objects are those that the catalog lists`() async throws {
    try await withScratchDatabase(from: .depot) { connection, _ in
      try connection.expect(
        """
        SELECT count(*) FROM (
          SELECT oid FROM pg_namespace WHERE nspname IN ('auth', 'business', 'metadata', 'util')
          UNION ALL SELECT oid FROM pg_proc
            WHERE pronamespace::regnamespace::text IN ('auth', 'business', 'util')
          UNION ALL SELECT oid FROM pg_class
            WHERE relnamespace::regnamespace::text IN ('auth', 'business', 'metadata')
              AND relkind IN ('r', 'v')
          UNION ALL SELECT indexrelid FROM pg_index JOIN pg_class ON oid = indexrelid
            WHERE relnamespace::regnamespace::text IN ('auth', 'business', 'metadata')
              AND NOT indisprimary
        ) AS listed
        """, gives: "\(Self.objectCount)")
    }
  }

  @Test func `a second apply finds the vault up to date`() async throws {
    try await withScratchDatabase { connection, _ in
      #expect(try apply(Self.release, to: connection) == .applied(objects: Self.objectCount))
      #expect(try apply(Self.release, to: connection) == .upToDate)
      let rows = try connection.query(
        "SELECT vault_name, fingerprint, hash_spec, hash_algorithm, format FROM metadata.vault")
      #expect(rows.count == 1)
      #expect(
        (0..<5).map { rows.text(0, $0) } == ["depot", "c0ffee00sha256", "vw1", "sha256", "1"])
    }
  }

  @Test func `of several at once one applies and the others find it up to date`() async throws {
    let url = try await Self.database("applied_at_once", "TEMPLATE template0")
    let outcomes = try await withThrowingTaskGroup(of: ApplyOutcome.self) { group in
      for _ in 0..<4 {
        group.addTask {
          try await onOwnThread { try apply(Self.release, to: Self.connection(url)) }
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(outcomes.count { $0 == .applied(objects: Self.objectCount) } == 1)
    #expect(outcomes.count { $0 == .upToDate } == 3)
  }

  @Test func `a database that reads old snapshots by default is no trap`() async throws {
    try await withScratchDatabase { connection, _ in
      try connection.execute("SET default_transaction_isolation = 'repeatable read'")
      #expect(try apply(Self.release, to: connection) == .applied(objects: Self.objectCount))
      #expect(try apply(Self.release, to: connection) == .upToDate)
    }
  }

  @Test func `another version of the vault is refused, with both fingerprints`() async throws {
    var changed = DepotVault.vault
    changed.fingerprint = "deadbeef"
    let release = Release(of: changed)
    try await withScratchDatabase(from: .depot) { connection, _ in
      let error = ApplyError.otherVersion(
        vaultName: "depot", applied: "c0ffee00sha256", wanted: "deadbeef")
      #expect(throws: error) { try apply(release, to: connection) }
      #expect(
        error.description == """
          this database holds another version of vault 'depot'
            applied: c0ffee00sha256
            wanted:  deadbeef
          Apply into an empty database, or restore the vault.json that was applied. \
          Migrations change a vault in place: 'vaultc generate' writes them.
          """)
    }
  }

  @Test func `a script that fails leaves nothing behind`() async throws {
    try await withScratchDatabase { connection, _ in
      try connection.execute(
        "CREATE SCHEMA business; CREATE VIEW business.visits_s AS SELECT 1 AS x")
      let cause = Self.release.refusal(by: connection)
      #expect(cause?.message == #"relation "visits_s" already exists"#)
      let left: SQL =
        "SELECT to_regclass('metadata.vault') IS NULL AND to_regnamespace('util') IS NULL"
      let nothing = try connection.value(of: left)
      #expect(nothing == "t")
    }
  }

  @Test func `a database that is not in UTF-8 is refused`() async throws {
    let url = try await Self.database(
      "applied_in_ascii", "ENCODING 'SQL_ASCII' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0")
    try await onOwnThread {
      let connection = try Self.connection(url)
      #expect(throws: ApplyError.encodingNotUTF8(encoding: "SQL_ASCII")) {
        try apply(Self.release, to: connection)
      }
      // Who runs the script without `apply` is told as well.
      let error = #expect(throws: PostgresError.self) {
        try connection.execute(Self.release.script)
      }
      #expect(
        error?.message == "this vault needs a database in UTF8, and this one is in SQL_ASCII")
    }
  }

  static let messages: [(error: ApplyError, message: String)] = [
    (
      .serverTooOld(version: 140_022),
      "the server is PostgreSQL 14.22, and a vault needs 15 or newer: apply to a newer server"
    ),
    (
      .encodingNotUTF8(encoding: "LATIN1"),
      """
      the database is encoded in LATIN1, and a vault needs UTF8: \
      make one with CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0
      """
    ),
  ]

  @Test(arguments: messages)
  func `an error names the way out`(error: ApplyError, message: String) {
    #expect(error.description == message)
  }

  /// A database that stays: it goes with the cluster.
  private static func database(_ name: String, _ options: SQL) async throws -> String {
    let cluster = try await TestCluster.shared.running()
    return try await onOwnThread {
      let admin = try Connection(
        to: .cluster(cluster), applicationName: "vaultwright tests", names: .database)
      try admin.execute("CREATE DATABASE \(id: name) \(options)")
      return cluster.url(ofDatabase: name)
    }
  }

  private static func connection(_ url: String) throws -> Connection {
    try Connection(to: .url(url), applicationName: "vaultwright tests", names: .database)
  }
}
