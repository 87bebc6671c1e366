import PostgresClient
import PostgresSchema
import TestSupport
import Testing

@testable import ModelImport

@Suite struct SchemaDumpTests {
  private func texts(_ script: String) throws -> [String] {
    try SchemaDump(script).statements.map(\.sql.text)
  }

  @Test func `rows, rights, owners and what a whole server has are left out`() throws {
    let script = #"""
      \restrict abc
      SET client_encoding = 'UTF8';
      CREATE DATABASE shop;
      \connect shop
      CREATE ROLE app;
      CREATE TABLE public.item (id integer, owner text);
      ALTER TABLE public.item OWNER TO app;
      ALTER TABLE public.item RENAME COLUMN owner TO holder;
      COPY public.item (id, owner) FROM stdin;
      1	'it;
      \N	x
      \.
      GRANT SELECT ON public.item TO app;
      INSERT INTO public.item VALUES (1, ';');
      SELECT pg_catalog.setval('s', 1);
      CREATE TRIGGER t BEFORE UPDATE ON public.item EXECUTE FUNCTION f();
      COMMENT ON TABLE public.item IS 'things';
      COMMENT ON EXTENSION pgcrypto IS 'x';
      CREATE UNIQUE INDEX CONCURRENTLY i ON public.item (id);
      ALTER TABLE ONLY public.item ALTER COLUMN id SET (pg_attver=87931088);
      """#
    #expect(
      try texts(script) == [
        "SET client_encoding = 'UTF8'", "CREATE TABLE public.item (id integer, owner text)",
        "ALTER TABLE public.item RENAME COLUMN owner TO holder",
        "COMMENT ON TABLE public.item IS 'things'",
        "CREATE UNIQUE INDEX  i ON public.item (id)",
      ])
  }

  @Test func `a column may have the name of what is left out`() throws {
    let script = """
      CREATE TABLE t (id int, trigger text);
      ALTER TABLE t ADD PRIMARY KEY (id, trigger);
      ALTER TABLE t DISABLE TRIGGER ALL;
      ALTER TABLE t ENABLE REPLICA TRIGGER x;
      """
    #expect(try texts(script).count == 2)
  }

  @Test func `a server that goes away is no fault of the script`() async throws {
    try await withScratchDatabase { connection, _ in
      let dump = try SchemaDump(
        "DO $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); END $$;")
      let error = #expect(throws: PostgresError.self) { try dump.load(into: connection) }
      #expect(error?.isConnectionLost == true)
    }
  }

  @Test func `a statement keeps its line`() throws {
    let dump = try SchemaDump("\\set x 1\nCOPY t FROM stdin;\n1\n\\.\nCREATE TABLE t (a int);\n")
    #expect(dump.statements.map(\.line) == [5])
  }

  @Test func `what tables can do without may fail, and is told`() async throws {
    try await withScratchDatabase { connection, _ in
      let dump = try SchemaDump(
        "CREATE EXTENSION no_such_extension;\nCREATE TABLE t (a int PRIMARY KEY);\n"
          + "CREATE INDEX CONCURRENTLY t_a ON t (a);")
      let skipped = try dump.load(into: connection)
      #expect(skipped.map(\.line) == [1])
      let database = try SourceDatabase(reading: nil, in: connection)
      #expect(database.tables.map(\.name.description) == ["public.t"])
    }
  }

  @Test(arguments: [
    ("CREATE MATERIALIZED VIEW v AS SELECT no_such_function()", false),
    ("ALTER INDEX no_such_index RENAME TO i", false),
    ("ALTER VIEW no_such_view RENAME COLUMN a TO b", false),
    ("CREATE OPERATOR CLASS c FOR TYPE no_such_type USING btree AS STORAGE int", false),
    ("ALTER SEQUENCE no_such_sequence SET SCHEMA public", false),
    ("ALTER TABLE no_such_table RENAME COLUMN a TO b", true),
    ("ALTER TABLE no_such_table RENAME CONSTRAINT a TO b", true),
    ("ALTER TYPE no_such_type SET SCHEMA public", true),
    ("CREATE TABLE t AS SELECT no_such_function()", true),
  ])
  func `a table needs what defines it, and no view or index`(statement: String, isNeeded: Bool)
    throws
  {
    #expect(try SchemaDump(statement + ";").statements.map(\.isNeeded) == [isNeeded])
  }

  @Test func `what tables are made of must not fail`() async throws {
    try await withScratchDatabase { connection, _ in
      let dump = try SchemaDump("CREATE TABLE a (x int);\nCREATE TABLE t (a no_such_type);")
      let error = #expect(throws: DumpError.self) { try dump.load(into: connection) }
      #expect(error?.line == 2)
      #expect(try SourceDatabase(reading: nil, in: connection).tables.isEmpty)
    }
  }
}
