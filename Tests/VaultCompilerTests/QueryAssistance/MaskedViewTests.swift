import PostgresClient
import PostgresSchema
import TestSupport
import Testing
import VaultModel

@testable import VaultCompiler

/// What those see who may not see what is sensitive.
@Suite struct MaskedViewTests {
  static let conventions: [Conventions] = HistoryVault.conventions

  static let values: [(masking: Masking, value: String?, shown: String?)] = [
    (.nullify, "x", nil), (.nullify, nil, nil),
    (.redact, "x", "***"), (.redact, "", "***"), (.redact, nil, nil),
    (.lastFour, "0400123456", "******3456"), (.lastFour, "12345", "*2345"),
    (.lastFour, "1234", "****"), (.lastFour, "", ""), (.lastFour, nil, nil),
    (.lastFour, "ÄÖÜßéñ", "**Üßéñ"),
    (.email, "ada@lovelace.org", "a***@lovelace.org"), (.email, "a@b", "a***@b"),
    (.email, "no address", "***"), (.email, "two@at@signs", "***"), (.email, "@b", "***"),
    (.email, "", "***"), (.email, nil, nil),
    (.token, nil, nil),
  ]

  @Test(arguments: values)
  func `a mask shows what its rule says`(
    masking: Masking, value: String?, shown: String?
  ) async throws {
    try await withScratchDatabase { connection, _ in
      try connection.execute(SQL(trusted: schemaSQL(for: Self.vault())))
      try connection.addDetail(value, masking)
      try connection.readAs("A")
      try connection.expect(
        "SELECT \(id: masking.rawValue) FROM business.detail_masked", gives: shown)
    }
  }

  @Test func `equal values have equal tokens, which nobody can make without the key`() async throws
  {
    try await withScratchDatabase { connection, _ in
      try connection.execute(SQL(trusted: schemaSQL(for: Self.vault())))
      try connection.addDetail("same", .token, of: "one")
      try connection.addDetail("same", .token, of: "two")
      try connection.addDetail("other", .token, of: "three")
      try connection.readAs("A")
      try connection.expect(
        "SELECT count(DISTINCT token) FROM business.detail_masked", gives: "2")
      try connection.expect(
        "SELECT bool_and(token ~ '^[0-9a-f]{64}$') FROM business.detail_masked", gives: "t")
      try connection.expect(
        """
        SELECT count(*) FROM business.detail_masked
        WHERE decode(token, 'hex') IN (sha256('same'), sha256('other'))
        """, gives: "0")
      // Another vault that moves in later takes the key that is there.
      let key = try connection.value(of: "SELECT secret::text FROM metadata.masking_key")
      try connection.execute(MaskedViews.keyTable.sql)
      try connection.execute(MaskedViews.keyRow.sql)
      try connection.expect("SELECT secret::text FROM metadata.masking_key", gives: key)
      try connection.expect(
        "SELECT octet_length(secret) FROM metadata.masking_key", gives: "32")
    }
  }

  @Test(arguments: conventions)
  func `a role that has the masked view alone sees its tenant's open versions, and nothing else`(
    conventions: Conventions
  ) async throws {
    try await withScratchDatabase { connection, _ in
      try connection.execute(SQL(trusted: schemaSQL(for: Self.vault(conventions))))
      for tenant in ["A", "B"] {
        try connection.addDetail("0400123456", .lastFour, of: "k", in: tenant)
      }
      try connection.execute(
        """
        CREATE ROLE masked_\(SQL(trusted: conventions.suffix)) NOLOGIN;
        GRANT USAGE ON SCHEMA business, util TO masked_\(SQL(trusted: conventions.suffix));
        GRANT SELECT ON business.detail_masked TO masked_\(SQL(trusted: conventions.suffix));
        SET ROLE masked_\(SQL(trusted: conventions.suffix));
        """)
      try connection.expect("SELECT count(*) FROM business.detail_masked", gives: "0")
      try connection.readAs("A")
      try connection.expect(
        """
        SELECT string_agg("lastFour", ',') FROM business.detail_masked
        WHERE tenant_hk = util.session_tenant()
        """, gives: "******3456")
      try connection.expect("SELECT count(*) FROM business.detail_masked", gives: "1")
      for table in ["business.detail_s", "business.detail_current", "metadata.masking_key"] {
        try connection.expectRefusal(of: "SELECT FROM \(SQL(trusted: table))")
      }
      let columns = try connection.query("SELECT * FROM business.detail_masked").columnNames
      #expect(!columns.contains("hash_diff"))
      _ = try connection.query(
        "SELECT set_config('app.tenant_hk', $1, false)", [.text("' OR true --")])
      try connection.expect("SELECT count(*) FROM business.detail_masked", gives: "0")
    }
  }

  @Test(arguments: [HistoryVault.conventions[0], HistoryVault.conventions[2]])
  func `a version that has ended is not shown`(conventions: Conventions) async throws {
    try await withScratchDatabase { connection, _ in
      try connection.execute(SQL(trusted: schemaSQL(for: Self.vault(conventions))))
      try connection.addDetail("old-old-old", .lastFour, of: "k", at: 1)
      try connection.addDetail("new-new-new", .lastFour, of: "k", at: 2)
      if conventions.closing == .close {
        try connection.execute(
          """
          UPDATE business.detail_s SET load_end_date = \(History.instant(2))
          WHERE load_date = \(History.instant(1))
          """)
      }
      try connection.readAs("A")
      try connection.expect(
        #"SELECT string_agg("lastFour", ',') FROM business.detail_masked"#, gives: "*******-new")
    }
  }

  /// One attribute for each rule, named after it; and a code list with one.
  static func vault(_ conventions: Conventions = HistoryVault.conventions[0]) -> CompiledVault {
    var vault = HistoryVault.vault(conventions)
    let maskings: [Masking] = [.nullify, .redact, .token, .lastFour, .email]
    for place in vault.satellites.indices where vault.satellites[place].name == "detail" {
      vault.satellites[place].attributes = maskings.enumerated().map { place, masking in
        .init(
          ordinal: place + 1, name: masking.rawValue, hashName: masking.rawValue, type: .text,
          sensitivity: .personal, masking: masking)
      }
    }
    return vault
  }

  @Test(arguments: HistoryVault.conventions, [true, false])
  func `a code list is masked for all tenants alike`(
    conventions: Conventions, hasHistory: Bool
  ) async throws {
    var list = EveryKindVault.country
    list.attributes[0].masking = .redact
    if hasHistory {
      list.history = .init(
        table: .init(schema: "ref", name: "country_s"),
        hashDiffFunction: .init(schema: "util", name: "country_hash_diff"))
    }
    var vault = HistoryVault.vault(conventions)
    vault.references = [list]
    let script = SQL(trusted: schemaSQL(for: vault))
    try await withScratchDatabase { connection, _ in
      try connection.execute(script)
      let rows: SQL =
        hasHistory
        ? "ref.country_s (code, title, record_source, hash_diff) VALUES ('AU', 'Australia', 'x', 'h')"
        : "ref.country_r (code, title, record_source) VALUES ('AU', 'Australia', 'x')"
      try connection.execute("INSERT INTO \(rows)")
      try connection.expect("SELECT code || title FROM ref.country_masked", gives: "AU***")
    }
  }
}

extension Conventions {
  /// Tells the conventions apart in a role's name: roles belong to the whole server.
  fileprivate var suffix: String {
    switch (closing, openMarker) {
    case (.insertOnly, _): "insert_only"
    case (.close, .null): "null"
    case (.close, .date): "date"
    }
  }
}

extension Connection {
  fileprivate func addDetail(
    _ value: String?, _ masking: Masking, of key: String = "k", in tenant: String = "A",
    at second: Int = 1
  ) throws {
    _ = try query(
      """
      INSERT INTO business.detail_s
        (item_hk, load_date, hash_diff, tenant_hk, record_source, \(id: masking.rawValue))
      VALUES (sha256(\(literal: tenant + key)), \(History.instant(second)), sha256(''),
        util.hash_binary(\(literal: tenant)), 'x', $1)
      """, [value.map { .text($0) } ?? .null])
  }
}
