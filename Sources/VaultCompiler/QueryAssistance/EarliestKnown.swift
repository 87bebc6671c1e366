import PostgresSchema
import VaultModel
import VaultSQL

extension CompiledVault {
  /// The condition that a key of a hub was known at an instant: by its own row, or by what a satellite
  /// says of an earlier time, since late records may come before the hub's row (semantics, section 2).
  func wasKnown(_ hub: Hub, as row: SQL, at instant: SQL) -> SQL {
    wasKnown(.hub(hub.name), hashKey: hub.hashKey, as: row, at: instant)
  }

  /// The same for a hub or a link.
  func wasKnown(_ parent: Parent, hashKey: String, as row: SQL, at instant: SQL) -> SQL {
    let statements = satellites.filter { $0.parent == parent && $0.kind != .nonHistorized }.map {
      """
      EXISTS (SELECT FROM \(QualifiedName($0.table)) AS earlier
          WHERE earlier.\(id: $0.parentHashKey) = \(row).\(id: hashKey) AND earlier.load_date <= \(instant))
      """ as SQL
    }
    let own: SQL = "\(row).load_date <= \(instant)"
    guard !statements.isEmpty else { return own }
    return "(\(([own] + statements).joined(separator: "\n    OR ")))"
  }

  /// The earliest date at which a key of a hub or a link was known, worked out once for the row.
  ///
  /// `least` ignores the NULL of a satellite without a row of the key; each `min` is the first entry of
  /// the key in the satellite's primary key.
  func earliestDate(of parent: Parent, hashKey: String, as row: SQL) -> SQL {
    let statements = satellites.filter { $0.parent == parent && $0.kind != .nonHistorized }.map {
      """
      (
          SELECT min(earlier.load_date) FROM \(QualifiedName($0.table)) AS earlier
          WHERE earlier.\(id: $0.parentHashKey) = \(row).\(id: hashKey))
      """ as SQL
    }
    let own: SQL = "\(row).load_date"
    return statements.isEmpty ? own : "least(\(([own] + statements).joined()))"
  }
}
