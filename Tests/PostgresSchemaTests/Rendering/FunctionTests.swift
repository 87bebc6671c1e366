import PostgresSchema
import Testing

@Suite struct FunctionTests {
  @Test func `a function says all that it was given`() {
    let function = Function(
      QualifiedName(schema: "util", name: "join"),
      [.init("by", .text), .init("parts", .array(of: .text), mode: .variadic)], returns: .text,
      volatility: .always, nullInput: .givesNull, parallelism: .restricted,
      settings: [.systemSearchPath, Setting("work_mem", "'1MB'")],
      body: "  SELECT array_to_string(parts, by)", comment: "Joins")
    #expect(
      function.sql.text == """
        CREATE FUNCTION "util"."join"("by" text, VARIADIC "parts" text[])
          RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL RESTRICTED
          SET search_path = pg_catalog, pg_temp SET work_mem = '1MB'
        AS $body$
          SELECT array_to_string(parts, by)
        $body$;
        COMMENT ON FUNCTION "util"."join"(text, VARIADIC text[]) IS 'Joins';
        """)
  }

  @Test func `a shared function replaces the one that is there`() {
    let table = QualifiedName(schema: "shop", name: "order")
    let function = Function(
      QualifiedName(schema: "util", name: "f"), ownership: .shared, [.init("r", .row(of: table))],
      returns: .boolean, language: .plpgsql, volatility: .never, settings: [],
      body: "BEGIN RETURN true; END")
    #expect(
      function.sql.text == """
        CREATE OR REPLACE FUNCTION "util"."f"("r" "shop"."order")
          RETURNS boolean LANGUAGE plpgsql VOLATILE PARALLEL SAFE
        AS $body$
        BEGIN RETURN true; END
        $body$;
        """)
  }

  @Test(arguments: [("shop", "order"), (#"a"b"#, #"c"".d"#)])
  func `the relation whose rows a function gives is read from its result`(
    schema: String, name: String
  ) {
    let relation = QualifiedName(schema: schema, name: name)
    #expect(DataType.rows(of: relation).rowRelation == relation)
    #expect(DataType.row(of: relation).rowRelation == nil)
  }
}
