import PostgresSchema
import Testing

@Suite struct TableTests {
  static let name = QualifiedName(schema: "shop", name: "order")

  @Test func `columns are aligned and constraints follow`() {
    let table = Table(
      Self.name,
      columns: [
        Column("order", .bigint, .notNull, filling: .identity),
        Column("at", .timestamptz, .notNull, filling: .byDefault("now()")),
        Column("note", .varchar(20), filling: .byDefault("''")),
        Column("customer", .text),
      ],
      primaryKey: PrimaryKey("order_pkey", ["order", "at"]),
      checks: [Check("order_note_check", "\(id: "note") <> 'x'")],
      foreignKeys: [
        ForeignKey(
          "order_customer_fkey", "customer",
          references: QualifiedName(schema: "shop", name: "customer"))
      ],
      storage: [.fillFactor(70)])
    #expect(
      table.sql.text == """
        CREATE TABLE "shop"."order" (
          "order"    bigint                   NOT NULL GENERATED ALWAYS AS IDENTITY,
          "at"       timestamp with time zone NOT NULL DEFAULT now(),
          "note"     character varying(20)             DEFAULT '',
          "customer" text,
          CONSTRAINT "order_pkey" PRIMARY KEY ("order", "at"),
          CONSTRAINT "order_note_check" CHECK ("note" <> 'x'),
          CONSTRAINT "order_customer_fkey" FOREIGN KEY ("customer") REFERENCES "shop"."customer"
        ) WITH (fillfactor = 70);
        """)
  }

  @Test func `comments follow their table`() {
    let table = Table(
      Self.name, columns: [Column("a", .text, comment: "It's one"), Column("b", .integer)],
      comment: "Orders")
    #expect(
      table.sql.text == """
        CREATE TABLE "shop"."order" (
          "a" text,
          "b" integer
        );
        COMMENT ON TABLE "shop"."order" IS 'Orders';
        COMMENT ON COLUMN "shop"."order"."a" IS 'It''s one';
        """)
  }

  @Test func `a shared table may be there already`() {
    let table = Table(Self.name, ownership: .shared, columns: [Column("a", .jsonb)])
    #expect(table.sql.text.hasPrefix("CREATE TABLE IF NOT EXISTS \"shop\".\"order\" ("))
  }
}
