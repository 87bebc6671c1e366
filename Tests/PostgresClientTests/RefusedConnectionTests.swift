import PostgresClient
import PostgresSchema
import TestSupport
import Testing

@Suite struct RefusedConnectionTests {
  /// The error of an attempt to connect.
  private func refusal(_ url: String) async throws -> PostgresError? {
    try await onOwnThread {
      do throws(PostgresError) {
        _ = try Connection(to: .url(url), applicationName: "vaultwright tests", names: .database)
        return nil
      } catch { return error }
    }
  }

  @Test(arguments: [
    // Port 1 belongs to a service that nobody runs.
    "postgresql://ann:s3cret@127.0.0.1:1/vault",
    "postgresql://ann:s3cret@host.invalid/vault",
    "postgresql://ann:s3cret@/vault?host=/nonexistent",
    "host=127.0.0.1 port=1 user=ann password='s3cret' dbname=vault",
  ])
  func `a server that is not there is unreachable`(url: String) async throws {
    let error = try #require(try await refusal(url))
    #expect(error.code == .unableToConnect)
    #expect(error.isUnreachable && !error.isAuthentication && !error.isConnectionLost)
    #expect(!"\(error)".contains("s3cret"))
  }

  @Test func `a server that does not answer is given up on`() async throws {
    try await withSilentServer { port in
      let error = try #require(
        try await refusal("postgresql://ann:s3cret@127.0.0.1:\(port)/vault?connect_timeout=2"))
      #expect(error.isUnreachable)
      #expect(
        error.message == "postgresql://ann@127.0.0.1:\(port)/vault did not answer within 2 seconds")
    }
  }

  @Test func `a role without a free connection waits for one`() async throws {
    try await withScratchDatabase { fixture, url in
      let role = "one_session_\(UInt64.random(in: 0 ... .max))"
      try fixture.execute("CREATE ROLE \(id: role) LOGIN CONNECTION LIMIT 1")
      defer { try? fixture.execute("DROP ROLE \(id: role)") }
      let address = url.replacing("vaultwright@", with: "\(role)@")
      let first = try Connection(to: .url(address), applicationName: "first")
      // It ends after the second has asked in vain, at the end of the first pause or of a later one.
      try first.executeAlone("SET idle_session_timeout = '400ms'")
      let second = try Connection(to: .url(address), applicationName: "second")
      #expect(try second.query("SELECT 1").count == 1)
      #expect(throws: PostgresError.self) { try first.query("SELECT 1") }
    }
  }

  @Test func `libraries that do not fit a server ask for its restart`() {
    for message in [
      #"could not load library "/usr/lib/postgresql/15/lib/plpgsql.so": undefined symbol: x"#,
      #"could not access file "$libdir/dblink": No such file or directory"#,
      #"incompatible library "/usr/lib/postgresql/15/lib/plpgsql.so": version mismatch"#,
    ] {
      let error = PostgresError(code: SQLState("58P01"), message: message)
      #expect(error.hint?.hasSuffix("restart the server") == true)
    }
    #expect(PostgresError(code: .syntaxError, message: "syntax error").hint == nil)
  }

  @Test func `a database that is missing is told by its code`() async throws {
    let cluster = try await TestCluster.shared.running()
    let error = try #require(try await refusal(cluster.url(ofDatabase: "no such")))
    #expect(error.code == .databaseMissing)
    #expect(error.message.hasSuffix(#"FATAL:  database "no such" does not exist"#))
    #expect(!error.isUnreachable)
  }

  @Test func `each kind of refused login is told as one, and none shows the password`() async throws
  {
    let cluster = try await PrivateCluster.demandingPasswords()
    let cases: [(user: String, SQLState)] = [
      ("ann:wr0ng-s3cret", .invalidPassword),
      ("ann", .invalidPassword),
      ("bob:s3cret", .invalidAuthorization),
      ("nobody:s3cret", .invalidPassword),
    ]
    for (user, code) in cases {
      let url = cluster.url.replacing("vaultwright@", with: user + "@")
      let error = try #require(try await refusal(url))
      #expect(error.code == code, "\(user): \(error)")
      #expect(error.isAuthentication)
      #expect(!"\(error)".contains("s3cret"))
    }
    let right = try await refusal(cluster.url.replacing("vaultwright@", with: "ann:s3%20cr%40et@"))
    #expect(right == nil)
    try await cluster.remove()
  }

  @Test(arguments: [
    "", "mysql://ann:s3cret@db/vault", "postgres://ann:s3%cret@db/vault",
    "postgres://ann:x@s3cret@db/vault", "postgres://ann:x/s3cret@db/vault",
    "postgres://ann:pw@db/vault?pasword=s3cret", "host=db password=x s3cret", "password='s3cret",
    "postgres://ann:s3cret@[::1/vault", "postgres://ann:pw@db/vault?s3cret",
    "ann:s3cret@db:5432/vault", "//ann:s3cret@db/vault", "ann:s3cret@db?sslmode=require",
    "postgresql:ann:s3cret@db", "jdbc:postgresql://ann:s3cret@db/vault",
  ])
  func `an address that cannot be read is refused without showing a password`(address: String) {
    let error = #expect(throws: PostgresError.self) {
      try DatabaseChoice.resolve(flag: address, environment: [:])
    }
    #expect(error?.code == .malformedAddress)
    #expect(error.map { "\($0)" }?.contains("s3cret") == false)
  }
}
