import PostgresSchema
import VaultModel

/// The rules of the intervals in which versions hold (semantics, section 2).
///
/// Where rows are never closed there is nothing that could break them: ends are derived.
private struct VersionedTable {
  var table: QualifiedName
  /// What the versions are versions of.
  var key: [String]
  /// Whether several rows begin together, as the members of a set do.
  var hasSets = false
  /// The rows that are versions; all where it is nil.
  var filter: SQL?
  var vault: CompiledVault

  /// Each version with the beginning of the one behind it, as `version`.
  ///
  /// The members of a set are one version; where they end apart, they are two that overlap.
  private var versions: SQL {
    let key = key.map { "stored.\(id: $0)" as SQL }.joined()
    let condition: SQL = filter.map { "\n    WHERE \($0)" } ?? ""
    return """
      (
        SELECT stored.*, lead(stored.load_date) OVER (
          PARTITION BY \(key) ORDER BY stored.load_date, stored.load_end_date) AS next
        FROM (
          SELECT \(hasSets ? "DISTINCT " : "")\(key), stored.load_date, stored.load_end_date
          FROM \(table) AS stored\(condition)
        ) AS stored
      ) AS version
      """
  }

  private var place: SQL { .place(key + [StandardColumn.loadDate], of: "version") }
  private var isOpen: SQL { "(\(vault.isOpen("version")))" }

  var intervals: VaultCheck {
    VaultCheck(
      .intervals, of: table,
      faults: """
        SELECT place, fault
        FROM (
          SELECT \(place) AS place, CASE
            WHEN \(isOpen) AND version.next IS NOT NULL
              THEN format('is open, though the next version begins at %s', version.next)
            WHEN NOT \(isOpen) AND version.load_end_date <= version.load_date
              THEN format('ends at %s, which is not behind its beginning', version.load_end_date)
            WHEN NOT \(isOpen) AND version.load_end_date > version.next
              THEN format('ends at %s, behind the beginning of the next version at %s',
                version.load_end_date, version.next)
            END AS fault
          FROM \(versions)
        ) AS looked_at
        WHERE fault IS NOT NULL
        """)
  }

  var openRows: VaultCheck {
    let key = key.map { "version.\(id: $0)" as SQL }.joined()
    return VaultCheck(
      .openRows, of: table,
      faults: """
        SELECT \(SQL.place(self.key, of: "version")), format('%s versions are open', count(*))
        FROM \(versions)
        WHERE \(isOpen)
        GROUP BY \(key)
        HAVING count(*) > 1
        """)
  }

  /// Ends that neither a next version nor one of the reports explains.
  func gaps(reportedIn reports: [CompiledVault.Satellite]) -> VaultCheck {
    let explained = reports.map { report -> SQL in
      """
      AND NOT EXISTS (
          SELECT FROM \(QualifiedName(report.table)) AS report
          WHERE report.\(id: report.parentHashKey) = version.\(id: report.parentHashKey)
            AND report.load_date = version.load_end_date AND NOT report.is_present)
      """
    }
    return VaultCheck(
      .gaps, of: table,
      faults: """
        SELECT \(place), CASE
          WHEN version.next IS NULL
            THEN format('ended at %s, with no version behind it and no deletion', version.load_end_date)
          ELSE format('ended at %s without a deletion; the next version begins at %s',
            version.load_end_date, version.next)
          END
        FROM \(versions)
        WHERE NOT \(isOpen) AND version.load_end_date < coalesce(version.next, 'infinity')
          \(explained.joined(separator: "\n  "))
        """)
  }
}

extension CompiledVault.Satellite {
  func versionChecks(in vault: CompiledVault) -> [VaultCheck] {
    guard hasVersions, vault.conventions.closing == .close else { return [] }
    let rows = VersionedTable(
      table: QualifiedName(table), key: [parentHashKey], hasSets: !members.isEmpty,
      filter: "stored.\(id: parentHashKey) <> \(UtilityName.zeroKey)()", vault: vault)
    switch kind {
    case .effectivity:
      return [rows.intervals, rows.openRows] + (drivingKeyCheck(in: vault).map { [$0] } ?? [])
    case .versions, .multiActive, .status, .recordTracking, .nonHistorized:
      let reports = vault.satellites.filter { $0.kind == .status && $0.parent == parent }
      // A set that arrives as an array may be empty, which ends it without a deletion.
      let gaps = vault.hasSetsOfArrays(name) ? [] : [rows.gaps(reportedIn: reports)]
      return [rows.intervals, rows.openRows] + gaps
    }
  }

  /// That the intervals of all partners of a driving key lie one behind the other.
  private func drivingKeyCheck(in vault: CompiledVault) -> VaultCheck? {
    guard case .link(let name) = parent,
      let link = vault.links.first(where: { $0.name == name }), !link.drivingKey.isEmpty
    else { return nil }
    let driving = link.participants.filter { link.drivingKey.contains($0.role) }.map(\.column)
    let key = Set([StandardColumn.tenantKey] + driving).sorted { $0.precedesByBytes($1) }
    return VaultCheck(
      .drivingKeys, of: QualifiedName(table),
      faults: """
        SELECT
          \(SQL.place(driving + [parentHashKey, StandardColumn.loadDate], of: "version")),
          format('holds beyond %s, when another partner begins', version.next)
        FROM (
          SELECT
            \(Set(key + [parentHashKey]).sorted { $0.precedesByBytes($1) }
              .map { $0 == parentHashKey ? "held.\(id: $0)" : "link.\(id: $0)" as SQL }.joined()),
            held.load_date, held.load_end_date,
            lead(held.load_date) OVER (
              PARTITION BY \(key.map { "link.\(id: $0)" as SQL }.joined())
              ORDER BY held.load_date, held.load_end_date) AS next
          FROM \(QualifiedName(table)) AS held
          JOIN \(QualifiedName(link.table)) AS link ON link.\(id: link.hashKey) = held.\(id: parentHashKey)
        ) AS version
        WHERE \(vault.isOpen("version")) AND version.next IS NOT NULL
          OR version.load_end_date > version.next
        """)
  }
}

extension CompiledVault.ReferenceTable {
  /// Codes are never deleted, so that their versions leave no gap.
  func versionChecks(in vault: CompiledVault) -> [VaultCheck] {
    guard let history, vault.conventions.closing == .close else { return [] }
    let rows = VersionedTable(
      table: QualifiedName(history.table), key: keyParts.map(\.name), vault: vault)
    return [rows.intervals, rows.openRows, rows.gaps(reportedIn: [])]
  }
}
