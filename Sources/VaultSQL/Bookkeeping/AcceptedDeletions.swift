package import PostgresSchema
import VaultModel

/// The register of rows whose deletion by hand was accepted, as of a person erased by law.
///
/// Verifications count without them. A load that stores such a row again says so.
package enum AcceptedDeletions {
  package static let name = QualifiedName(schema: "metadata", name: "accepted_deletion")

  package static let table = Table(
    name, ownership: .shared,
    columns: [
      Column("vault_name", .text, .notNull, comment: "Name of the vault."),
      Column("target", .text, .notNull, comment: "Table of the vault."),
      Column(
        "rows_missing", .bigint, .notNull,
        comment: "Rows that loads stored and that were missing, without those accepted before."),
      Column("rows_present", .bigint, .notNull, comment: "Rows of loads that were present then."),
      Column(
        "accepted_at", .timestamptz, .notNull, filling: .byDefault("now()"),
        comment: "When the deletion was accepted."),
      Column(
        "accepted_by", .text, .notNull, filling: .byDefault("SESSION_USER"),
        comment: "Role that accepted it."),
    ],
    primaryKey: PrimaryKey("accepted_deletion_pkey", ["vault_name", "target", "accepted_at"]),
    checks: [], foreignKeys: [],
    comment: "Rows whose deletion by hand was accepted: verifications count without them.")

  /// How many deletions of a table were accepted, as a scalar query.
  static func count(in vault: CompiledVault, of target: SQL) -> SQL {
    """
    (SELECT coalesce(sum(rows_missing), 0) FROM \(name)
      WHERE vault_name = \(literal: vault.name) AND target = \(target))
    """
  }
}
