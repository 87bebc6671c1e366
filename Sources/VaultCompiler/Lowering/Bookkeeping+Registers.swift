import PostgresSchema
import VaultSQL

/// The tables that say what the model says, for those who have no model at hand.
extension Bookkeeping {
  static let registers = [
    schemaMigrations, migrationProgress, dataVersions, privacyRegistry, lineage, qualityRule,
    QualityMeasuring.resultTable, hashRevision, ExpectedObjects.register, KeyOrigin.register,
    AcceptedDeletions.table,
  ]

  private static let vaultName = Column("vault_name", .text, .notNull)

  private static let schemaMigrations = table(
    name("schema_migrations"),
    [
      vaultName, Column("version", .text, .notNull, comment: "Number of the change."),
      Column("applied_at", .timestamptz, .notNull, filling: now),
      Column("description", .text, .notNull), Column("migration_script", .text, .notNull),
      Column("rollback_script", .text),
      Column("checksum", .bytea, .notNull, comment: "SHA-256 of the migration's file."),
      Column("author", .text, .notNull), Column("notes", .text),
      Column("rollback_strategy", .jsonb, .notNull),
      Column(
        "duration", DataType("interval"),
        comment: "NULL where the database was found to be in this version already."),
      Column("rolled_back_at", .timestamptz),
    ],
    key: ["vault_name", "version", "applied_at"],
    comment: "The changes of schema that were applied, and those of them that were taken back.")

  private static let migrationProgress = table(
    name("migration_progress"),
    [
      vaultName, Column("version", .text, .notNull, comment: "Number of the change."),
      Column("direction", .text, .notNull),
      Column("statement", .integer, .notNull, comment: "Its place in the file, from 1."),
      Column("checksum", .bytea, .notNull, comment: "SHA-256 of the file."),
      Column(
        "started_at", .timestamptz, .notNull, filling: now, comment: "When the statement began."),
      Column(
        "ended_at", .timestamptz, comment: "When it ended; NULL where nobody knows that it did."),
    ],
    key: ["vault_name", "version", "direction", "statement"],
    checks: [
      Check("migration_progress_direction_check", "\(id: "direction") IN ('up', 'down')")
    ],
    comment: """
      How far a migration has come that runs outside a transaction: an interrupted one goes on from \
      here. Empty where none is under way.
      """)

  private static let dataVersions = table(
    name("data_versions"),
    [
      vaultName, Column("table_name", .text, .notNull),
      Column("version", .integer, .notNull, comment: "Number of the shape, from 1."),
      Column(
        "checksum", .bytea,
        comment: "util.table_checksum of the table in this version; NULL where it is gone."),
      Column("description", .text, .notNull, comment: "What made this shape of the one before it."),
      Column("compatibility_level", .text, .notNull),
      Column("since", .timestamptz, .notNull, filling: now),
    ],
    key: ["vault_name", "table_name", "version"],
    checks: [
      Check(
        "data_versions_compatibility_check",
        "\(id: "compatibility_level") IN ('ADDITIVE', 'NON_BREAKING', 'BREAKING')")
    ],
    comment: "The shapes that each table has had, and whether readers of the former can go on.")

  private static let privacyRegistry = table(
    name("privacy_registry"),
    [
      vaultName, Column("table_name", .text, .notNull), Column("column_name", .text, .notNull),
      Column("sensitivity", .text, .notNull), Column("masking", .text),
      Column("retention_days", .integer), Column("owner", .text), Column("about", .text),
      Column(
        "derived_from", .text,
        comment: "The columns from which one of a mart has its class; NULL where the model says it."
      ),
    ],
    key: ["vault_name", "table_name", "column_name", "sensitivity"],
    comment: "The columns that tell of persons, or could do harm in the wrong hands.")

  private static let lineage = table(
    name("lineage"),
    [
      vaultName,
      Column(
        "source", .text, .notNull,
        comment: "Name of a source of records, or a table of the vault with its schema."),
      Column("source_column", .text, .notNull, comment: "* is the rows, or columns, as a whole."),
      Column("target_table", .text, .notNull),
      Column("target_column", .text, .notNull, comment: "* is the rows as a whole."),
      Column(
        "kind", .text, .notNull,
        comment: """
          To the vault: direct, key (a part of one), hash, load (rows for records). To what is made of \
          it: direct, calculation, aggregation, condition (it decides), rows, table (some column).
          """),
      Column(
        "expression", .text,
        comment: "What the author of a mart wrote, where it is no column alone."),
      Column("is_active", .boolean, .notNull, filling: .byDefault("true")),
      Column("recorded_at", .timestamptz, .notNull, filling: now),
      Column("recorded_by", .text, .notNull, filling: .byDefault("CURRENT_USER")),
    ],
    key: ["vault_name", "source", "source_column", "target_table", "target_column", "kind"],
    checks: [
      Check(
        "lineage_kind_check",
        """
        \(id: "kind") IN ('direct', 'key', 'hash', 'load', 'calculation', 'aggregation', \
        'condition', 'rows', 'table')
        """)
    ],
    comment: "Which column becomes which: from sources to the vault, and from there to marts.")

  private static let qualityRule = table(
    name("quality_rule"),
    [
      vaultName, Column("name", .text, .notNull), Column("about", .text),
      Column("dimension", .text, .notNull), Column("table_name", .text, .notNull),
      Column("condition", .text, .notNull),
      Column("minimum_share", DataType("double precision"), .notNull),
      Column("severity", .text, .notNull),
    ],
    key: ["vault_name", "name"], comment: "What should hold for the rows of a table.")

  private static let hashRevision = table(
    name("hash_revision"),
    [
      vaultName, Column("table_name", .text, .notNull),
      Column(
        "revision", .integer, .notNull, comment: "Counts from 1 the ways its diffs were made in."),
      Column(
        "since", .timestamptz, .notNull,
        comment: "Rows loaded before are hashed anew, from their payload, before they are compared."
      ),
    ],
    key: ["vault_name", "table_name", "revision"],
    comment: "Since when a table's hash diffs are made of other attributes than at first.")
}
