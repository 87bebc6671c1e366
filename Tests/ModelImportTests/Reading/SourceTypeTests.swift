import Testing
import VaultModel

@testable import ModelImport

@Suite struct SourceTypeTests {
  @Test(arguments: [
    ("character varying(50)", SQLType.varchar(50)), ("character varying", .text),
    ("numeric(12,2)", .numeric(12, 2)), ("numeric", .unconstrainedNumeric),
    ("numeric(3,-2)", .unconstrainedNumeric), ("numeric(2,4)", .unconstrainedNumeric),
    ("timestamp(3) with time zone", .timestamptz), ("timestamp without time zone", .timestamp),
    ("time(0) without time zone", .time), ("interval day to second", .interval),
    ("text[]", .array(.text)), ("numeric(5,2)[]", .array(.numeric(5, 2))), ("oid", .int8),
    ("jsonb", .jsonb), ("inet", .inet),
  ])
  func `a type that the language has is kept`(name: String, type: SQLType) {
    #expect(SourceType(name).type == type)
    #expect(SourceType(name).isKept)
  }

  @Test(arguments: [
    "tsvector", "character(3)", "json", "public.citext", "money", "xml", "point", "smb.status",
    "time with time zone", "macaddr", "int4range", "bit(3)", "public.vector(3)",
  ])
  func `any other is text, and said to be`(name: String) {
    #expect(SourceType(name).type == .text)
    #expect(!SourceType(name).isKept)
    #expect(SourceType("\(name)[]").type == .array(.text))
  }

  @Test func `what is written of a type is read again`() {
    let types: [SQLType] = [
      .bool, .int2, .int4, .int8, .float4, .float8, .numeric(36, 18), .unconstrainedNumeric, .text,
      .varchar(100), .bytea, .uuid, .date, .time, .timestamp, .timestamptz, .interval, .jsonb,
      .inet,
      .array(.varchar(5)), .array(.numeric(5, 2)),
    ]
    for type in types { #expect(SQLType(swiftText: type.swiftText) == type) }
    #expect(SQLType(swiftText: ".money") == nil)
  }

  private static let pairs: [(SQLType, SQLType, SQLType?)] = [
    (.int4, .int8, .int8), (.varchar(5), .varchar(9), .varchar(9)), (.text, .varchar(5), .text),
    (.uuid, .text, nil), (.int2, .int2, .int2), (.int4, .text, nil),
  ]

  @Test(arguments: pairs)
  func `a key is as wide as the columns that hold it`(one: SQLType, other: SQLType, wide: SQLType?)
  {
    #expect(one.widened(by: other) == wide)
    #expect(other.widened(by: one) == wide)
  }

  private static let checks: [(String, [String])] = [
    (
      "CHECK (((status)::text = ANY ((ARRAY['new'::character varying, 'it''s'::character varying])::text[])))",
      ["new", "it's"]
    ),
    ("CHECK ((chain = ANY (ARRAY['a'::text, 'b, c'::text])))", ["a", "b, c"]),
    ("CHECK ((amount > (0)::numeric))", []),
    ("CHECK (((a = ANY (ARRAY['x'::text])) AND (b > 0)))", []),
    ("CHECK ((length(name) >= 3))", []),
  ]

  @Test(arguments: checks)
  func `a list of values is read from a CHECK`(definition: String, values: [String]) {
    #expect(AllowedValues.inCheck(definition) == values)
  }
}
