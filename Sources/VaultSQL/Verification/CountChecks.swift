package import PostgresSchema
package import VaultModel

extension CompiledVault {
  /// What the loads say they did against what is there.
  var countChecks: [VaultCheck] {
    countedTables.map { storedRows(of: $0) } + [classes, quarantined]
  }

  /// The tables of which loads count every row that they store.
  private var countedTables: [QualifiedName] {
    let tables =
      hubs.map(\.table) + links.map(\.table)
      + satellites.filter(\.isCountedByRow).map(\.table)
    return tables.map { QualifiedName($0) }.sorted()
  }

  /// Statements that accept, table by table, that rows of loads are missing.
  ///
  /// Each gives the table and the number of its missing rows, or nothing where none is missing.
  package var deletionAcceptances: [SQL] {
    countedTables.map { table in
      """
      INSERT INTO \(AcceptedDeletions.name) (vault_name, target, rows_missing, rows_present)
      SELECT \(literal: name), \(literal: table.description), counted - accepted - stored, stored
      FROM (\(audit(of: table))) AS audit
      WHERE counted > stored + accepted
      RETURNING target, rows_missing
      """
    }
  }

  /// Rows from before the vault's first load were never counted: ghosts, and what another program
  /// loaded before this one took over.
  private func storedRows(of table: QualifiedName) -> VaultCheck {
    let differs: SQL =
      isDated(table)
      ? "counted > stored + accepted OR counted < recent + accepted"
      : "counted <> stored + accepted"
    return VaultCheck(
      .counts, of: table,
      faults: """
        SELECT 'all loads', format('the loads stored %s rows, %s are there', counted, stored)
          || CASE WHEN accepted > 0 THEN format(', %s deletions were accepted', accepted) ELSE '' END
        FROM (\(audit(of: table))) AS audit
        WHERE \(differs)
        """)
  }

  /// One row of numbers: what loads counted as stored, what is there, and what was accepted as deleted.
  ///
  /// Where records have load dates of their own, those of before the first load may have been counted or
  /// not: there `recent` is what of the rows must have been.
  private func audit(of table: QualifiedName) -> SQL {
    let rows: SQL = "SELECT count(*) FROM \(table) AS stored WHERE stored.record_source <> 'SYSTEM'"
    let recent: SQL = """
      \(rows) AND stored.load_date >= (
              SELECT min(load.load_date) FROM metadata.load AS load
              WHERE load.vault_name = \(literal: name))
      """
    return """

            SELECT (
              SELECT coalesce(sum(records_new + records_changed + records_late + rows_restated), 0)
              FROM metadata.load_count JOIN metadata.load USING (load_id)
              WHERE vault_name = \(literal: name) AND target = \(literal: table.description)
            ) AS counted,
            \(isDated(table) ? "(\(rows)) AS stored, (\(recent)) AS recent" : "(\(recent)) AS stored"),
            \(AcceptedDeletions.count(in: self, of: .literal(table.description))) AS accepted

      """
  }

  private func isDated(_ table: QualifiedName) -> Bool {
    sources.contains { $0.rules.loadDateColumn != nil && tables(fedBy: $0).contains(table) }
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
    origins.isEmpty && (kind == .versions || kind == .effectivity || kind == .nonHistorized)
  }
}
