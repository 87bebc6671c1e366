import PostgresSchema
import VaultModel
import VaultSQL

/// What the model says of its tables and columns, as rows of the `metadata` tables.
struct Registers {
  static let remark = "What the model says beyond tables and columns, for those who watch over it."

  private let vault: CompiledVault
  private let tables: [Table]

  /// Looks at the tables that the vault became.
  init(of vault: CompiledVault, tables: [Table]) {
    self.vault = vault
    self.tables = tables
  }

  var all: [SchemaObject] {
    [privacy, lineage, qualityRules, dataVersions, hashRevisions].filter { !$0.rows.isEmpty }.map {
      .rows($0)
    }
  }

  private var dataVersions: RowInsert {
    let rows = tables.map(\.name).sorted().map { name in
      [
        SQL.literal(vault.name), .literal(name.description), "1", name.checksum,
        "'The table as it was made'", "'ADDITIVE'",
      ]
    }
    return insert(
      "data_versions",
      ["vault_name", "table_name", "version", "checksum", "description", "compatibility_level"],
      rows)
  }

  /// A delivery may say its load dates itself, and so be of the future: no row is to be missed.
  private var hashRevisions: RowInsert {
    let newest: SQL = "max(load_date) + interval '1 microsecond'"
    let rows = vault.hashRevisions.filter { $0.number > 1 }.map { revision in
      [
        SQL.literal(revision.vault), .literal(revision.table.description), "\(revision.number)",
        "(SELECT greatest(clock_timestamp(), \(newest)) FROM \(QualifiedName(revision.table)))",
      ]
    }
    return insert("hash_revision", ["vault_name", "table_name", "revision", "since"], rows)
  }

  private var qualityRules: RowInsert {
    let rules = vault.qualityRules.sorted { $0.name.precedesByBytes($1.name) }
    return insert(
      "quality_rule",
      [
        "vault_name", "name", "about", "dimension", "table_name", "condition", "minimum_share",
        "severity",
      ],
      rules.map { rule in
        [
          .literal(vault.name), .literal(rule.name), .literal(orNull: rule.about),
          .literal(rule.dimension.rawValue), .literal(rule.table.description),
          .literal(rule.condition), SQL(trusted: "\(rule.minimumShare)"),
          .literal(rule.severity.rawValue),
        ]
      })
  }

  private func insert(_ table: String, _ columns: [String], _ rows: [[SQL]]) -> RowInsert {
    RowInsert(into: Bookkeeping.name(table), columns: columns, rows: rows, existing: .isKept)
  }
}

// MARK: Privacy

extension Registers {
  private var privacy: RowInsert {
    let ofLinks = vault.links.flatMap { privacyRows($0.table, $0.attributes, $0.traits) }
    let ofSatellites = vault.satellites.flatMap { privacyRows($0.table, $0.attributes, $0.traits) }
    let ofReferences = vault.references.flatMap {
      privacyRows($0.history?.table ?? $0.table, $0.attributes, $0.traits)
    }
    return insert(
      "privacy_registry",
      [
        "vault_name", "table_name", "column_name", "sensitivity", "masking", "retention_days",
        "owner", "about",
      ], (ofLinks + ofSatellites + ofReferences))
  }

  private func privacyRows(
    _ table: CompiledVault.TableName, _ attributes: [CompiledVault.Attribute], _ traits: TableTraits
  ) -> [[SQL]] {
    attributes.filter { $0.sensitivity != .none || $0.masking != nil }.map { attribute in
      [
        .literal(vault.name), .literal(table.description), .literal(attribute.name),
        .literal(attribute.sensitivity.rawValue), .literal(orNull: attribute.masking?.rawValue),
        traits.retentionDays.map { "\($0)" } ?? "NULL", .literal(orNull: traits.owner),
        .literal(orNull: attribute.about),
      ]
    }
  }
}

// MARK: Lineage

extension Registers {
  private var lineage: RowInsert {
    let rows = vault.sources.sorted { $0.name.precedesByBytes($1.name) }.flatMap { source in
      SourceLineage(of: source, in: vault).steps.map { step in
        [
          .literal(vault.name), .literal(source.name), .literal(step.column),
          .literal(step.table), .literal(step.target), .literal(step.kind.rawValue),
        ] as [SQL]
      }
    }
    return insert(
      "lineage",
      ["vault_name", "source", "source_column", "target_table", "target_column", "kind"], rows)
  }
}

extension SQL {
  fileprivate static func literal(orNull text: String?) -> SQL {
    text.map { .literal($0) } ?? "NULL"
  }
}

extension QualifiedName {
  /// What the server makes of the table's columns; by it a later shape is told from this one.
  fileprivate var checksum: SQL {
    "\(UtilityName.tableChecksum)(\(literal: sql.text))"
  }
}
