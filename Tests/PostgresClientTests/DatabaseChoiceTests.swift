import PostgresClient
import SystemPackage
import Testing

@Suite struct DatabaseChoiceTests {
  private func choice(
    _ flag: String?, _ environment: [String: String]
  ) throws -> ConnectionTarget {
    try DatabaseChoice.resolve(flag: flag, environment: environment, workingDirectory: "/w")
  }

  private let cluster = ConnectionTarget.cluster(PrivateCluster(directory: "/w/.vaultwright"))

  @Test func `the flag comes before DATABASE_URL, that before libpq's variables`() throws {
    let all = ["DATABASE_URL": "postgres://b/two", "PGHOST": "c"]
    #expect(try choice("postgres://a/one", all) == .url("postgres://a/one"))
    #expect(try choice(nil, all) == .url("postgres://b/two"))
    #expect(try choice(nil, ["PGHOST": "c"]) == .environment)
    #expect(try choice(nil, [:]) == cluster)
  }

  @Test(arguments: ["PGHOST", "PGHOSTADDR", "PGPORT", "PGDATABASE", "PGUSER", "PGSERVICE"])
  func `each of libpq's variables that name a database counts`(name: String) throws {
    #expect(try choice(nil, [name: "x"]) == .environment)
  }

  @Test func `empty variables and those of other purpose name none`() throws {
    let environment = ["DATABASE_URL": "", "PGHOST": "", "PGPASSWORD": "x", "PGSSLMODE": "require"]
    #expect(try choice(nil, environment) == cluster)
  }

  @Test(arguments: [
    ("postgres://ann:s3cret@db:5433/vault", "postgresql://ann@db:5433/vault"),
    ("host=db port=1 user=ann password=s3cret dbname=v", "postgresql://ann@db:1/v"),
    ("postgres://ann:s3cret@/v?host=/run/pg&port=1", "postgresql://ann@:1/v?host=/run/pg"),
    ("postgres://ann:s3cret@h:1/s3cret", "postgresql://ann@h:1/***"),
  ])
  func `an address is shown without its password`(address: String, shown: String) throws {
    #expect(try choice(address, [:]).description == shown)
  }

  @Test func `a private cluster is shown by its folder`() {
    #expect(cluster.description == "the private cluster in /w/.vaultwright")
  }
}
