import PostgresClient
import PostgresSchema
import VaultModel
import VaultSQL

/// Rows whose deletion by hand was accepted, and that a load stored again.
struct RestoredRows {
  let vault: CompiledVault
  let connection: Connection

  /// A warning for each table of the load that got rows again.
  ///
  /// A version is known as restored where it is the first one of a key that was there before the load
  /// began. Of a key itself nothing is left to compare with: the load may have restored as many as it
  /// stored.
  ///
  /// - Throws: `PostgresError`.
  func warnings(of load: Int64, storing counts: LoadCounts) throws(PostgresError) -> [String] {
    guard try connection.hasTable(AcceptedDeletions.name) else { return [] }
    let accepted = try connection.query(
      """
      SELECT target, sum(rows_missing)::bigint FROM metadata.accepted_deletion
      WHERE vault_name = $1 GROUP BY target ORDER BY target COLLATE "C"
      """, [.text(vault.name)])
    var warnings: [String] = []
    for row in accepted.indices {
      let target = accepted.text(row, 0) ?? ""
      let new = counts.targets[target]?.new ?? 0
      guard new > 0 else { continue }
      let most = min(new, accepted.integer(row, 1) ?? 0)
      guard let satellite = satellite(in: target), case .hub(let name) = satellite.parent,
        let hub = vault.hubs.first(where: { $0.name == name })
      else {
        warnings.append("\(target): up to \(most) rows restored that were accepted as deleted")
        continue
      }
      let restored = min(most, try firstVersions(in: satellite, of: hub, since: load))
      if restored > 0 {
        warnings.append("\(target): \(restored) rows restored that were accepted as deleted")
      }
    }
    return warnings
  }

  private func satellite(in target: String) -> CompiledVault.Satellite? {
    vault.satellites.first { $0.table.description == target && $0.kind == .versions }
  }

  /// How many known keys have their first version from this load on.
  private func firstVersions(
    in satellite: CompiledVault.Satellite, of hub: CompiledVault.Hub, since load: Int64
  ) throws(PostgresError) -> Int64 {
    let key = SQL.identifier(satellite.parentHashKey)
    return try connection.query(
      """
      SELECT count(*) FROM (
        SELECT version.\(key) FROM \(QualifiedName(satellite.table)) AS version
        JOIN \(QualifiedName(hub.table)) AS hub ON hub.\(id: hub.hashKey) = version.\(key)
        CROSS JOIN (SELECT load_date FROM metadata.load WHERE load_id = \(load)) AS load
        WHERE hub.load_date < load.load_date AND hub.record_source <> 'SYSTEM'
          AND version.load_date >= load.load_date
          AND NOT EXISTS (
            SELECT FROM \(QualifiedName(satellite.table)) AS earlier
            WHERE earlier.\(key) = version.\(key) AND earlier.load_date < load.load_date)
        GROUP BY version.\(key)) AS restored
      """
    ).integer(0, 0) ?? 0
  }
}
