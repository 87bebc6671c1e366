import Migrations
import PostgresSchema
import SchemaDiff
import Testing

@Suite struct MigrationFileTests {
  static let header = MigrationHeader(
    vaultName: "shop", transaction: .none, contract: .nonBreaking, from: "aa+1", to: "bb",
    requiredMajor: 18, purpose: "adds: an index")

  @Test func `a header is read as it was written`() throws {
    #expect(try MigrationHeader(readFrom: Self.header.text + "SELECT 1;") == Self.header)
    var first = Self.header
    first.from = nil
    #expect(first.text.contains("\n-- from: nothing\n"))
    #expect(try MigrationHeader(readFrom: first.text) == first)
  }

  @Test func `a line's end in a value ends no comment`() throws {
    var header = Self.header
    header.purpose = "drops\nDROP TABLE x;\r\nand more"
    let read = try MigrationHeader(readFrom: header.text)
    #expect(read.purpose == "drops DROP TABLE x; and more")
    #expect(try SQLScript(header.text).statements.isEmpty)
  }

  @Test(arguments: [
    ("-- vault: shop\n", "-- vault: shop\n", 1, "the header has no line '-- vaultwright: …'"),
    ("-- class: NON_BREAKING\n", "", 1, "the header has no line '-- class: …'"),
    (
      "transaction: none", "transaction: some", 3,
      "'some' is no value for 'transaction': write whole or none"
    ),
    (
      "PostgreSQL 18", "MySQL 8", 7,
      "'MySQL 8' is no value for 'requires': write PostgreSQL and the number of its version"
    ),
  ])
  func `a header that cannot be read names the line`(
    part: String, replacement: String, line: Int, problem: String
  ) {
    let text =
      part == replacement ? part : Self.header.text.replacing(part, with: replacement)
    #expect(throws: MigrationHeader.Fault(line: line, problem: problem)) {
      try MigrationHeader(readFrom: text)
    }
  }

  static let misplaced: [(PlannedStep.Transaction, String)] = [
    (.whole, "SELECT 1; COMMIT; SELECT 2;"), (.whole, "BEGIN; SELECT 1; COMMIT;"),
    (.whole, "ROLLBACK;"), (.whole, "START TRANSACTION;"), (.whole, "SAVEPOINT s;"),
    (.none, "BEGIN; SELECT 1;"), (.none, "SELECT 1; COMMIT;"), (.none, "BEGIN; BEGIN; END; END;"),
    (.none, "BEGIN; ROLLBACK;"), (.none, "PREPARE TRANSACTION 'x';"),
  ]

  @Test(arguments: misplaced)
  func `a transaction that ends where none should is refused`(
    transaction: PlannedStep.Transaction, body: String
  ) throws {
    var header = Self.header
    header.transaction = transaction
    let name = try #require(MigrationName(fileName: "20260301120000_x.sql"))
    let error = #expect(throws: FolderError.self) {
      try MigrationFile(name, text: header.text + body)
    }
    guard case .transactionControl(file: name.fileName, _, _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func `validation queries stand in comments, each with what a row would mean`() throws {
    let name = try #require(MigrationName(fileName: "20260301120000_x.sql"))
    let file = try MigrationFile(
      name,
      text: Self.header.text + """
        SELECT 1;

        -- validate: a key is doubled
        --   SELECT key
        --   FROM t GROUP BY 1 HAVING count(*) > 1

        -- validate: a row is gone
        --   SELECT 1 WHERE false
        -- Nothing of this is a query.
        """)
    #expect(
      file.validations == [
        .init("a key is doubled", "SELECT key\nFROM t GROUP BY 1 HAVING count(*) > 1"),
        .init("a row is gone", "SELECT 1 WHERE false"),
      ])
  }
}
