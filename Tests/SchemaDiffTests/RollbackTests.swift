import PostgresClient
import PostgresSchema
import SchemaDiff
import TestSupport
import Testing

@Suite struct RollbackTests {
  private static let table = QualifiedName(schema: "public", name: "t")

  private static func catalog(_ columns: [String]) -> Catalog {
    let table = Table(
      table, columns: [Column("id", .integer, .notNull)] + columns.map { Column($0, .text) },
      primaryKey: PrimaryKey("t_pkey", ["id"]))
    return Catalog(of: Schema(sections: [Section("", objects: [.table(table)])]))
  }

  @Test func `a way back refuses to lose values until they are given up by name`() async throws {
    let down = rollback(from: Self.catalog(["late"]), to: Self.catalog([]))
    #expect(down.risk == .destructive)
    try await withScratchDatabase { connection, _ in
      try connection.execute("CREATE TABLE t (id integer PRIMARY KEY, late text)")
      try connection.execute("INSERT INTO t VALUES (1, 'value')")
      let error = #expect(throws: PostgresError.self) { try down.run(on: connection) }
      #expect(error?.message == "column public.t.late is not empty: values would be lost")
      try connection.execute("SET vaultwright.lose = 'column public.other.late'")
      #expect(throws: PostgresError.self) { try down.run(on: connection) }
      try connection.execute("SET vaultwright.lose = 'column public.t.late'")
      try down.run(on: connection)
      let rows = try connection.query("SELECT to_jsonb(t)::text FROM t")
      #expect(rows.text(0, 0) == #"{"id": 1}"#)
    }
  }

  @Test func `a way back takes away what nobody has filled`() async throws {
    let down = rollback(from: Self.catalog(["late"]), to: Catalog())
    try await withScratchDatabase { connection, _ in
      try connection.execute("CREATE TABLE t (id integer PRIMARY KEY, late text)")
      try down.run(on: connection)
      #expect(try connection.query("SELECT to_regclass('t')").text(0, 0) == nil)
    }
  }

  @Test func `what is not approved is a question and no SQL`() {
    let unapproved = plan(from: Self.catalog(["late", "early"]), to: Self.catalog(["early"]))
    #expect(unapproved.questions.map(\.object.description) == ["column public.t.late"])
    #expect(unapproved.steps.isEmpty)
  }
}
