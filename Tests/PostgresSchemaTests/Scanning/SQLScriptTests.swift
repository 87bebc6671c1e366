import PostgresSchema
import Testing

/// Where statements begin and end.
@Suite struct SQLScriptTests {
  @Test(arguments: [
    ("SELECT 1; SELECT 2", ["SELECT 1", "SELECT 2"]),
    ("", []), (" ;; -- nothing\n; /* no */", []),
    ("SELECT ';'; SELECT 'it''s; so'", ["SELECT ';'", "SELECT 'it''s; so'"]),
    (#"SELECT E'\';'; SELECT '\';"#, [#"SELECT E'\';'"#, #"SELECT '\'"#]),
    // The second line is a part of the string, with its escapes.
    ("SELECT E'a'\n -- on\n'\\';'; SELECT 2", ["SELECT E'a'\n -- on\n'\\';'", "SELECT 2"]),
    // On one line it is another constant, which has none.
    (#"SELECT E'a' '\'; SELECT 2"#, [#"SELECT E'a' '\'"#, "SELECT 2"]),
    (#"SELECT U&'\'; SELECT 1"#, [#"SELECT U&'\'"#, "SELECT 1"]),
    ("SELECT \"a;\"\"b\" ; SELECT U&\";\"", ["SELECT \"a;\"\"b\"", "SELECT U&\";\""]),
    ("DO $$ BEGIN; END $$; DO $a$ $$;$b$; $a$", ["DO $$ BEGIN; END $$", "DO $a$ $$;$b$; $a$"]),
    ("SELECT a$b$c; SELECT $1;", ["SELECT a$b$c", "SELECT $1"]),
    ("DO $é$;$é$; SELECT 1", ["DO $é$;$é$", "SELECT 1"]),
    ("SELECT 1 /* ; /* ; */ ; */ ; SELECT 2", ["SELECT 1", "SELECT 2"]),
    ("SELECT 1 -- ;\r, 2; SELECT 1 --;\n", ["SELECT 1 -- ;\r, 2", "SELECT 1"]),
    ("SELECT 1 +/* ; */ 2; SELECT 1 *-- ;\n2", ["SELECT 1 +/* ; */ 2", "SELECT 1 *-- ;\n2"]),
    (
      "CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2); SELECT 3",
      ["CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2)", "SELECT 3"]
    ),
    ("\u{FEFF}SELECT 1;", ["SELECT 1"]),
    ("SELECT a[1:n], b::text, f(c := 1);", ["SELECT a[1:n], b::text, f(c := 1)"]),
  ])
  func `a semicolon ends a statement only where nothing holds it`(
    text: String, statements: [String]
  ) throws {
    #expect(try SQLScript(text).statements.map(\.sql.text) == statements)
  }

  @Test func `the body of a function keeps its semicolons`() throws {
    let function = """
      CREATE OR REPLACE FUNCTION f(a int) RETURNS int LANGUAGE sql BEGIN ATOMIC
        SELECT (CASE WHEN a > 0 THEN 1 END);
        SELECT CASE WHEN a > 0 THEN 1 ELSE 2 END;
      END
      """
    let script = try SQLScript("\(function); SELECT 1; BEGIN; COMMIT")
    #expect(script.statements.map(\.sql.text) == [function, "SELECT 1", "BEGIN", "COMMIT"])
  }

  @Test func `a place counts lines and scalars from one`() throws {
    let script = try SQLScript("-- é\r\n\r\n  SELECT 1;\rSELECT '日本\n🙂', x; SELECT 2")
    #expect(script.statements.map(\.place.description) == ["3:3", "4:1", "5:8"])
    #expect(script.statements[1].tokens.map(\.place.description) == ["4:1", "4:8", "5:3", "5:5"])
    #expect(script.comments.map(\.place.description) == ["1:1"])
  }

  @Test func `a byte order mark takes no column`() throws {
    #expect(try SQLScript("\u{FEFF}SELECT 1").statements.map(\.place.description) == ["1:1"])
  }

  @Test func `comments belong to the statement below or around them`() throws {
    let script = try SQLScript("-- a\nSELECT /* b */ 1 -- c\n; -- d\nSELECT 2; -- e")
    let comments = script.statements.map { statement in statement.comments.map(statement.text) }
    #expect(comments == [["-- a", "/* b */", "-- c"], ["-- d"]])
    #expect(script.comments.map(script.text).last == "-- e")
  }

  @Test func `tokens are told apart`() throws {
    let statement = try #require(
      try SQLScript(#"SELECT "a"."b", 1.5e-3, 'x', $1, $$y$$, 0x1F::int4 <= .5 - -2"#).statements
        .first)
    let kinds = statement.tokens.map { (statement.text(of: $0), $0.kind) }
    #expect(
      kinds.map(\.0) == [
        "SELECT", #""a""#, ".", #""b""#, ",", "1.5e-3", ",", "'x'", ",", "$1", ",", "$$y$$", ",",
        "0x1F", "::", "int4", "<=", ".5", "-", "-", "2",
      ])
    #expect(
      kinds.map(\.1) == [
        .word, .quotedName, .punctuation, .quotedName, .punctuation, .number, .punctuation,
        .string, .punctuation, .parameter, .punctuation, .dollarString, .punctuation, .number,
        .punctuation, .word, .operator, .number, .operator, .operator, .number,
      ])
  }

  @Test(arguments: [
    ("SELECT 1;\n 'a", "2:2: the string constant that begins here does not end"),
    (#"SELECT E'a\'"#, "1:8: the string constant that begins here does not end"),
    ("SELECT \"a", "1:8: the quoted name that begins here does not end"),
    ("DO $a$ $b$", "1:4: the dollar-quoted string that begins here does not end"),
    ("/* /* */", "1:1: the comment that begins here does not end"),
    ("SELECT (1; SELECT 2", "1:8: the parenthesis that begins here does not end"),
    ("SELECT a[1;", "1:9: the bracket that begins here does not end"),
    (
      "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1;",
      "1:39: the BEGIN ATOMIC … END body that begins here does not end"
    ),
    (
      "SELECT 1;\n\\connect prod\n",
      #"2:1: \connect is a command of psql, and no SQL: write what it does as SQL, or leave it out"#
    ),
    ("SELECT :'a'", "1:8: :'a' is a variable of psql, and no SQL: write its value"),
    ("SELECT :a", "1:8: :a is a variable of psql, and no SQL: write its value"),
    (
      "COPY t FROM STDIN;\n1\t2\n\\.\n",
      "1:13: rows for COPY … FROM STDIN cannot stand in a script: use INSERT, or load them with "
        + "vaultload"
    ),
    ("SELECT '\0'", "1:8: a zero byte can stand in no SQL: save the file as UTF-8"),
    ("SELECT {", "1:8: U+7B can stand in no SQL here"),
  ])
  func `what is no SQL is refused with its place`(text: String, message: String) {
    #expect(throws: ScanError.self) { try SQLScript(text) }
    do {
      _ = try SQLScript(text)
    } catch {
      #expect(error.description == message)
    }
  }
}
