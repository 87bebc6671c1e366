import PostgresSchema
import Testing

@Suite struct FirstRowsTests {
  private static func name(_ name: String) -> QualifiedName {
    QualifiedName(schema: "shop", name: name)
  }

  private static func rows(_ table: String, _ value: SQL = "1") -> SchemaObject {
    .rows(RowInsert(into: name(table), columns: ["id"], rows: [[value]], existing: .fails))
  }

  private static func table(
    _ title: String, references other: String? = nil, partitions: Partitioning? = nil
  ) -> SchemaObject {
    .table(
      Table(
        name(title), columns: [Column("id", .integer)],
        foreignKeys: other.map { [ForeignKey("\(title)_fkey", "id", references: name($0))] } ?? [],
        partitioning: partitions))
  }

  @Test func `rows stand after those of the tables that their foreign keys name`() {
    let halves = Partitioning(by: "id", [], otherwise: Self.name("line_rest"))
    let schema = Schema(sections: [
      Section(
        "All",
        objects: [
          Self.table("line", partitions: halves), Self.table("order", references: "customer"),
          Self.table("customer"), Self.rows("line"), Self.rows("order"), Self.rows("customer"),
          Self.rows("customer", "2"),
          .foreignKey(
            AddedForeignKey(
              ForeignKey("line_fkey", "id", references: Self.name("order")),
              to: [Self.name("line_rest")], watch: .ofNewRows)),
        ])
    ])
    let order = schema.firstRows.map { "\($0.table.name) \($0.rows[0][0].text)" }
    #expect(order == ["customer 1", "customer 2", "order 1", "line 1"])
  }

  @Test func `tables that name themselves, or one another, come once`() {
    let schema = Schema(sections: [
      Section(
        "All",
        objects: [
          Self.table("b", references: "a"), Self.table("a", references: "b"),
          Self.table("c", references: "c"), Self.rows("c"), Self.rows("b"), Self.rows("a"),
        ])
    ])
    #expect(schema.firstRows.map(\.table.name) == ["c", "a", "b"])
  }
}
