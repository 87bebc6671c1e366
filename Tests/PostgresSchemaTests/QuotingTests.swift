import PostgresSchema
import Testing

@Suite struct QuotingTests {
  @Test(arguments: [
    ("customer", #""customer""#), ("", #""""#), ("a\"b", #""a""b""#), ("a\\b", #""a\b""#),
    // One character to Swift, a quote and an accent to the server.
    ("a\"\u{301}b", "\"a\"\"\u{301}b\""), ("select", #""select""#), ("x\ny", "\"x\ny\""),
  ])
  func `an identifier's quotes are doubled`(name: String, quoted: String) {
    #expect(Array(SQL.identifier(name).text.utf8) == Array(quoted.utf8))
  }

  @Test(arguments: [
    ("it's", "'it''s'"), ("", "''"), (#"a\b"#, #" E'a\\b'"#), (#"'\"#, #" E'''\\'"#),
    ("'\u{301}; DROP TABLE x", "'''\u{301}; DROP TABLE x'"), ("\\\u{301}'", " E'\\\\\u{301}'''"),
  ])
  func `a literal's quotes and backslashes are doubled`(text: String, quoted: String) {
    #expect(Array(SQL.literal(text).text.utf8) == Array(quoted.utf8))
  }

  @Test(arguments: [
    ("SELECT 1", "$body$SELECT 1$body$"), ("$$", "$body$$$$body$"),
    ("$body$", "$body1$$body$$body1$"), ("$body$\u{301}", "$body1$$body$\u{301}$body1$"),
    ("$body1$ $body$", "$body2$$body1$ $body$$body2$"),
  ])
  func `a body is quoted by a tag that it lacks`(body: String, quoted: String) {
    #expect(Array(SQL.dollarQuoted(SQL(trusted: body)).text.utf8) == Array(quoted.utf8))
  }

  @Test(arguments: [
    ("one", "-- one"), ("one\ntwo", "-- one\n-- two"), ("", "--"), ("a\n\nb", "-- a\n--\n-- b"),
    ("a\r\nDROP TABLE x", "-- a\n--\n-- DROP TABLE x"), ("a\rb\u{b}c", "-- a\n-- b\n-- c"),
  ])
  func `no line of a text gets out of its comment`(text: String, comment: String) {
    #expect(Array(SQL.comment(text).text.utf8) == Array(comment.utf8))
  }

  @Test func `names are ordered by their bytes`() {
    let names = [
      ("a", "b"), ("a", "B"), ("B", "a"), ("a", "e\u{301}"), ("a", "\u{e9}"), ("a", "é1"),
    ]
    let sorted = names.map { QualifiedName(schema: $0, name: $1) }.sorted().map(\.description)
    #expect(
      sorted.map { Array($0.utf8) }
        == ["B.a", "a.B", "a.b", "a.e\u{301}", "a.\u{e9}", "a.é1"].map { Array($0.utf8) })
  }
}
