import Migrations
import PostgresClient
import PostgresSchema
import TestSupport
import Testing
import VaultCompiler
import VaultModel

@Suite struct SharedDatabaseTests {
  @Test func `two vaults share a database's functions and bookkeeping`() async throws {
    try await withScratchDatabase(from: .depot) { connection, _ in
      let outcome = try apply(Release(of: Self.neighbour(.sha256)), to: connection)
      #expect(outcome == .applied(objects: Self.objectCount))
      let vaults = try connection.query("SELECT vault_name FROM metadata.vault ORDER BY 1")
      #expect(vaults.texts() == ["depot", "neighbour"])
    }
  }

  @Test func `each vault's roles see and change their own rows of the bookkeeping alone`()
    async throws
  {
    try await withScratchDatabase(from: .depot) { connection, _ in
      _ = try apply(Release(of: Self.neighbour(.sha256)), to: connection)
      try connection.execute(
        """
        INSERT INTO metadata.load (vault_name, source, delivery_digest, inputs, status, program_version)
        SELECT vault_name, 's', '', '[]', 'loaded', 'test' FROM metadata.vault;
        INSERT INTO metadata.load_checkpoint (load_id, records, batches)
        SELECT load_id, 1, 1 FROM metadata.load;
        INSERT INTO metadata.quarantine
          (load_id, source, input, record, line, byte_offset, reason, detail, content)
        SELECT load_id, source, 'i', 1, 1, 1, 'r', vault_name, '' FROM metadata.load
        """)
      for role in ["depot_loader", "depot_owner"] {
        try connection.execute("SET ROLE \(id: role)")
        try connection.expect(
          "SELECT string_agg(vault_name, ' ') FROM metadata.vault", gives: "depot")
        try connection.expect(
          "SELECT string_agg(detail, ' ') FROM metadata.quarantine", gives: "depot")
        let changed = try connection.query(
          "UPDATE metadata.load_checkpoint SET records = 2 RETURNING load_id")
        #expect(changed.count == 1)
        let foreign = try connection.query(
          "UPDATE metadata.load SET status = 'running' WHERE vault_name = 'neighbour' RETURNING 1")
        #expect(foreign.count == 0)
        #expect(throws: PostgresError.self) {
          try connection.execute(
            "INSERT INTO metadata.accepted_deletion VALUES ('neighbour', 't', 1, 1)")
        }
        try connection.execute("RESET ROLE")
      }
      // Platform readers see all vaults.
      try connection.execute("GRANT USAGE ON SCHEMA metadata TO pg_read_all_data")
      try connection.execute("SET ROLE pg_read_all_data")
      try connection.expect("SELECT count(*) FROM metadata.quarantine", gives: "2")
      try connection.execute("RESET ROLE")
      let open = try connection.query(
        """
        SELECT relname FROM pg_class AS c
        WHERE relnamespace = 'metadata'::regnamespace AND relkind = 'r' AND NOT relrowsecurity
          AND EXISTS (
            SELECT FROM pg_attribute
            WHERE attrelid = c.oid AND attname IN ('vault_name', 'load_id'))
        """)
      #expect(open.texts() == [], "BookkeepingRows lists all of them")
    }
  }

  @Test(arguments: [HashAlgorithm.md5, .sha1])
  func `a vault that hashes otherwise cannot move in, and says so`(
    algorithm: HashAlgorithm
  ) async throws {
    try await withScratchDatabase(from: .depot) { connection, _ in
      let cause = Release(of: Self.neighbour(algorithm)).refusal(by: connection)
      #expect(
        cause?.message == """
          vault "depot" in this database hashes by vw1 with sha256, so this vault cannot share it
          """)
      let length = try connection.value(of: "SELECT octet_length(util.hash_binary(''))")
      #expect(length == "32")
    }
  }

  @Test(arguments: [HashRules.automateDV, .datavault4dbt])
  func `a vault that hashes by another tool's rules cannot move in, and says so`(
    rules: HashRules
  ) async throws {
    try await withScratchDatabase(from: .depot) { connection, _ in
      let cause = Release(of: Self.neighbour(.sha256, by: rules)).refusal(by: connection)
      #expect(
        cause?.message == """
          vault "depot" in this database hashes by vw1 with sha256, so this vault cannot share it
          """)
      try connection.expect(
        "SELECT util.generate_tenant_derived_hk('', 'k') = util.hash_binary('k')", gives: "f")
    }
  }

  @Test func `no vault of this product's own rules moves in with an adopted one`() async throws {
    try await withScratchDatabase { connection, _ in
      let adopted = Release(of: Self.neighbour(.sha256, by: .automateDV))
      _ = try apply(adopted, to: connection)
      let cause = Release(of: DepotVault.vault).refusal(by: connection)
      #expect(
        cause?.message == """
          vault "neighbour" in this database hashes by automate-dv with sha256, so this vault cannot \
          share it
          """)
    }
  }

  @Test func `pgcrypto in another schema is refused, and the hint mends it`() async throws {
    try await withScratchDatabase { connection, _ in
      try connection.execute("CREATE EXTENSION pgcrypto SCHEMA public")
      let script = SQL(trusted: schemaSQL(for: Self.neighbour(.sha1)))
      let error = #expect(throws: PostgresError.self) { try connection.execute(script) }
      #expect(error?.message == "extension pgcrypto is installed in another schema than util")
      try connection.execute(SQL(trusted: try #require(error?.hint)))
      try connection.execute(script)
      try connection.expect("SELECT octet_length(util.hash_binary(''))", gives: "20")
    }
  }

  /// Schemas 3, functions 11 and one more, bookkeeping 15 and 4 indexes, then hub, index, satellite, and
  /// two views and a function over them; of health 8 functions that vaults share and 5 of its own.
  private static let objectCount = 3 + 11 + 1 + 16 + 4 + 6 + 8 + 5

  /// A vault in a schema of its own, tenants included.
  private static func neighbour(
    _ algorithm: HashAlgorithm, by rules: HashRules = .vw1
  ) -> CompiledVault {
    var tenant = DepotVault.tenant
    tenant.table.schema = "next_door"
    return CompiledVault(
      name: "neighbour", hashSpec: HashSpec(id: rules, algorithm: algorithm), tenantHub: "tenant",
      hubs: [tenant], links: [],
      satellites: [
        DepotVault.satellite(
          "tenant_profile", of: .hub("tenant"), key: "tenant_hk", schema: "next_door",
          attributes: [.init(ordinal: 1, name: "email", hashName: "email", type: .text)])
      ],
      sources: [])
  }
}
