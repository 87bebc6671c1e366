import PostgresSchema
import SchemaDiff

/// The statement that enters each table's new shape into `metadata.data_versions`.
struct TableShapes {
  private let vaultName: String
  private let changes: [Change]

  private struct Change {
    var table: QualifiedName
    var about: String
    var contract: ContractClass
  }

  /// Looks for the tables whose columns or constraints the steps touch.
  init(changedBy steps: [PlannedStep], in vaultName: String) {
    self.vaultName = vaultName
    let statements = steps.flatMap(\.statements).filter {
      // A comment changes no shape.
      $0.object.kind.isPartOfShape && !$0.sql.text.hasPrefix("COMMENT ON ")
    }
    let byTable = Dictionary(grouping: statements) { $0.object.relation }
    changes = byTable.compactMap { table, statements in
      table.map { table in
        Change(
          table: table, about: statements.map(\.about).joined(separator: "; "),
          contract: statements.map(\.contract).max() ?? .additive)
      }
    }.sorted { $0.table < $1.table }
  }

  /// Nil where no table is touched; a table whose shape is the one of its last entry gets no new one.
  var sql: SQL? {
    guard !changes.isEmpty else { return nil }
    let rows = changes.map { change in
      """
      (\(literal: change.table.description), \(literal: change.table.sql.text), \
      \(literal: change.about), \(literal: change.contract.rawValue))
      """ as SQL
    }
    return """
      INSERT INTO \(Register.dataVersions)
        (vault_name, table_name, version, checksum, description, compatibility_level)
      SELECT \(literal: vaultName), changed.table_name, coalesce(latest.version, 0) + 1,
        \(Register.tableChecksum)(to_regclass(changed.relation)), changed.about, changed.class
      FROM (
        VALUES \(rows.joined(separator: ",\n      "))
      ) AS changed(table_name, relation, about, class)
      LEFT JOIN LATERAL (
        SELECT version, checksum FROM \(Register.dataVersions) AS known
        WHERE known.vault_name = \(literal: vaultName) AND known.table_name = changed.table_name
        ORDER BY version DESC LIMIT 1
      ) AS latest ON true
      WHERE \(Register.tableChecksum)(to_regclass(changed.relation))
        IS DISTINCT FROM latest.checksum;
      """
  }
}

extension ObjectKind {
  fileprivate var isPartOfShape: Bool {
    switch self {
    case .table, .column, .primaryKey, .check, .foreignKey, .partition: true
    case .role, .namespace, .installedExtension, .function, .index, .view, .materializedView,
      .policy,
      .right, .row:
      false
    }
  }
}
