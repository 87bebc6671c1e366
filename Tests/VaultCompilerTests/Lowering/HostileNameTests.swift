import PostgresClient
import PostgresSchema
import TestSupport
import Testing
import VaultCompiler
import VaultModel
import VaultSQL

@Suite struct HostileNameTests {
  static let names = [
    "a\"b", "'; DROP SCHEMA util CASCADE; --", "two words", "select", "Ünïcödé", "👩‍👩‍👧", "$body$",
    "a\\b", "line\nbreak", "e\u{301}", "\"\u{301}", "'\u{301}", "x\\'y", "%s %I :name", "--", "/*",
    "CamelCase", "1st",
    // 61 bytes: the names that are made from it would be cut by the server.
    "x" + String(repeating: "ö", count: 30),
  ]

  @Test(arguments: names)
  func `any name that PostgreSQL can hold becomes that very name`(name: String) async throws {
    let vault = Self.vault(called: name)
    try await withScratchDatabase { connection, _ in
      try connection.execute(SQL(trusted: schemaSQL(for: vault)))
      let columns = try connection.query(
        """
        SELECT attname FROM pg_attribute
        WHERE attrelid = $1::regclass AND attnum > 0 ORDER BY attnum
        """, [.text(QualifiedName(schema: name, name: name).sql.text)])
      #expect(
        columns.texts().map { $0.map { Array($0.utf8) } }
          == ["h", "tenant_hk", name, "load_date", "record_source"].map { Array($0.utf8) })
      let comment = try connection.value(
        of: "SELECT obj_description($1::regclass, 'pg_class')",
        [.text(QualifiedName(schema: name, name: name).sql.text)])
      #expect(comment.map { Array($0.utf8) } == Array(name.utf8))
      let short = String(name.prefix(20))
      for function in ["refresh_\(short)", "refresh_\(short)_pit", "refresh_\(short)_bridge"] {
        try connection.execute("SELECT * FROM \(QualifiedName(schema: name, name: function))()")
      }
      let stored = try connection.value(of: "SELECT vault_name FROM metadata.vault")
      #expect(stored.map { Array($0.utf8) } == Array(name.utf8))
    }
  }

  @Test(arguments: names)
  func `a hostile hash name is hashed by its bytes`(name: String) async throws {
    let vault = Self.vault(called: name)
    try await withScratchDatabase { connection, _ in
      try connection.execute(SQL(trusted: schemaSQL(for: vault)))
      let function = QualifiedName(schema: "util", name: name)
      let table = QualifiedName(schema: name, name: "payload_s")
      let hash = try connection.value(
        of: """
          SELECT encode(\(function)(
            ROW(NULL, NULL, NULL, NULL, 'v', NULL, NULL)::\(table)), 'hex')
          """)
      #expect(try hash == connection.sha256(of: "\(name)=v"))
      for check in hashChecks(of: vault) {
        try connection.expect(check.countingDifferences, gives: "0")
        #expect(try connection.query(check.listingDifferences(limit: 5)).count == 0)
      }
    }
  }

  static func vault(called name: String) -> CompiledVault {
    let table = CompiledVault.TableName(schema: name, name: name)
    // Views are named after what they show; the checks of models see to it that the names fit.
    let short = String(name.prefix(20))
    let attribute = CompiledVault.Attribute(
      ordinal: 1, name: name, hashName: name, type: .text, about: name)
    return CompiledVault(
      name: name, about: name, hashSpec: HashSpec(), tenantHub: "tenant",
      hubs: [
        DepotVault.tenant,
        .init(
          name: short, about: name, table: table, hashKey: "h",
          keyParts: [.init(name: name, type: .text)]),
      ],
      links: [
        .init(
          name: short, about: name, table: .init(schema: name, name: "joined_l"), hashKey: "l",
          participants: [
            .init(hub: short, role: name, column: name),
            .init(hub: "tenant", role: "tenant", column: "tenant_hk"),
          ])
      ],
      satellites: [
        .init(
          name: short, about: name,
          table: .init(schema: name, name: "payload_s"),
          parent: .hub(short), parentHashKey: "h", attributes: [attribute],
          hashDiffFunction: .init(schema: "util", name: name))
      ],
      sources: [], conventions: Conventions(roles: Roles(ofVault: short)),
      calendars: [
        .init(name: short, about: name, table: .init(schema: name, name: "days"))
      ],
      pointInTimes: [
        .init(
          name: short, about: name, table: .init(schema: name, name: "p"),
          parent: .hub(short), parentHashKey: "h", calendar: short,
          satellites: [
            .init(
              satellite: short, hashKeyColumn: name, loadDateColumn: "payload")
          ])
      ],
      bridges: [
        .init(
          name: short, about: name, table: .init(schema: name, name: "b"),
          hub: short, hubColumn: "h", calendar: short,
          steps: [
            .init(link: short, linkColumn: name, entryRole: name, entryColumn: "h", exits: [])
          ])
      ])
  }
}
