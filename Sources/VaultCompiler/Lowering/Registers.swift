import PostgresSchema
import VaultModel
import VaultSQL

/// What the model says of its tables and columns, as rows of the `metadata` tables.
struct Registers {
  static let remark = "What the model says beyond tables and columns, for those who watch over it."

  private let vault: CompiledVault
  private let tables: [Table]
  private let derived: DerivedLineage

  /// Looks at the tables that the vault became, and at what is made of them.
  init(of vault: CompiledVault, tables: [Table], derived: DerivedLineage) {
    self.vault = vault
    self.tables = tables
    self.derived = derived
  }

  var all: [SchemaObject] {
    let inserts = [privacy] + lineage + [qualityRules, keyOrigins, dataVersions, hashRevisions]
    return inserts.filter { !$0.rows.isEmpty }.map { .rows($0) }
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
      rows,
      listing: RowListing(
        of: "table_name",
        computed: [
          "checksum": """
          \(UtilityName.tableChecksum)(to_regclass(
              format('%I.%I', split_part(item.value, '.', 1), split_part(item.value, '.', 2))))
          """
        ]))
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
    insert(
      "quality_rule",
      [
        "vault_name", "name", "about", "dimension", "table_name", "condition", "minimum_share",
        "severity",
      ],
      vault.qualityRulesInOrder.map { rule in
        [
          .literal(vault.name), .literal(rule.name), .literal(orNull: rule.about),
          .literal(rule.dimension.rawValue), .literal(rule.table.description),
          .literal(rule.condition), SQL(trusted: "\(rule.minimumShare)"),
          .literal(rule.severity.rawValue),
        ]
      })
  }

  private var keyOrigins: RowInsert {
    let ofAllTenants = vault.tablesOfAllTenants
    return insert(
      KeyOrigin.name.name,
      [
        "vault_name", "table_name", "kind", "key_column", "key_parts", "parents", "parent_columns",
        "is_of_all_tenants", "has_closed_versions",
      ],
      KeyOrigin.all(of: vault).map { origin in
        [
          .literal(vault.name), .literal(origin.table.description),
          .literal(origin.kind.rawValue), .literal(origin.column), .textArray(origin.parts),
          .textArray(origin.parents.map(\.description)), .textArray(origin.parentColumns),
          ofAllTenants.contains(origin.table) ? "true" : "false",
          origin.hasClosedVersions ? "true" : "false",
        ]
      },
      listing: RowListing(
        of: "table_name",
        types: [
          "key_parts": .array(of: .text), "parents": .array(of: .text),
          "parent_columns": .array(of: .text),
        ]))
  }

  private func insert(
    _ table: String, _ columns: [String], _ rows: [[SQL]], listing: RowListing? = nil
  ) -> RowInsert {
    RowInsert(
      into: Bookkeeping.name(table), columns: columns, rows: rows, existing: .isKept,
      listing: listing)
  }
}

// MARK: Privacy

extension Registers {
  private var privacy: RowInsert {
    let entries = PrivacyEntry.all(of: vault, derived: derived)
    return insert(
      "privacy_registry",
      [
        "vault_name", "table_name", "column_name", "sensitivity", "masking", "retention_days",
        "owner", "about", "derived_from",
      ],
      entries.map { entry in
        [
          .literal(vault.name), .literal(entry.table.description), .literal(entry.column),
          .literal(entry.sensitivity.rawValue), .literal(orNull: entry.masking?.rawValue),
          entry.traits.retentionDays.map { "\($0)" } ?? "NULL",
          .literal(orNull: entry.traits.owner), .literal(orNull: entry.about),
          .literal(orNull: entry.origins.isEmpty ? nil : entry.origins.joined(separator: ", ")),
        ]
      })
  }
}

// MARK: Lineage

extension Registers {
  /// Columns that go into payloads and marts by the table that they go into; keys, and rows as a whole,
  /// by where they come from.
  private var lineage: [RowInsert] {
    let ofSources = vault.sources.sorted { $0.name.precedesByBytes($1.name) }
      .flatMap { source -> [[SQL]] in
        let lineage = SourceLineage(of: source, in: vault)
        let columns = lineage.steps.map { ($0, $0.kind.rawValue) }
        let keys = lineage.keySteps.map { ($0, $0.kind.rawValue) }
        return (columns + keys).map { step, kind in
          row(source.name, step.column, step.table, step.target, kind)
        } + lineage.tables.map { row(source.name, "*", $0, "*", "load") }
      }
    // Most columns are stored as they are and hashed with the payload: two rows of one column.
    let hashed = Set(ofSources.filter { $0[5] == "'hash'" })
    let stored = ofSources.filter { hashed.contains($0.hashedWithPayload) && $0[2] == $0[4] }
    let paired = stored.flatMap { [$0, $0.hashedWithPayload] }
    let isPaired = Set(paired)
    let payload = ofSources.filter { $0.isOfPayload && !isPaired.contains($0) }
    let others = ofSources.filter { !$0.isOfPayload }
    let ofQueries = derived.steps.map { step in
      row(
        step.source.description, step.column, step.table.description, step.target,
        step.kind.rawValue, step.expression)
    }
    let columns = [
      "vault_name", "source", "source_column", "target_table", "target_column", "kind",
      "expression",
    ]
    return [
      insert(
        "lineage", columns, paired,
        listing: RowListing(
          of: "source_column",
          computed: [
            "target_column": """
            CASE made."kind" WHEN 'hash' THEN \(literal: StandardColumn.hashDiff) ELSE item.value END
            """
          ], each: .init(of: "kind", ["'direct'", "'hash'"]))),
      insert(
        "lineage", columns, payload + ofQueries,
        listing: RowListing(of: "source_column", repeated: "target_column")),
      insert("lineage", columns, others, listing: RowListing(of: "target_table")),
    ]
  }

  private func row(
    _ source: String, _ column: String, _ table: String, _ target: String, _ kind: String,
    _ expression: String? = nil
  ) -> [SQL] {
    [
      .literal(vault.name), .literal(source), .literal(column), .literal(table), .literal(target),
      .literal(kind), .literal(orNull: expression),
    ]
  }
}

extension [SQL] {
  /// The row of lineage that says of a column which is stored that it is hashed, too.
  fileprivate var hashedWithPayload: [SQL] {
    var row = self
    row[4] = .literal(StandardColumn.hashDiff)
    row[5] = "'hash'"
    return row
  }

  /// Whether a row of lineage is of a column that is stored as it is, or hashed with the payload.
  fileprivate var isOfPayload: Bool {
    self[5] == "'direct'" || self[4] == .literal(StandardColumn.hashDiff)
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
