import Testing

@testable import ModelImport

@Suite struct ColumnNatureTests {
  private func nature(_ column: String, in table: String = "shop.things") -> ColumnNature {
    ColumnNature(of: SourceDatabase.Column(column), in: .init(table))
  }

  @Test(arguments: [
    "password_hash text", "secret text", "api_key varchar(64)", "jwt_token_hash varchar(255)",
    "refresh_token text", "encrypted_private_key bytea", "mfa_secret text", "pin varchar(4)",
    "oauth_credentials jsonb", "userPassword text",
  ])
  func `what lets its owner in is a secret`(column: String) {
    #expect(nature(column).sensitivity == .secret)
  }

  @Test(arguments: [
    "token_count integer", "password_changed_at timestamptz", "two_factor_enabled boolean",
    "token_id uuid", "primary_key_name text", "status text", "segment varchar(20)",
    "email_verified boolean", "total numeric(12,2)", "public_key text", "name text",
  ])
  func `what only speaks of one is none`(column: String) {
    #expect(nature(column).sensitivity == .open)
  }

  @Test(arguments: [
    "email varchar(255)", "work_email text", "phone varchar(20)", "first_name text",
    "LastName text", "street text", "date_of_birth date", "ip_address inet", "client inet",
    "user_agent text", "latitude numeric(9,6)", "addresses jsonb",
  ])
  func `what tells who somebody is is personal`(column: String) {
    #expect(nature(column).sensitivity == .personal)
  }

  @Test(arguments: [
    "salary numeric(12,2)", "risk_score numeric(3,2)", "risk_factors jsonb", "bank_name text",
    "health_notes text",
  ])
  func `pay, health and risk are confidential`(column: String) {
    #expect(nature(column).sensitivity == .confidential)
  }

  @Test func `a name is personal where a person has it`() {
    #expect(nature("name text", in: "shop.customers").sensitivity == .personal)
    #expect(nature("name text", in: "shop.products").sensitivity == .open)
  }

  @Test func `a column that moves with every touch is told from one that tells something`() {
    #expect(nature("updated_at timestamptz").pace == .touch)
    #expect(nature("access_count integer").pace == .touch)
    #expect(nature("status text").pace == .fast)
    #expect(nature("last_login_at timestamptz").pace == .fast)
    #expect(nature("retry_count integer").pace == .fast)
    #expect(nature("created_at timestamptz").pace == .slow)
  }
}
