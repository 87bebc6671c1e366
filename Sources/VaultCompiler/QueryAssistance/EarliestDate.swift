import PostgresSchema
import VaultModel
import VaultSQL

/// The earliest date at which a key is known (semantics, section 2).
///
/// A late record may describe a key before the load date of its own row.
struct EarliestDate {
  /// The row of the hub or link.
  private let row: SQL
  private let dates: [SQL]

  init(of parent: CompiledVault.Parent, as row: SQL, in vault: CompiledVault) {
    self.row = row
    let key = vault.key(of: parent).hashKey
    // The satellite's primary key starts with the parent's key and the load date.
    dates = vault.satellites.filter {
      $0.parent == parent && $0.kind != .nonHistorized
    }.map { satellite in
      """
      (
          SELECT min(stored.load_date) FROM \(QualifiedName(satellite.table)) AS stored
          WHERE stored.\(id: satellite.parentHashKey) = \(row).\(id: key))
      """
    }
  }

  /// The date.
  var date: SQL { Self.least(["\(row).load_date"] + dates) }

  /// The condition that the key is known at an instant; satellites are read only for a later row.
  func isKnown(at instant: SQL) -> SQL {
    guard !dates.isEmpty else { return "\(row).load_date <= \(instant)" }
    return "(\(row).load_date <= \(instant) OR \(Self.least(dates)) <= \(instant))"
  }

  /// The earliest of some dates; satellites without a row of the key give NULL, which is ignored.
  private static func least(_ dates: [SQL]) -> SQL {
    dates.count == 1 ? dates[0] : "least(\(dates.joined()))"
  }
}
