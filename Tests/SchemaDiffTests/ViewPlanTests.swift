import PostgresSchema
import SchemaDiff
import Testing

@Suite struct ViewPlanTests {
  private static func catalog(_ comments: [View.ColumnComment]) -> Catalog {
    let view = View(
      QualifiedName(schema: "room", name: "v"), rights: .ofReader, query: "SELECT 1 AS a, 2 AS b",
      columnComments: comments)
    return Catalog(of: Schema(sections: [Section("", objects: [.view(view)])]))
  }

  @Test func `comments of columns are changed, given and taken, each once`() {
    let change = plan(
      from: Self.catalog([.init("a", "old"), .init("b", "gone")]),
      to: Self.catalog([.init("a", "new")]))
    #expect(
      change.statements.map(\.sql) == [
        #"COMMENT ON COLUMN "room"."v"."a" IS 'new';"#,
        #"COMMENT ON COLUMN "room"."v"."b" IS NULL;"#,
      ])
  }
}
