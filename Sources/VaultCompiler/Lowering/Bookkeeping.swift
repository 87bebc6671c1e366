import PostgresSchema
import VaultModel
import VaultSQL

/// The tables that say which vaults a database holds and what was loaded into them.
enum Bookkeeping {
  static let schema = "metadata"
  static let remark = """
    Which vaults this database holds, what was loaded, how far, and what was held back.
    All vaults of a database share these tables; the loader writes them.
    """
  static let vaultRemark = """
    The loader works on a vault only where this fingerprint is that of its vault.json.
    """

  static let vault = name("vault")
  private static let load = name("load")
  private static let loadCheckpoint = name("load_checkpoint")
  private static let loadCount = name("load_count")
  static let quarantine = name("quarantine")

  static var objects: [SchemaObject] {
    [
      .table(vaultTable), .table(loadTable),
      .index(index("load_delivery_idx", on: load, ["vault_name", "source", "delivery_digest"])),
      .table(loadCheckpointTable), .table(loadCountTable), .table(quarantineTable),
      .index(index("quarantine_load_idx", on: quarantine, ["load_id"])),
      .index(index("quarantine_source_idx", on: quarantine, ["source", "quarantined_at"])),
    ] + registers.map { .table($0) } + [
      .index(
        index(
          "quality_result_rule_idx", on: QualityMeasuring.results,
          ["vault_name", "rule", "measured_at"])),
      .function(TableChecksum.function), .function(TraceLineage.function),
    ]
  }

  /// All tables of the schema.
  static var tables: [QualifiedName] {
    objects.compactMap { object in
      if case .table(let table) = object { table.name } else { nil }
    }
  }

  static let writtenByLoader = [
    load, loadCheckpoint, loadCount, quarantine, QualityMeasuring.results, AcceptedDeletions.name,
  ]
  static let updatedByLoader = [load, loadCheckpoint, loadCount]

  static func name(_ table: String) -> QualifiedName {
    QualifiedName(schema: schema, name: table)
  }

  private static func index(
    _ name: String, on table: QualifiedName, _ columns: [String]
  ) -> Index {
    Index(name, ownership: .shared, on: table, columns)
  }

  static func table(
    _ name: QualifiedName, _ columns: [Column], key: [String], checks: [Check] = [],
    comment: String
  ) -> Table {
    let isPartOfLoad = name != load && columns.contains { $0.name == "load_id" }
    let reference = ForeignKey("\(name.name)_load_id_fkey", "load_id", references: load)
    return Table(
      name, ownership: .shared, columns: columns.map(commented),
      primaryKey: PrimaryKey("\(name.name)_pkey", key), checks: checks,
      foreignKeys: isPartOfLoad ? [reference] : [], comment: comment)
  }
}

// MARK: Tables

extension Bookkeeping {
  static let now = Column.Filling.byDefault("now()")

  private static let vaultTable = table(
    vault,
    [
      Column("vault_name", .text, .notNull),
      Column("fingerprint", .text, .notNull),
      Column("hash_spec", .text, .notNull),
      Column("hash_algorithm", .text, .notNull),
      Column("format", .integer, .notNull),
      Column("applied_at", .timestamptz, .notNull, filling: now),
    ],
    key: ["vault_name"],
    comment: "The vaults of this database, each in the version that was applied.")

  private static let loadTable = table(
    load,
    [
      Column("load_id", .bigint, .notNull, filling: .identity),
      Column("vault_name", .text, .notNull),
      Column("source", .text, .notNull),
      Column("delivery_digest", .bytea, .notNull),
      Column("inputs", .jsonb, .notNull),
      Column("status", .text, .notNull),
      Column("load_date", .timestamptz),
      Column("started_at", .timestamptz, .notNull, filling: now),
      Column("ended_at", .timestamptz),
      Column("program_version", .text, .notNull),
      Column("message", .text),
      Column("reading", .jsonb),
      Column("replayed_load_id", .bigint),
      Column("dictated_date", .timestamptz),
      Column("last_date", .timestamptz),
      Column("seen_again_at", .timestamptz),
      Column("presence", .text),
      Column("tenants", .array(of: .bytea)),
    ],
    key: ["load_id"],
    checks: [
      Check("load_status_check", "\(id: "status") IN ('running', 'loaded', 'stopped', 'failed')")
    ],
    comment: "Each load of a delivery; the digest is by what a delivery is known again.")

  private static let loadCheckpointTable = table(
    loadCheckpoint,
    [
      Column("load_id", .bigint, .notNull),
      Column("records", .bigint, .notNull),
      Column("batches", .bigint, .notNull),
      Column("updated_at", .timestamptz, .notNull, filling: now),
    ],
    key: ["load_id"],
    comment: "How far a load has come: written in the transaction of each batch.")

  private static let loadCountTable = table(
    loadCount,
    [
      Column("load_id", .bigint, .notNull),
      Column(
        "target", .text, .notNull, comment: "A table of the vault; empty for the records over all."),
    ]
      + [
        "records_read", "records_new", "records_changed", "records_unchanged",
        "records_duplicate", "records_late", "records_quarantined", "rows_restated",
      ].map { Column($0, .bigint, .notNull, filling: .byDefault("0")) },
    key: ["load_id", "target"],
    comment: "What became of the records of a load: the classes add up to the records read.")

  static let resolutionColumns = [
    Column("resolution", .text), Column("resolved_at", .timestamptz),
    Column("resolved_by", .bigint), Column("resolution_reason", .text),
  ]

  private static let quarantineTable = table(
    quarantine,
    [
      Column("quarantine_id", .bigint, .notNull, filling: .identity),
      Column("load_id", .bigint, .notNull),
      Column("source", .text, .notNull),
      Column("input", .text, .notNull),
      Column("record", .bigint, .notNull),
      Column("line", .bigint, .notNull),
      Column("byte_offset", .bigint, .notNull),
      Column("reason", .text, .notNull),
      Column("column_name", .text),
      Column("detail", .text, .notNull),
      Column("content", .bytea, .notNull),
      Column("quarantined_at", .timestamptz, .notNull, filling: now),
    ] + resolutionColumns,
    key: ["quarantine_id"],
    comment: "Records that could not be loaded: their bytes, their place and the reason.")
}

// MARK: This vault's row

extension CompiledVault {
  var bookkeepingRow: RowInsert {
    RowInsert(
      into: Bookkeeping.vault,
      columns: ["vault_name", "fingerprint", "hash_spec", "hash_algorithm", "format"],
      rows: [
        [
          .literal(name), .literal(fingerprint), .literal(hashSpec.id.rawValue),
          .literal(hashSpec.algorithm.rawValue), "\(format)",
        ]
      ],
      existing: .fails)
  }
}
