import PostgresClient
import Testing

@Suite struct RedactionTests {
  @Test(arguments: [
    ("postgres://ann:s3cret@db/vault", "postgres://ann:***@db/vault"),
    (
      "postgresql://ann:s3cret@db:5433/vault?sslmode=require",
      "postgresql://ann:***@db:5433/vault?sslmode=require"
    ),
    ("postgres://ann:s3%40c%2Fret@db/vault", "postgres://ann:***@db/vault"),
    ("postgres://ann:s3@c/ret@db/vault", "postgres://ann:***@db/vault"),
    ("postgres://:s3cret@db/vault", "postgres://:***@db/vault"),
    (
      #"database "ann:s3cret@127.0.0.1:55442/a1" does not exist"#,
      #"database "ann:***@127.0.0.1:55442/a1" does not exist"#
    ),
    ("Unexpected argument 'ann:s3%40cret@db/vault'", "Unexpected argument 'ann:***@db/vault'"),
    (
      "postgres://db/vault?user=ann&password=s3cret&port=1",
      "postgres://db/vault?user=ann&password=***&port=1"
    ),
    ("host=db password=s3cret user=ann", "host=db password=*** user=ann"),
    ("host=db password = s3cret user=ann", "host=db password = *** user=ann"),
    (#"password='s3 cr\'et' user=ann"#, "password=*** user=ann"),
    ("password='s3cret", "password=***"),
    ("password=\u{301}s3cret user=ann", "password=*** user=ann"),
    ("ALTER ROLE ann PASSWORD '\u{301}s3cret'", "ALTER ROLE ann PASSWORD ***"),
    ("sslpassword=s3cret PGPASSWORD=s3cret", "sslpassword=*** PGPASSWORD=***"),
    ("ALTER ROLE ann PASSWORD 's3''cret' LOGIN", "ALTER ROLE ann PASSWORD *** LOGIN"),
    ("ALTER ROLE ann ENCRYPTED password E's3\\'cret'", "ALTER ROLE ann ENCRYPTED password ***"),
    (
      "CREATE SUBSCRIPTION s CONNECTION 'host=db password=s3cret' PUBLICATION p",
      "CREATE SUBSCRIPTION s CONNECTION 'host=db password=***' PUBLICATION p"
    ),
    ("OPTIONS (user 'ann', password 's3cret')", "OPTIONS (user 'ann', password ***)"),
    (
      "cannot reach postgres://ann:s3cret@db/vault: no route",
      "cannot reach postgres://ann:***@db/vault: no route"
    ),
  ])
  func `a password is recognised by its place`(text: String, shown: String) {
    #expect(text.redactingPasswords() == shown)
    #expect(!text.redactingPasswords().contains("s3"))
  }

  @Test(arguments: [
    ("code\u{1B}[2J\u{7}", #"code\u001B[2J\u0007"#), ("a\nb\r\tc", #"a\nb\r\tc"#),
    ("a\u{9B}b\u{202E}c", #"a\u009Bb\u202Ec"#), ("Stra\u{DF}e e\u{301}", "Stra\u{DF}e e\u{301}"),
  ])
  func `control characters are shown as escapes`(text: String, shown: String) {
    #expect(text.escapingControls() == shown)
    #expect(String(repeating: "x", count: 500).shownName().unicodeScalars.count < 130)
    #expect("a\nb".shown() == "a\nb")
  }

  @Test func `lines of a server's text never pass for messages of a program`() {
    let error = PostgresError(code: .invalidText, message: "bad: \"x\nvaultload: all loaded\"")
    #expect(!"\(error)".split(separator: "\n").contains { $0.hasPrefix("vaultload") })
  }

  @Test(arguments: [
    "postgres://ann@db/vault", "SELECT password FROM users", "the password is wrong", "http://x/y",
    "SELECT 'a' AS password, 'b'", "mail ann@example.org about host:port",
  ])
  func `what holds no password stays as it is`(text: String) {
    #expect(text.redactingPasswords() == text)
  }

  @Test func `an error redacts every field`() {
    let text = "password=s3cret"
    let error = PostgresError(
      code: .internalError, message: text, detail: text, hint: text, context: text, statement: text)
    #expect(!"\(error)".contains("s3cret"))
    #expect(!String(reflecting: error).contains("s3cret"))
    #expect(error.statement == "password=***")
  }

  @Test func `an error's description shows all that is known, and only the start of a script`() {
    let error = PostgresError(
      code: .uniqueViolation, message: "twice", detail: "key 1", hint: "once",
      context: "COPY t, line 7", statement: String(repeating: "x", count: 500))
    #expect(
      error.description == """
        twice (SQLSTATE 23505)
          detail: key 1
          hint: once
          context: COPY t, line 7
          statement: \(String(repeating: "x", count: 400)) …
        """)
  }
}
