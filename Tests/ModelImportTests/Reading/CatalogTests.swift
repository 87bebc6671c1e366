import PostgresClient
import PostgresSchema
import TestSupport
import Testing
import VaultModel

@testable import ModelImport

/// What the catalogs of a real server say.
@Suite struct CatalogTests {
  private static let schema: SQL = """
    CREATE SCHEMA shop;
    CREATE TYPE shop.mood AS ENUM ('sad', 'happy');
    CREATE DOMAIN shop.short AS varchar(10) CHECK (VALUE IN ('a', 'b'));
    CREATE DOMAIN shop.shorter AS shop.short;
    CREATE TABLE shop.customer (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, number text NOT NULL UNIQUE,
      mood shop.mood, letter shop.shorter, status varchar(9) CHECK (status IN ('new', 'old')),
      doubled bigint GENERATED ALWAYS AS (id * 2) STORED, dropped int, search tsvector);
    ALTER TABLE shop.customer DROP COLUMN dropped;
    COMMENT ON TABLE shop.customer IS 'Who buys';
    COMMENT ON COLUMN shop.customer.number IS 'On the card';
    CREATE UNIQUE INDEX ON shop.customer (number, mood);
    CREATE UNIQUE INDEX ON shop.customer (mood) WHERE mood = 'sad';
    CREATE UNIQUE INDEX ON shop.customer (lower(number));
    CREATE TABLE shop.visit (
      customer_id bigint NOT NULL REFERENCES shop.customer, day date NOT NULL, seq int DEFAULT 7,
      PRIMARY KEY (day, customer_id)) PARTITION BY RANGE (day);
    CREATE TABLE shop.visit_2026 PARTITION OF shop.visit
      FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
    CREATE TABLE public.other (a int);
    """

  @Test func `tables are read with their columns and keys`() async throws {
    try await withScratchDatabase { connection, _ in
      try connection.execute(Self.schema)
      let database = try SourceDatabase(reading: "shop", in: connection)
      #expect(database.tables.map(\.name.description) == ["shop.customer", "shop.visit"])
      let customer = try #require(database.tables.first)
      #expect(customer.comment == "Who buys")
      #expect(customer.primaryKey == ["id"])
      #expect(customer.uniqueKeys == [["number"], ["number", "mood"]])
      #expect(
        customer.columns.map(\.name) == [
          "id", "number", "mood", "letter", "status", "doubled", "search",
        ])
      #expect(customer.column("id")?.preset == "identity")
      #expect(customer.column("number")?.comment == "On the card")
      #expect(customer.column("number")?.isNullable == false)
      #expect(customer.column("mood")?.allowedValues == ["sad", "happy"])
      #expect(customer.column("mood")?.sourceType == "shop.mood")
      #expect(customer.column("letter")?.type == .varchar(10))
      #expect(customer.column("status")?.allowedValues == ["new", "old"])
      #expect(customer.column("doubled")?.isGenerated == true)
      #expect(customer.column("search")?.type == .text)
      #expect(customer.column("search")?.isTypeKept == false)
      let visit = try #require(database.tables.last)
      #expect(visit.primaryKey == ["day", "customer_id"])
      #expect(visit.column("seq")?.preset == "7")
      #expect(
        visit.foreignKeys == [
          .init(columns: ["customer_id"], table: customer.name, referenced: ["id"])
        ])
    }
  }

  @Test func `all schemas are read where none is named`() async throws {
    try await withScratchDatabase { connection, _ in
      try connection.execute(Self.schema)
      let database = try SourceDatabase(reading: nil, in: connection)
      #expect(
        database.tables.map(\.name.description) == ["public.other", "shop.customer", "shop.visit"])
      #expect(try SourceDatabase(reading: "nowhere", in: connection).tables.isEmpty)
    }
  }
}
