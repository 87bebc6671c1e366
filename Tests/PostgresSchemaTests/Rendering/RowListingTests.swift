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
      ["'x'", "'a'", "'two'"], ["'x'", "'a'", "'three'"],
    ]
    #expect(
      Self.insert(rows, RowListing(of: "n", repeated: "c")) == #"""
        INSERT INTO "m"."r" ("v", "c", "n")
        SELECT 'x', coalesce(listed."c", item.value), item.value
        FROM (VALUES
          ('a', '{one, "It''s", two, three}'),
          (NULL, '{b}')
        ) AS listed("c", "n")
        CROSS JOIN unnest(listed."n"::text[]) AS item(value)
        ON CONFLICT DO NOTHING;
        """#)
  }

  @Test func `where all else is the same there is one list, and columns are worked out from it`() {
    let listing = RowListing(of: "n", computed: ["c": "upper(item.value)"])
    let rows: [[SQL]] = ["a", "b", "c", "d", "e"].map { name in
      ["'x'", .literal(name.uppercased()), .literal(name)]
    }
    #expect(
      Self.insert(rows, listing) == #"""
        INSERT INTO "m"."r" ("v", "c", "n")
        SELECT 'x', upper(item.value), item.value
        FROM unnest('{a, b, c, d, e}'::text[]) AS item(value)
        ON CONFLICT DO NOTHING;
        """#)
  }

  @Test func `rows that come in sets are listed once, where no set lacks one`() {
    let listing = RowListing(of: "n", each: .init(of: "c", ["'up'", "'down'"]))
    let rows: [[SQL]] = ["'a'", "'b'", "'d'"].flatMap { name in
      [["'x'", "'up'", name], ["'x'", "'down'", name]]
    }
    #expect(
      Self.insert(rows, listing) == #"""
        INSERT INTO "m"."r" ("v", "c", "n")
        SELECT 'x', made."c", item.value
        FROM unnest('{a, b, d}'::text[]) AS item(value)
        CROSS JOIN (VALUES ('up'), ('down')) AS made("c")
        ON CONFLICT DO NOTHING;
        """#)
    #expect(Self.insert(rows.dropLast(), listing).contains("VALUES ('x', 'up', 'a'),"))
  }

  @Test(arguments: [
    ([["'x'", "1", "now()"], ["'x'", "2", "'b'"]], RowListing(of: "n")),
    ([["'x'", "1", "'a'"], ["'x'", "2", "'b'"]], nil),
  ])
  func `all others have a line each`(rows: [[SQL]], listing: RowListing?) {
    #expect(Self.insert(rows, listing).contains("VALUES ('x', 1, "))
  }
}
