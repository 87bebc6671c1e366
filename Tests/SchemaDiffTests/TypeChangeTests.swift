import PostgresClient
import PostgresSchema
import SchemaDiff
import TestSupport
import Testing

@Suite struct TypeChangeTests {
  private static let table = QualifiedName(schema: "public", name: "t")

  private static func catalog(_ type: String) -> Catalog {
    let table = Table(table, columns: [Column("c", DataType(SQL(trusted: type)))])
    return Catalog(of: Schema(sections: [Section("", objects: [.table(table)])]))
  }

  @Test(arguments: [
    ("character varying(20)", "character varying(40)"), ("character varying(20)", "text"),
    ("text", "character varying"), ("numeric(10,2)", "numeric(14,2)"), ("numeric(10,2)", "numeric"),
    ("timestamp(3) with time zone", "timestamp with time zone"), ("interval(3)", "interval"),
  ])
  func `a wider type is taken in place, and no row is written`(from: String, to: String)
    async throws
  {
    let plan = plan(from: Self.catalog(from), to: Self.catalog(to))
    #expect(plan.questions == [])
    #expect(plan.contract == .nonBreaking)
    try await withScratchDatabase { connection, _ in
      try connection.execute("CREATE TABLE t (c \(SQL(trusted: from)))")
      let file: SQL = "SELECT pg_relation_filenode('t')::text"
      let before = try connection.query(file).text(0, 0)
      try plan.run(on: connection)
      #expect(try connection.query(file).text(0, 0) == before)
    }
  }

  @Test(arguments: [
    ("character varying(40)", "character varying(20)"), ("text", "character varying(20)"),
    ("integer", "bigint"), ("numeric(10,2)", "numeric(10,3)"), ("numeric", "numeric(10,2)"),
    ("date", "timestamp with time zone"), ("cidr", "inet"),
    ("timestamp with time zone", "timestamp(3) with time zone"),
    ("character varying(20)[]", "character varying(40)[]"),
  ])
  func `any other type is a question`(from: String, to: String) {
    let plan = plan(from: Self.catalog(from), to: Self.catalog(to))
    #expect(plan.questions.map(\.object.description) == ["column public.t.c"])
  }

  @Test func `a view that writes a table's name in capitals is remade around the change`()
    async throws
  {
    let view = View(
      QualifiedName(schema: "public", name: "v"), rights: .ofOwner, query: "SELECT C FROM Public.T")
    let schemas = ["character varying(20)", "text"].map { type in
      Catalog(
        of: Schema(sections: [
          Section(
            "",
            objects: [
              .table(Table(Self.table, columns: [Column("c", DataType(SQL(trusted: type)))])),
              .view(view),
            ])
        ]))
    }
    let plan = plan(from: schemas[0], to: schemas[1])
    try await withScratchDatabase { connection, _ in
      try connection.execute(
        "CREATE TABLE t (c varchar(20)); CREATE VIEW v AS SELECT C FROM Public.T")
      try plan.run(on: connection)
      let type = try connection.query(
        "SELECT pg_typeof(c)::text FROM (SELECT NULL) AS one(n) LEFT JOIN v ON true")
      #expect(type.text(0, 0) == "text")
    }
  }
}
