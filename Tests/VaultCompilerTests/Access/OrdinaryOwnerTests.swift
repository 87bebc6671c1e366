import PostgresClient
import PostgresSchema
import TestSupport
import Testing
import VaultCompiler
import VaultModel

/// A database whose owner is no superuser and may not create roles.
@Suite struct OrdinaryOwnerTests {
  @Test func `an ordinary owner makes a vault whose roles are there`() async throws {
    try await withScratchDatabase { connection, _ in
      try connection.becomeOrdinaryOwner()
      try connection.execute(SQL(trusted: schemaSQL(for: EveryKindVault.vault)))
      try connection.expect("SELECT count(*) FROM metadata.vault", gives: "1")
      var neighbour = EveryKindVault.vault
      neighbour.name = "every_kind_too"
      neighbour.hubs = neighbour.hubs.filter { $0.name == "tenant" }
      neighbour.hubs[0].table.schema = "next_door"
      neighbour.links = []
      neighbour.satellites = []
      neighbour.references = []
      neighbour.marts = []
      neighbour.monitors = []
      neighbour.calendars = []
      neighbour.pointInTimes = []
      neighbour.bridges = []
      neighbour.sources = []
      try connection.execute(SQL(trusted: schemaSQL(for: neighbour)))
      try connection.expect("SELECT count(*) FROM metadata.vault", gives: "2")
    }
  }

  @Test func `roles that are missing and may not be made are told with the way out`() async throws {
    try await withScratchDatabase { connection, _ in
      try connection.becomeOrdinaryOwner()
      var vault = EveryKindVault.vault
      vault.conventions.roles = Roles(owner: "o'wn\"er", loader: "nobody_l", reader: "nobody_r")
      let error = #expect(throws: PostgresError.self) {
        try connection.execute(SQL(trusted: schemaSQL(for: vault)))
      }
      #expect(
        error?.message == #"role "o'wn"er" is missing, and ordinary_owner may not create it"#)
      #expect(
        error?.hint == """
          Have an administrator run: CREATE ROLE "o'wn""er" NOLOGIN; CREATE ROLE "nobody_l" NOLOGIN; \
          CREATE ROLE "nobody_r" NOLOGIN;
          """)
    }
  }
}

extension Connection {
  /// Goes on as the owner of the database, who has no other right, beside the roles of the vault.
  fileprivate func becomeOrdinaryOwner() throws {
    let roles = RequiredRoles([
      "ordinary_owner", "every_kind_owner", "every_kind_loader", "every_kind_reader",
    ])
    try execute(
      """
      \(roles.sql)
      DO $$ BEGIN
        EXECUTE format('ALTER DATABASE %I OWNER TO %I', current_database(), 'ordinary_owner');
      END $$;
      SET ROLE ordinary_owner;
      """)
  }
}
