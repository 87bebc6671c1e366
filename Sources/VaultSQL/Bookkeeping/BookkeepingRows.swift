package import PostgresSchema
package import VaultModel

/// The rows of the bookkeeping tables that each vault's roles see and change.
///
/// All vaults of a database share the tables of schema `metadata`. The tables' owner and roles with
/// `BYPASSRLS` see every row, and so do members of `pg_read_all_data`, who only read.
package enum BookkeepingRows {
  /// The tables whose rows name their vault.
  package static let ofVaults = [
    "vault", "load", "schema_migrations", "migration_progress", "data_versions",
    "privacy_registry", "lineage", "quality_rule", "quality_result", "hash_revision",
    "expected_object", "key_origin", "accepted_deletion",
  ]
  /// The tables whose rows belong to a load.
  package static let ofLoads = ["load_checkpoint", "load_count", "quarantine"]

  /// Row-level security with one policy for the vault on each of the tables.
  ///
  ///     CREATE POLICY shop ON metadata.load TO shop_owner, shop_loader, pg_read_all_data
  ///       USING (vault_name = 'shop');
  package static func security(of vault: CompiledVault) -> [RowSecurity] {
    ofVaults.map { table in
      security(of: vault, on: table, where: "vault_name = \(literal: vault.name)")
    }
      + ofLoads.map { table in
        security(
          of: vault, on: table,
          where: """
            load_id IN (SELECT load.load_id FROM metadata.load AS load \
            WHERE load.vault_name = \(literal: vault.name))
            """)
      }
  }

  private static func security(
    of vault: CompiledVault, on table: String, where condition: SQL
  ) -> RowSecurity {
    let roles = vault.conventions.roles
    return RowSecurity(
      on: [QualifiedName(schema: "metadata", name: table)],
      [
        Policy(
          vault.name, for: .everything, to: [roles.owner, roles.loader, "pg_read_all_data"],
          where: condition)
      ])
  }
}
