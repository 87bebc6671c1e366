import PostgresClient
import PostgresSchema
import PostgresSyntax
import SchemaDiff
import TestSupport
import Testing

/// Which changes of type write a table anew, against what servers do.
@Suite struct RewriteTests {
  private static let changes = [
    ("varchar(20)", "varchar(40)"), ("varchar(40)", "varchar(20)"), ("varchar(20)", "varchar"),
    ("varchar(20)", "text"), ("text", "varchar"), ("text", "varchar(20)"), ("varchar", "text"),
    ("numeric(10,2)", "numeric(14,2)"), ("numeric(10,2)", "numeric"), ("numeric", "numeric(10,2)"),
    ("numeric(10,2)", "numeric(14,4)"), ("numeric(14,2)", "numeric(10,2)"),
    ("numeric(10)", "numeric(12)"), ("numeric(10)", "numeric(12,2)"),
    ("timestamptz(3)", "timestamptz"), ("timestamptz", "timestamptz(3)"),
    ("timestamp(3)", "timestamp(6)"), ("time(3)", "time(6)"), ("time(6)", "time(3)"),
    ("interval(3)", "interval"), ("interval", "interval(3)"), ("cidr", "inet"),
    ("int", "bigint"), ("bigint", "int"), ("smallint", "int"), ("int", "numeric"), ("int", "text"),
    ("date", "timestamp"), ("date", "timestamptz"), ("char(4)", "text"), ("char(4)", "char(8)"),
    ("json", "jsonb"), ("real", "double precision"), ("text", "text"), ("bit(4)", "varbit(8)"),
    ("varbit(4)", "varbit(8)"), ("varbit(8)", "varbit(4)"), ("text[]", "varchar[]"),
    ("varchar(10)[]", "varchar(20)[]"), ("timestamp", "timestamptz(3)"), ("uuid", "text"),
  ]

  @Test(arguments: TestServer.allCases)
  func `a change is of the catalog alone where the server leaves the table as it is`(
    server: TestServer
  ) async throws {
    try server.requireInstalled()
    try await withScratchURL(on: server) { url in
      try await onOwnThread {
        let connection = try Connection(
          to: .url(url), applicationName: "vaultwright tests", names: .database)
        // In UTC two types are one to the server; that is a test of its own.
        try connection.execute("SET TimeZone = 'Europe/Berlin'")
        for (old, new) in Self.changes {
          let isRewritten = try Self.isRewritten(from: old, to: new, in: connection)
          let change = try Self.change(from: old, to: new)
          #expect(change.isInCatalogOnly == !isRewritten, "\(old) to \(new)")
        }
        try connection.execute("SET TimeZone = 'UTC'")
        for (old, new) in [("timestamp", "timestamptz"), ("timestamptz", "timestamp")] {
          #expect(try !Self.isRewritten(from: old, to: new, in: connection))
          #expect(try Self.change(from: old, to: new).needsUTC)
        }
      }
    }
  }

  private static func isRewritten(
    from old: String, to new: String, in connection: Connection
  ) throws -> Bool {
    try connection.execute(
      """
      DROP TABLE IF EXISTS t;
      CREATE TABLE t (a \(SQL(trusted: old)));
      INSERT INTO t VALUES (NULL);
      """)
    let before = try connection.query("SELECT pg_relation_filenode('t')").text(0, 0)
    try connection.execute(
      "ALTER TABLE t ALTER COLUMN a TYPE \(SQL(trusted: new)) USING a::\(SQL(trusted: new))")
    return try connection.query("SELECT pg_relation_filenode('t')").text(0, 0) != before
  }

  private static func change(from old: String, to new: String) throws -> TypeChange {
    let types = try [old, new].map { try #require(ColumnType(DataType(SQL(trusted: $0)))) }
    return TypeChange(from: types[0], to: types[1])
  }

  @Test(arguments: [
    ("bigint", "int", true), ("int", "bigint", false), ("text", "varchar(3)", true),
    ("varchar(3)", "text", false), ("numeric(10,2)", "numeric(10,4)", true),
    ("numeric(10,2)", "numeric(12,4)", false), ("numeric", "int", true),
    ("double precision", "real", true), ("timestamptz", "timestamptz(3)", true),
  ])
  func `a type that holds less is known`(old: String, new: String, isNarrowing: Bool) throws {
    #expect(try Self.change(from: old, to: new).isNarrowing == isNarrowing)
  }
}
