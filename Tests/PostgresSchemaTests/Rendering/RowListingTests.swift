import PostgresSchema
import Testing

@Suite struct RowListingTests {
  private static let table = QualifiedName(schema: "m", name: "r")

  private static func insert(_ rows: [[SQL]], _ listing: RowListing?) -> String {
    RowInsert(
      into: table, columns: ["v", "c", "n"], rows: rows, existing: .isKept, listing: listing
    ).sql.text
  }

  @Test func `rows that differ in one value are one line`() {
    let rows: [[SQL]] = [
      ["'x'", "'a'", "'one'"], ["'x'", "'a'", "'It''s'"], ["'x'", "'b'", "'b'"],
    ]
    #expect(
      Self.insert(rows, RowListing(of: "n", repeated: "c")) == #"""
        INSERT INTO "m"."r" ("v", "c", "n")
        SELECT 'x', coalesce(listed."c", item.value), item.value
        FROM (VALUES
          ('a', '{one, "It''s"}'),
          (NULL, '{b}')
        ) AS listed("c", "n")
        CROSS JOIN unnest(listed."n"::text[]) AS item(value)
        ON CONFLICT DO NOTHING;
        """#)
  }

  @Test func `where all else is the same there is one list, and columns are worked out from it`() {
    let listing = RowListing(of: "n", computed: ["c": "upper(item.value)"])
    #expect(
      Self.insert([["'x'", "'ONE'", "'one'"], ["'x'", "'TWO'", "'two'"]], listing) == #"""
        INSERT INTO "m"."r" ("v", "c", "n")
        SELECT 'x', upper(item.value), item.value
        FROM unnest('{one, two}'::text[]) AS item(value)
        ON CONFLICT DO NOTHING;
        """#)
  }

  @Test(arguments: [
    ([["'x'", "1", "now()"], ["'x'", "2", "'b'"]], RowListing(of: "n")),
    ([["'x'", "1", "'a'"], ["'x'", "2", "'b'"]], nil),
  ])
  func `all others have a line each`(rows: [[SQL]], listing: RowListing?) {
    #expect(Self.insert(rows, listing).contains("VALUES ('x', 1, "))
  }
}
