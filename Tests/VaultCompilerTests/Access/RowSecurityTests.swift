import PostgresClient
import PostgresSchema
import TestSupport
import Testing
import VaultModel

@testable import VaultCompiler

/// What each role sees and may do, for a table of every kind and the views over them.
@Suite struct RowSecurityTests {
  static let conventions = [
    EveryKindVault.vault, EveryKindVault.withFarDate, EveryKindVault.insertOnly,
  ]

  @Test(arguments: conventions)
  func `a reader sees its tenant, what is shared and the ghosts, and nothing else`(
    vault: CompiledVault
  ) async throws {
    try await withScratchDatabase { connection, _ in
      let content = try SeededVault(vault, in: connection)
      try connection.execute("SET ROLE \(id: vault.conventions.roles.reader)")
      for tenant in SeededVault.tenants {
        let key = try connection.value(
          of: "SELECT util.hash_binary('\(SQL(trusted: tenant))')::text")
        _ = try connection.query(
          "SELECT set_config('app.tenant_hk', $1, false)", [.text(try #require(key))])
        for relation in content.relationsOfTenants {
          try connection.expect(
            """
            SELECT count(*) > 0 FROM \(relation) WHERE tenant_hk = util.session_tenant()
            """, gives: "t")
          try connection.expect(
            """
            SELECT count(*) FROM \(relation)
            WHERE tenant_hk NOT IN (
              util.session_tenant(), util.zero_key(),
              util.hash_binary('00000000-0000-0000-0000-000000000001'))
            """, gives: "0")
        }
      }
    }
  }

  @Test func `of the system tenant all read what is shared, and nothing else`() async throws {
    try await withScratchDatabase { connection, _ in
      let content = try SeededVault(EveryKindVault.vault, in: connection)
      let system = "00000000-0000-0000-0000-000000000001"
      try content.seed([system], in: connection)
      try connection.execute(
        """
        SET ROLE every_kind_reader;
        SELECT set_config('app.tenant_hk', encode(util.hash_binary('A'), 'hex'), false);
        """)
      var shared: Set<String> = []
      for table in content.tables.filter(content.isOfTenants).map(\.name) {
        let seen = try connection.value(
          of:
            "SELECT count(*) > 0 FROM \(table) WHERE tenant_hk = util.hash_binary(\(literal: system))"
        )
        if seen == "t" { shared.insert(table.name) }
      }
      // The only shared hub, and what is about it.
      #expect(shared == ["currency_h", "rates_s", "currency_pit"])
      try connection.execute(
        "SELECT set_config('app.tenant_hk', encode(util.hash_binary(\(literal: system)), 'hex'), false)"
      )
      for table in content.tables.filter(content.isOfTenants).map(\.name) {
        try connection.expect(
          "SELECT count(*) > 0 FROM \(table) WHERE tenant_hk = util.session_tenant()", gives: "t"
        )
      }
    }
  }

  @Test func `a reader of any tenant sees shared rows, code lists and ghosts`() async throws {
    try await withScratchDatabase { connection, _ in
      _ = try SeededVault(EveryKindVault.vault, in: connection)
      try connection.execute(
        """
        SET ROLE every_kind_reader;
        SELECT set_config('app.tenant_hk', encode(util.hash_binary('A'), 'hex'), false);
        """)
      try connection.expect(
        "SELECT count(*) FROM auth.tenant_h WHERE record_source = 'SYSTEM'", gives: "1")
      try connection.expect("SELECT count(*) > 0 FROM business.currency_h", gives: "t")
      try connection.expect(
        "SELECT count(*) FROM business.phones_s WHERE person_hk = util.zero_key()", gives: "1")
      try connection.expect("SELECT count(*) FROM ref.country_r", gives: "1")
    }
  }

  /// A role's setting of the tenant, as an attacker or a bug may leave it.
  static let settings: [String?] = [
    nil, "", "x", #"\x"#, "' OR true --", "00') OR ('' = '", "NULL", "tenant_hk",
    String(repeating: "a", count: 63), String(repeating: "a", count: 65),
    #"\x"# + String(repeating: "a", count: 62), "0x" + String(repeating: "a", count: 64),
    String(repeating: "g", count: 64), String(repeating: "a", count: 64) + "\n",
    "\n" + String(repeating: "a", count: 64), String(repeating: "é", count: 64),
    #"\\x"# + String(repeating: "a", count: 64),
  ]

  @Test(arguments: settings)
  func `without a well-formed tenant a reader sees nothing, and no error`(
    setting: String?
  ) async throws {
    try await withScratchDatabase(from: .everyKind) { connection, _ in
      let content = SeededVault(EveryKindVault.vault)
      try connection.execute("SET ROLE every_kind_reader")
      if let setting {
        _ = try connection.query("SELECT set_config('app.tenant_hk', $1, false)", [.text(setting)])
      }
      for relation in content.relationsOfTenants {
        try connection.expect("SELECT count(*) FROM \(relation)", gives: "0")
      }
    }
  }

  @Test func `the session's tenant may be written with a prefix and in either case`() async throws {
    try await withScratchDatabase(from: .everyKind) { connection, _ in
      for text in ["ab", "AB", "\\xab", "\\xAB"] {
        let prefix = text.dropLast(2)
        let key = String(prefix) + String(repeating: String(text.suffix(2)), count: 32)
        _ = try connection.query("SELECT set_config('app.tenant_hk', $1, false)", [.text(key)])
        try connection.expect(
          "SELECT util.session_tenant() = decode(repeat('ab', 32), 'hex')", gives: "t")
      }
    }
  }

  @Test func `a reader writes nowhere, and reads no bookkeeping`() async throws {
    try await withScratchDatabase(from: .everyKind) { connection, _ in
      let content = SeededVault(EveryKindVault.vault)
      try connection.execute("SET ROLE every_kind_reader")
      for table in content.tables {
        let column = try #require(table.columns.last).name
        try connection.expectRefusal(
          of: "UPDATE \(table.name) SET \(id: column) = \(id: column)")
      }
      for table in content.tables.map(\.name) {
        try connection.expectRefusal(of: "INSERT INTO \(table) DEFAULT VALUES")
        try connection.expectRefusal(of: "DELETE FROM \(table)")
        try connection.expectRefusal(of: "TRUNCATE \(table)")
      }
      for table in Bookkeeping.tables {
        try connection.expectRefusal(of: "SELECT FROM \(table)")
      }
    }
  }

  @Test func `a loader sees all tenants and adds rows, but deletes and changes none`() async throws
  {
    try await withScratchDatabase { connection, _ in
      let content = try SeededVault(EveryKindVault.vault, in: connection)
      try connection.execute("SET ROLE every_kind_loader")
      for table in content.keptTables {
        if content.isOfTenants(table) {
          try connection.expect(
            """
            SELECT count(DISTINCT tenant_hk) FROM \(table.name)
            WHERE tenant_hk IN (util.hash_binary('A'), util.hash_binary('B'))
            """, gives: "2")
        }
        try connection.expectRefusal(of: "DELETE FROM \(table.name)")
        try connection.expectRefusal(of: "TRUNCATE \(table.name)")
        if table.name.name != "country_r" {
          try connection.expectRefusal(of: "UPDATE \(table.name) SET record_source = 'mine'")
        }
        if table.columns.contains(where: { $0.name == "load_end_date" }) {
          try connection.execute("UPDATE \(table.name) SET load_end_date = now()")
        }
      }
      try content.seed(["C"], in: connection)
    }
  }

  @Test func `every table that has a tenant key has policies, whoever declared it`() async throws {
    try await withScratchDatabase(from: .everyKind) { connection, _ in
      try connection.expect(
        """
        SELECT string_agg(oid::regclass::text, ', ') FROM pg_class
        WHERE relkind IN ('r', 'p') AND NOT relispartition AND NOT relrowsecurity
          AND oid IN (SELECT attrelid FROM pg_attribute WHERE attname = 'tenant_hk')
        """, gives: nil)
      try connection.expect(
        """
        SELECT count(*) FROM pg_class
        WHERE relnamespace IN ('business'::regnamespace, 'auth'::regnamespace, 'ref'::regnamespace)
          AND relkind IN ('r', 'p') AND NOT relispartition AND obj_description(oid) IS NULL
        """, gives: "0")
    }
  }
}

extension Connection {
  /// Expects a statement to be refused for want of rights.
  func expectRefusal(of sql: SQL, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let error = #expect(throws: PostgresError.self, "\(sql.text)", sourceLocation: sourceLocation) {
      try execute(sql)
    }
    #expect(
      error?.message.contains("permission denied") == true, "\(sql.text): \(error?.message ?? "")",
      sourceLocation: sourceLocation)
  }
}

extension ScratchTemplate {
  /// Every kind of table, with rows of two tenants.
  static let everyKind = ScratchTemplate("every-kind") { connection in
    _ = try SeededVault(EveryKindVault.vault, in: connection)
  }
}
