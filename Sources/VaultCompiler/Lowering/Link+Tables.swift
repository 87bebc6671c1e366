import PostgresSchema
import VaultModel

extension CompiledVault.Link {
  static let remark = """
    One row for each relation between hub rows, never changed. An optional participant that is
    missing has the zero key.
    """

  func table(in vault: CompiledVault) -> Table {
    Table(
      QualifiedName(table),
      columns: [.hashKey(hashKey)] + keyColumns + [.loadDate, .recordSource],
      primaryKey: PrimaryKey(ObjectName.make(table.name, suffix: "_pkey"), [hashKey]),
      checks: [vault.lengthCheck(of: hashKey, in: table)], comment: about)
  }

  /// One for each way to come from a hub to the link.
  var participantIndexes: [Index] {
    participants.map { participant in
      Index(
        ObjectName.make("\(table.name)_\(participant.column)", suffix: "_idx"),
        on: QualifiedName(table), [participant.column])
    }
  }

  /// The tenant key stands once, also where the tenant's hub takes part under its own name.
  private var keyColumns: [Column] {
    let columns = participants.map(\.column).filter { $0 != StandardColumn.tenantKey }
    return [.tenantKey] + columns.map { Column.hashKey($0) }
  }
}

/// Why the vault has the indexes that it has, and no others.
enum Indexes {
  static let remark = """
    From a business key to its hub row, and from a hub row to its links. Satellites have their primary
    key only: an index that holds load_end_date would make every closing of a version write to all
    indexes of the table.
    """
}
