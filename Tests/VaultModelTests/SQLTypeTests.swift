import Testing
import VaultModel

@Suite struct SQLTypeTests {
  static let names: [(SQLType, String)] = [
    (.bool, "boolean"), (.int2, "smallint"), (.int4, "integer"), (.int8, "bigint"),
    (.float4, "real"), (.float8, "double precision"), (.numeric(36, 18), "numeric(36,18)"),
    (.unconstrainedNumeric, "numeric"), (.text, "text"), (.varchar(20), "character varying(20)"),
    (.bytea, "bytea"), (.uuid, "uuid"), (.date, "date"), (.time, "time without time zone"),
    (.timestamp, "timestamp without time zone"), (.timestamptz, "timestamp with time zone"),
    (.interval, "interval"), (.jsonb, "jsonb"), (.inet, "inet"),
    (.array(.numeric(5, 4)), "numeric(5,4)[]"), (.array(.text), "text[]"),
  ]

  @Test(arguments: names)
  func `a type is known by the name that PostgreSQL prints`(type: SQLType, name: String) {
    #expect(type.sqlName == name)
    #expect(SQLType(sqlName: name) == type)
  }

  @Test(arguments: [
    "", "[]", "int4", "varchar(3)", "numeric()", "numeric(1)", "numeric(1,2,3)", "numeric(a,b)",
    "character varying", "character varying(3,4)", "character varying(3", "money", "TEXT",
  ])
  func `another name is none`(name: String) {
    #expect(SQLType(sqlName: name) == nil)
  }
}
