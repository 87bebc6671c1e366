import PostgresSchema
import VaultModel
import VaultSQL

extension CompiledVault.Link {
  static let remark = """
    One row for each relation between hub rows, or for each event, never changed. An optional
    participant that is missing has the zero key. Columns between the keys and the payload, if any,
    tell rows of the same participants apart.
    """

  func table(in vault: CompiledVault) -> Table {
    let payload = attributes.isEmpty ? [] : [Column.hashDiff] + attributes.map { $0.column() }
    return Table(
      QualifiedName(table),
      columns: [.hashKey(hashKey)] + keyColumns + dependentColumns + payload
        + [.loadDate, .recordSource],
      primaryKey: PrimaryKey(ObjectName.make(table.name, suffix: "_pkey"), [hashKey]),
      checks: [vault.lengthCheck(of: hashKey, in: table)], storage: traits.storage(),
      comment: traits.comment(about ?? standardAbout))
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
    let others = participants.filter { $0.column != StandardColumn.tenantKey }
    return [.tenantKey]
      + others.map { other in
        .hashKey(
          other.column, comment: other.role == other.hub ? nil : "Hash key of hub \(other.hub).")
      }
  }

  /// A dependent key may be missing where its presence says so.
  private var dependentColumns: [Column] {
    dependentKeys.map { part in
      Column(
        part.name, DataType(part.type), part.presence == .optional ? .nullable : .notNull)
    }
  }

  private var standardAbout: String {
    let hubs = participants.map(\.role).joined(separator: ", ")
    switch kind {
    case .relation: return "Relation of \(hubs)"
    case .hierarchy: return "Which stands above which: \(hubs)"
    case .sameAs: return "Which mean the same: \(hubs)"
    case .nonHistorized: return "Events of \(hubs)"
    }
  }
}

/// Why the vault has the indexes that it has, and no others.
enum Indexes {
  static let remark = """
    From a business key to its hub row, and from a hub row to its links. Satellites have their primary
    key only, unless the model asks for more: an index that holds load_end_date would make every
    closing of a version write to all indexes of the table.
    """

  static let lookUpRemark = """
    Where a hub has an index without the tenant, records look their tenant up by the key alone.
    """
}
