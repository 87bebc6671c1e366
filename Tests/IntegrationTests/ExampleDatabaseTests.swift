import PostgresClient
import PostgresSchema
import SystemPackage
import TestSupport
import Testing

/// The committed vaults, each with its migrations and a database of its own.
@Suite struct ExampleDatabaseTests {
  static let folders = [
    "generated-sql/aiml", "generated-sql/kembridge", "generated-sql/sovren", "generated-sql/smb",
    "generated-sql/ude", "Examples/language/generated-sql/library",
    "Examples/evolution/generated-sql/shop",
  ]

  @Test(arguments: folders)
  func `the migrations come to what vault json says`(folder: String) async throws {
    let path = Repository.root.appending(FilePath(folder).components)
    try await withScratchURL { url in
      let outcome = try await Program.vaultc.run(
        ["diff", path.string, "\(path)/vault.json", "--scratch", url, "--exit-code"])
      #expect(outcome.exitCode == 0, "\(outcome.output)\(outcome.errorOutput)")
      #expect(outcome.output.hasSuffix(": no difference\n"))
    }
  }

  @Test(arguments: folders)
  func `a database without a register and without first rows gets both back`(
    folder: String
  ) async throws {
    let path = Repository.root.appending(FilePath(folder).components)
    try await withScratchURL { url in
      let place = [path.string, "--database", url]
      let applied = try await Program.vaultc.run(["apply"] + place)
      try #require(applied.exitCode == 0, "\(applied.errorOutput)")
      let before = try await Self.rowsAfter("", url)
      #expect(try await Self.rowsAfter(Self.emptying, url).isEmpty)
      let refused = try await Program.vaultc.run(["apply"] + place)
      #expect(refused.exitCode == 1)

      let taken = try await Program.vaultc.run(["baseline"] + place)
      #expect(taken.exitCode == 0, "\(taken.errorOutput)")
      let lacking = before.filter { $0 == Self.keptOut }
      #expect(try await Self.rowsAfter("", url) == before.filter { $0 != Self.keptOut })
      #expect(taken.errorOutput.contains("business.loan_term_s: goes without") == !lacking.isEmpty)
      let again = try await Program.vaultc.run(["apply"] + place)
      #expect(again.output.hasSuffix(": up to date\n"), "\(again.errorOutput)")
    }
  }

  /// The ghost of a satellite whose foreign key names a link, which has none.
  private static let keptOut = "business.loan_term_s 1"

  /// Takes all rows out of all tables.
  private static let emptying: SQL = """
    DO $$ BEGIN
      EXECUTE (SELECT 'TRUNCATE ' || string_agg(oid::regclass::text, ', ') FROM pg_class
        WHERE relkind IN ('r', 'p') AND relnamespace::regnamespace::text
          NOT IN ('pg_catalog', 'information_schema', 'pg_toast'));
    END $$
    """

  /// Does what the text says, and tells how many rows each table has that has some.
  ///
  /// Of the shapes that tables had, only the last can be told where no migration runs.
  private static func rowsAfter(_ text: SQL, _ url: String) async throws -> [String?] {
    try await onOwnThread {
      let connection = try Connection(
        to: .url(url), applicationName: "vaultwright tests", names: .database)
      try connection.execute(text)
      let tables = try connection.query(
        """
        SELECT oid::regclass::text FROM pg_class
        WHERE relkind IN ('r', 'p') AND relnamespace::regnamespace::text
          NOT IN ('pg_catalog', 'information_schema', 'pg_toast')
          AND oid <> 'metadata.data_versions'::regclass
        ORDER BY 1
        """
      ).texts().compactMap(\.self)
      return try tables.flatMap { table in
        try connection.query(
          SQL(trusted: "SELECT '\(table) ' || count(*) FROM \(table) HAVING count(*) > 0")
        ).texts()
      }
    }
  }
}
