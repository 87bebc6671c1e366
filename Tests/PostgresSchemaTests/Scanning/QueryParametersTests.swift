import Testing

@testable import PostgresSchema

@Suite struct QueryParametersTests {
  @Test(arguments: [
    ("SELECT :'a'", "SELECT '1'"),
    ("SELECT :'a'::int + :'a'", "SELECT '1'::int + '1'"),
    (
      "SELECT ':''a''', x[1:2], b::text -- :'a'\n, :'a'",
      "SELECT ':''a''', x[1:2], b::text -- :'a'\n, '1'"
    ),
    ("SELECT : 'a', :'a' /* :'b' */", "SELECT : 'a', '1' /* :'b' */"),
  ])
  func `a value takes the place of its variable and of nothing else`(
    query: String, bound: String
  ) throws {
    #expect(try QueryParameters(["a": "1"]).bind(in: query) == bound)
  }

  @Test func `a value can be no SQL`() throws {
    let hostile = #"x'); DROP TABLE t; --\'"#
    #expect(
      try QueryParameters(["a": hostile]).bind(in: "SELECT :'a'")
        == #"SELECT  E'x''); DROP TABLE t; --\\'''"#)
  }

  @Test(arguments: [
    ("SELECT 1", "the query has no :'a' that the parameter \"a\" could stand for"),
    ("SELECT :'a', :'b'", "the query's :'b' at 1:14 has no value; give it with --parameter b=…"),
    (
      "SELECT 'x",
      "the query cannot be read: 1:8: the string constant that begins here does not end"
    ),
  ])
  func `what does not fit is refused`(query: String, message: String) {
    let error = #expect(throws: QueryError.self) {
      try QueryParameters(["a": "1"]).bind(in: query)
    }
    #expect(error?.description == message)
  }
}
