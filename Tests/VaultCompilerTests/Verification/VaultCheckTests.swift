import PostgresClient
import PostgresSchema
import TestSupport
import Testing
import VaultModel
import VaultSQL

/// A vault with rows of every kind, in each way to end a version, and what can be wrong with it.
@Suite struct VaultCheckTests {
  static let vaults = [
    EveryKindVault.vault, EveryKindVault.withFarDate, EveryKindVault.insertOnly,
  ]

  @Test(arguments: [0, 1, 2])
  func `no check finds fault with rows that follow the rules`(convention: Int) async throws {
    let vault = Self.vaults[convention]
    try await withScratchDatabase { connection, _ in
      try FilledVault(vault: vault).fill(connection)
      try connection.makeSessionHostile()
      #expect(try Self.found(in: vault, on: connection) == [])
      for name in ["everything_s", "payment_l", "phones_s", "machine_status_s", "currency_h"] {
        let rows = try connection.value(
          of: "SELECT count(*) > 0 FROM \(QualifiedName(schema: "business", name: name))")
        #expect(rows == "t", "\(name) is empty")
      }
    }
  }

  @Test(arguments: [0, 1, 2])
  func `each planted fault is found by the checks that it is one for, and by no other`(
    convention: Int
  ) async throws {
    let vault = Self.vaults[convention]
    let faults = PlantedFault.all(in: vault)
    #expect(faults.count > 20)
    try await withScratchDatabase { connection, _ in
      try FilledVault(vault: vault).fill(connection)
      for fault in faults {
        try connection.execute("BEGIN")
        // Foreign keys would keep some of the faults out.
        try connection.execute("SET LOCAL session_replication_role = replica")
        try connection.execute(fault.change)
        let found = try Self.found(in: vault, on: connection)
        #expect(found == fault.found, "\(fault.change.text)")
        try connection.execute("ROLLBACK")
      }
    }
  }

  @Test(arguments: [ForeignKeys.none, .notEnforced, .notValid, .enforced])
  func `a satellite of a link needs no ghost where a foreign key could keep it out`(
    foreignKeys: ForeignKeys
  ) async throws {
    var vault = EveryKindVault.vault
    vault.conventions.foreignKeys = foreignKeys
    let isKeptOut = foreignKeys == .notValid
    try await withScratchDatabase { [vault] connection, _ in
      try FilledVault(vault: vault).fill(connection)
      try connection.execute(
        """
        DELETE FROM business.handover_note_s WHERE handover_hk = util.zero_key();
        DELETE FROM business.visits_s WHERE person_hk = util.zero_key();
        """)
      let found = try Self.found(in: vault, on: connection)
      #expect(
        found
          == Set(["ghosts business.visits_s"]).union(
            isKeptOut ? [] : ["ghosts business.handover_note_s"]))
    }
  }

  @Test func `a link whose satellites' enforced keys ask for a ghost must have it`() async throws {
    var vault = EveryKindVault.vault
    vault.conventions.foreignKeys = .enforced
    try await withScratchDatabase { [vault] connection, _ in
      try FilledVault(vault: vault).fill(connection)
      #expect(try Self.found(in: vault, on: connection) == [])
      try connection.execute(
        """
        SET session_replication_role = replica;
        DELETE FROM business.handover_l WHERE handover_hk = util.zero_key()
        """)
      #expect(try Self.found(in: vault, on: connection) == ["ghosts business.handover_l"])
    }
  }

  @Test(arguments: [["everything", "machine_tracking"], ["everything"], ["machine_tracking"]])
  func `a satellite is counted by rows, whether or not its source tracks it`(fed: [String]) {
    var vault = EveryKindVault.vault
    vault.sources[0].satellites = fed.map { .init(satellite: $0, role: nil, columns: []) }
    let isCounted = checks(of: vault).contains {
      $0.rule == .counts && $0.table.name == "everything_s"
    }
    #expect(isCounted)
  }

  @Test func `every table of the raw vault is checked`() {
    let vault = EveryKindVault.vault
    let checked = Set(checks(of: vault).map(\.table))
    let tables = SeededVault(vault).keptTables.map(\.name).filter { $0.name != "country_r" }
    // A code list that keeps its newest state has no hash, no tenant and no history.
    #expect(Set(tables).subtracting(checked) == [QualifiedName(schema: "ref", name: "tariff_r")])
  }

  @Test func `a listing shows the first faults and says how many there are`() async throws {
    let vault = EveryKindVault.vault
    try await withScratchDatabase { connection, _ in
      try FilledVault(vault: vault).fill(connection)
      try connection.execute("UPDATE business.everything_s SET hash_diff = util.hash_binary('x')")
      let check = try #require(
        checks(of: vault).first { $0.rule == .hashes && $0.table.name == "everything_s" })
      let rows = try connection.query(check.listing(limit: 2))
      #expect(rows.count == 2)
      // Three versions and the ghost.
      #expect(rows.text(0, 2) == "4")
      #expect(rows.text(1, 0)?.hasPrefix(#"machine_hk=\x"#) == true)
      #expect(rows.text(1, 1)?.hasPrefix(#"holds \x"#) == true)
    }
  }

  private static func found(
    in vault: CompiledVault, on connection: Connection
  ) throws -> Set<String> {
    let failing = try checks(of: vault).filter {
      try connection.query($0.listing(limit: 1)).count > 0
    }
    return Set(failing.map { "\($0.rule.rawValue) \($0.table)" })
  }
}
