import Migrations
import PostgresClient
import PostgresSchema
import TestSupport
import Testing
import VaultModel

@testable import VaultCompiler

/// Marts: whose rows they show, how they are refreshed, and what is said of a wrong query.
@Suite struct MartTests {
  @Test func `kept rows show each tenant its own, and change with a refresh only`() async throws {
    try await withScratchDatabase(from: .everyKind) { connection, _ in
      try connection.pay("A", 5)
      try connection.execute("SET ROLE every_kind_reader")
      try connection.readAs("A")
      let total: SQL = "SELECT coalesce(sum(amount), 0) FROM infomart.payment_totals"
      try connection.expect(total, gives: "0")
      try connection.expectRefusal(of: "SELECT infomart.refresh_payment_totals()")
      try connection.expectRefusal(of: "SELECT FROM infomart.payment_totals_stored")
      try connection.execute(
        "SET ROLE every_kind_loader; SELECT infomart.refresh_payment_totals();")
      try connection.expect(
        "SELECT count(DISTINCT tenant_hk) FROM infomart.payment_totals_stored", gives: "2")
      try connection.execute("SET ROLE every_kind_reader")
      try connection.expect(total, gives: "5.00")
      try connection.readAs("B")
      try connection.expect(total, gives: "0")
      try connection.expect("SELECT count(*) FROM infomart.payment_totals", gives: "1")
    }
  }

  @Test func `a refresh does not wait for readers, nor readers for it`() async throws {
    try await withScratchDatabase(from: .everyKind) { reader, url in
      let loader = try Connection(
        to: .url(url), applicationName: "vaultwright tests", names: .database)
      try loader.pay("A", 5)
      let total: SQL = "SELECT coalesce(sum(amount), 0) FROM infomart.payment_totals"
      try reader.execute("SET ROLE every_kind_reader; SET lock_timeout = '5s'")
      try reader.readAs("A")
      try loader.execute("SET ROLE every_kind_loader; SET lock_timeout = '5s'")

      // The reader's transaction holds its lock on the rows, the loader's refresh stays open.
      try reader.execute("BEGIN ISOLATION LEVEL REPEATABLE READ")
      try reader.expect(total, gives: "0")
      try loader.execute("BEGIN")
      try loader.execute("SELECT infomart.refresh_payment_totals()")
      try reader.expect(total, gives: "0")
      try loader.execute("COMMIT")
      try reader.expect(total, gives: "0")
      try reader.execute("COMMIT")
      try reader.expect(total, gives: "5.00")
    }
  }

  @Test func `a mart may read another, whatever their names`() async throws {
    let vault = Self.vault([
      ("a", "SELECT tenant_hk, x FROM infomart.b", nil),
      ("b", "SELECT tenant_hk, x + 1 AS x FROM infomart.c_stored", nil),
      ("c", "SELECT tenant_hk, 1 AS x FROM auth.tenant_h", ["tenant_hk"]),
    ])
    let script = SQL(trusted: schemaSQL(for: vault))
    try await withScratchDatabase { connection, _ in
      try connection.execute(script)
      try connection.execute("SELECT infomart.refresh_c()")
      try connection.expect("SELECT string_agg(x::text, ',') FROM infomart.a", gives: "2")
    }
  }

  @Test func `a mart without a tenant is everybody's`() async throws {
    var vault = Self.vault([("days", "SELECT 7 AS days", ["days"])])
    vault.marts[0].tenantColumn = nil
    let script = SQL(trusted: schemaSQL(for: vault))
    try await withScratchDatabase { connection, _ in
      try connection.execute(script)
      try connection.execute("SET ROLE history_reader")
      try connection.expect("SELECT days FROM infomart.days", gives: "7")
    }
  }

  /// What an author got wrong, where, and how the server says it.
  static let mistakes: [(query: String, line: Int?, message: String)] = [
    ("SELECT tenant_hk,\n  nmber\nFROM business.item_h", 2, #"column "nmber" does not exist"#),
    ("SELECT *\nFROM business.itm_h", 2, #"relation "business.itm_h" does not exist"#),
    ("SELECT *\nFORM business.item_h", 2, #"syntax error at or near "FORM""#),
    ("SELECT 1 AS x,\n  2 AS x", nil, #"column "x" specified more than once"#),
    ("SELECT (1\n", 2, #"syntax error at or near ";""#),
    ("SELECT 1\n/* not closed", 2, #"unterminated /* comment at or near "/* not closed\#n;""#),
    ("SELECT 'ÄÖ👩‍👩‍👧',\n'a\n", 2, #"unterminated quoted string at or near "'a\#n\#n;""#),
    ("SELECT 1 / 0 AS x", nil, "division by zero"),
    ("SELECT 1 AS x UNION ALL SELECT 1", nil, #"could not create unique index"#),
  ]

  @Test(arguments: mistakes)
  func `a wrong query is told with its mart, its line and the server's words`(
    query: String, line: Int?, message: String
  ) async throws {
    let vault = Self.vault([("good", "SELECT 1 AS x", nil), ("wrong", query, ["x"])])
    try await withScratchDatabase { connection, _ in
      let error = #expect(throws: ApplyError.self) {
        try apply(Release(of: vault), to: connection)
      }
      // An index is a statement of the compiler's, though the rows in it are the author's.
      if case .database(let cause) = error {
        #expect(cause.message.contains(message))
        #expect(cause.message.contains("wrong_stored_key_idx"))
      } else {
        guard case .authoredQuery(let author, let told, let cause) = error else {
          Issue.record("\(String(describing: error))")
          return
        }
        #expect(author == "mart 'wrong'")
        #expect(told == line)
        #expect(cause.message == message)
      }
      try connection.expect("SELECT to_regclass('metadata.vault')::text", gives: nil)
    }
  }

  @Test func `the message names the way out`() {
    let cause = PostgresError(
      code: .init(rawValue: "42703"), message: #"column "nmber" does not exist"#,
      hint: "Perhaps you meant number.")
    #expect(
      ApplyError.authoredQuery(author: "mart 'm'", line: 2, cause).description == """
        mart 'm', line 2 of its query: column "nmber" does not exist (SQLSTATE 42703)
          hint: Perhaps you meant number.
        Nothing was applied: correct the query in the model, generate and apply again.
        """)
  }

  @Test(arguments: [
    "SELECT 1 AS x -- the last word", "SELECT 1 AS x\n-- the last line",
    "SELECT '; DROP TABLE x' AS x", "SELECT $body$;$body$ AS x",
  ])
  func `a query is placed as it is, comments and all`(query: String) async throws {
    let vault = Self.vault([("first", query, nil), ("second", query, ["x"])])
    try await withScratchDatabase { connection, _ in
      let release = Release(of: vault)
      #expect(release.authoredQueries.count == 2)
      let outcome = try apply(release, to: connection)
      #expect(outcome == .applied(objects: release.objectCount))
    }
  }

  private static func vault(
    _ marts: [(name: String, query: String, key: [String]?)]
  ) -> CompiledVault {
    var vault = HistoryVault.vault(HistoryVault.conventions[0])
    vault.marts = marts.map { mart in
      CompiledVault.Mart(
        name: mart.name, view: table(mart.name), query: mart.query,
        tenantColumn: mart.query.contains("tenant_hk") ? "tenant_hk" : nil,
        stored: mart.key.map {
          .init(
            table: table(mart.name + "_stored"), key: $0,
            refreshFunction: table("refresh_" + mart.name))
        })
    }
    return vault
  }

  private static func table(_ name: String) -> CompiledVault.TableName {
    .init(schema: "infomart", name: name)
  }
}

extension Connection {
  /// Adds an event to the seeded ones.
  fileprivate func pay(_ tenant: String, _ amount: Int) throws {
    try execute(
      """
      INSERT INTO business.payment_l
        (payment_hk, tenant_hk, person_hk, currency_hk, payment_number, hash_diff, amount, record_source)
      VALUES (sha256('new'), util.hash_binary(\(literal: tenant)),
        util.hash_binary(\(literal: tenant + "person_hk")),
        util.hash_binary('currency_hk'), 2, sha256(''), \(amount), 'test')
      """)
  }
}
