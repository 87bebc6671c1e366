import Testing

@testable import PostgresClient

/// The keywords and values that libpq opens a connection with.
@Suite struct ConnectionOptionsTests {
  private func values(_ address: String) throws -> [String: String] {
    try ConnectionOptions(for: .url(address), applicationName: "x").values
  }

  @Test func `a connection that has died is noticed, at the user's times where they are given`()
    throws
  {
    let preset = try values("postgresql://db/vault")
    #expect(preset["keepalives"] == "1" && preset["keepalives_idle"] == "60")
    #expect(preset["keepalives_interval"] == "10" && preset["keepalives_count"] == "6")
    #expect(preset["tcp_user_timeout"] == "120000" && preset["connect_timeout"] == "10")
    let own = try values(
      "postgresql://db/vault?keepalives=0&tcp_user_timeout=5000&keepalives_idle=7&connect_timeout=3"
    )
    #expect(own["keepalives"] == "0" && own["keepalives_idle"] == "7")
    #expect(own["tcp_user_timeout"] == "5000" && own["connect_timeout"] == "3")
  }

  @Test func `no startup option is sent but the user's own`() throws {
    #expect(try values("postgresql://db/vault")["options"] == nil)
    #expect(
      try values("postgresql://db/vault?options=-c%20work_mem%3D1GB")["options"]
        == "-c work_mem=1GB")
  }
}
