import PostgresSchema
import Testing

@Suite struct SchemaTests {
  static let table = QualifiedName(schema: "shop", name: "order")

  static let cases: [(object: SchemaObject, sql: String)] = [
    (.namespace(Namespace("shop", ownership: .own)), #"CREATE SCHEMA "shop";"#),
    (
      .namespace(Namespace("shop", ownership: .shared, comment: "Sales")),
      """
      CREATE SCHEMA IF NOT EXISTS "shop";
      COMMENT ON SCHEMA "shop" IS 'Sales';
      """
    ),
    (
      .installedExtension(InstalledExtension("pgcrypto", schema: "util")),
      #"CREATE EXTENSION IF NOT EXISTS "pgcrypto" WITH SCHEMA "util";"#
    ),
    (
      .codeBlock(CodeBlock("BEGIN\n  NULL;\nEND")),
      """
      DO $body$
      BEGIN
        NULL;
      END
      $body$;
      """
    ),
    (
      .index(Index("order_idx", on: table, ["a", "b"])),
      """
      CREATE INDEX "order_idx" ON "shop"."order" ("a", "b");
      """
    ),
    (
      .index(Index("order_idx", ownership: .shared, on: table, ["a"])),
      """
      CREATE INDEX IF NOT EXISTS "order_idx" ON "shop"."order" ("a");
      """
    ),
    (
      .index(Index("order_idx", on: table, ["a"], uniqueness: .unique)),
      """
      CREATE UNIQUE INDEX "order_idx" ON "shop"."order" ("a");
      """
    ),
    (
      .view(View(table, rights: .ofOwner, query: "SELECT 1 AS one")),
      """
      CREATE VIEW "shop"."order" WITH (security_barrier = true) AS
      SELECT 1 AS one;
      """
    ),
    (
      .materializedView(MaterializedView(table, query: "SELECT 1 AS one", comment: "One")),
      """
      CREATE MATERIALIZED VIEW "shop"."order" AS
      SELECT 1 AS one;
      COMMENT ON MATERIALIZED VIEW "shop"."order" IS 'One';
      """
    ),
    (
      .view(
        View(table, rights: .ofReader, query: "SELECT 1 AS one", comment: "One")),
      """
      CREATE VIEW "shop"."order" WITH (security_invoker = true) AS
      SELECT 1 AS one;
      COMMENT ON VIEW "shop"."order" IS 'One';
      """
    ),
    (
      .rows(
        RowInsert(into: table, columns: ["a", "b"], rows: [["1", "'x'"]], existing: .isKept)),
      """
      INSERT INTO "shop"."order" ("a", "b")
        VALUES (1, 'x') ON CONFLICT DO NOTHING;
      """
    ),
    (
      .rows(RowInsert(into: table, columns: ["a"], rows: [["1"], ["2"]], existing: .fails)),
      """
      INSERT INTO "shop"."order" ("a")
      VALUES (1),
             (2);
      """
    ),
  ]

  @Test(arguments: cases)
  func `each object is written as PostgreSQL spells it`(object: SchemaObject, sql: String) {
    #expect(object.sql.text == sql)
  }

  @Test func `sections have a heading and a remark`() {
    let schema = Schema(sections: [
      Section(
        "Rooms", remark: "Where things lie.",
        objects: [
          .namespace(Namespace("a", ownership: .own)), .namespace(Namespace("b", ownership: .own)),
        ]),
      Section(
        "Things",
        objects: [
          .rows(RowInsert(into: Self.table, columns: ["a"], rows: [["1"]], existing: .fails))
        ]
      ),
    ])
    #expect(
      schema.sql.text == """
        -- Rooms \(String(repeating: "-", count: 71))
        --
        -- Where things lie.

        CREATE SCHEMA "a";

        CREATE SCHEMA "b";

        -- Things \(String(repeating: "-", count: 70))

        INSERT INTO "shop"."order" ("a")
          VALUES (1);

        """)
  }

  @Test func `rows and code blocks are no objects of the database`() {
    let objects = Self.cases.map(\.object)
    #expect(Schema(sections: [Section("All", objects: objects)]).objectCount == objects.count - 3)
  }
}
