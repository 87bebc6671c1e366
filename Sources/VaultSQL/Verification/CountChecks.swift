import PostgresSchema
import VaultModel

extension CompiledVault {
  /// What the loads say they did against what is there.
  var countChecks: [VaultCheck] {
    let tables =
      hubs.map(\.table) + links.map(\.table)
      + satellites.filter(\.isCountedByRow).map(\.table)
    return tables.map { storedRows(of: QualifiedName($0)) }.sorted { $0.table < $1.table }
      + [classes, quarantined]
  }

  /// Rows from before the vault's first load were never counted: ghosts, and what another program
  /// loaded before this one took over.
  private func storedRows(of table: QualifiedName) -> VaultCheck {
    VaultCheck(
      .counts, of: table,
      faults: """
        SELECT 'all loads', format('the loads stored %s rows, %s are there', counted, stored)
        FROM (
          SELECT (
            SELECT coalesce(sum(records_new + records_changed + records_late + rows_restated), 0)
            FROM metadata.load_count JOIN metadata.load USING (load_id)
            WHERE vault_name = \(literal: name) AND target = \(literal: table.description)
          ) AS counted, (
            SELECT count(*) FROM \(table) AS stored
            WHERE stored.record_source <> 'SYSTEM'\(isCounted(table))
          ) AS stored
        ) AS audit
        WHERE counted <> stored
        """)
  }

  /// Records with load dates of their own may be from before the first load.
  private func isCounted(_ table: QualifiedName) -> SQL {
    let isDated = sources.contains {
      $0.rules.loadDateColumn != nil && tables(fedBy: $0).contains(table)
    }
    guard !isDated else { return "" }
    return """
       AND stored.load_date >= (
              SELECT min(load.load_date) FROM metadata.load AS load
              WHERE load.vault_name = \(literal: name))
      """
  }

  private func tables(fedBy source: Source) -> Set<QualifiedName> {
    let hubNames = Set(source.keys.map(\.hub))
    let linkNames = Set(source.links.map(\.link))
    let satelliteNames = Set(source.satellites.map(\.satellite))
    let tables =
      hubs.filter { hubNames.contains($0.name) }.map(\.table)
      + links.filter { linkNames.contains($0.name) }.map(\.table)
      + satellites.filter { satelliteNames.contains($0.name) }.map(\.table)
    return Set(tables.map { QualifiedName($0) })
  }

  /// That every record is in one class.
  private var classes: VaultCheck {
    VaultCheck(
      .counts, of: QualifiedName(schema: "metadata", name: "load_count"),
      faults: """
        SELECT format('load %s, target "%s"', load_id, target),
          format('%s records were read, its classes add up to %s', records_read, classes)
        FROM (
          SELECT count.load_id, count.target, count.records_read,
            records_new + records_changed + records_unchanged + records_duplicate + records_late
              + records_quarantined AS classes
          FROM metadata.load_count AS count
          JOIN metadata.load USING (load_id)
          WHERE vault_name = \(literal: name)
        ) AS audit
        WHERE records_read <> classes
        """)
  }

  /// That no refused record is lost.
  private var quarantined: VaultCheck {
    VaultCheck(
      .counts, of: QualifiedName(schema: "metadata", name: "quarantine"),
      faults: """
        SELECT format('load %s', load_id),
          format('%s records were refused, %s are kept', records_quarantined, kept)
        FROM (
          SELECT count.load_id, count.records_quarantined, (
            SELECT count(*) FROM metadata.quarantine AS refused
            WHERE refused.load_id = count.load_id) AS kept
          FROM metadata.load_count AS count
          JOIN metadata.load USING (load_id)
          WHERE vault_name = \(literal: name) AND target = ''
        ) AS audit
        WHERE records_quarantined <> kept
        """)
  }
}

extension CompiledVault.Satellite {
  /// Whether each record that a load counts as stored is one row, and no other rows come in.
  ///
  /// A migration fills a satellite that was made of others; sets are counted by members.
  fileprivate var isCountedByRow: Bool {
    origins.isEmpty && (kind == .versions || kind == .nonHistorized)
  }
}
