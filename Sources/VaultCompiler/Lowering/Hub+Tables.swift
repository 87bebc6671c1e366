import PostgresSchema
import VaultModel
import VaultSQL

extension CompiledVault.Hub {
  static let remark = """
    One row for each business key of each tenant, never changed. Parts of a key are nullable for the
    ghost row alone: a check says so. Where a key has several parts, <hub>_bk has them escaped and
    joined, as they are hashed.

    In all tables: <name>_hk is the hash key of the hub or link of that name, tenant_hk that of the
    tenant to which the row belongs, load_date when the row was loaded, record_source where it came
    from. hash_diff is the hash of the payload, by which changes are seen.
    """

  func table(in vault: CompiledVault) -> Table {
    Table(
      QualifiedName(table),
      columns: [.hashKey(hashKey)] + tenantColumn + keyColumns + [
        .loadDate, .recordSource,
      ],
      primaryKey: PrimaryKey(ObjectName.make(table.name, suffix: "_pkey"), [hashKey]),
      checks: [vault.lengthCheck(of: hashKey, in: table), keyCheck],
      storage: traits.storage(), comment: traits.comment(about ?? "Business keys of \(name)"))
  }

  /// Finds a hub row by what people know it by.
  var keyIndex: Index {
    Index(
      ObjectName.make(table.name, suffix: "_key_idx"), on: QualifiedName(table),
      tenantColumn.map(\.name) + keyParts.map(\.name))
  }

  /// Finds the tenants of a key that a record refers to without naming its tenant.
  var lookUpIndex: Index {
    Index(
      ObjectName.make(table.name, suffix: "_lookup_idx"), on: QualifiedName(table),
      [joinedKey ?? keyParts[0].name])
  }

  /// None where the hub is the tenants' own: their hash key is the tenant key.
  private var tenantColumn: [Column] {
    hashKey == StandardColumn.tenantKey ? [] : [.tenantKey]
  }

  private var keyColumns: [Column] {
    let parts = keyParts.map { part in
      Column(part.name, DataType(part.type), comment: part.sensitivity.marking(nil))
    }
    return parts + (joinedKey.map { [Column($0, .text)] } ?? [])
  }

  private var keyCheck: Check {
    let needed = keyParts.filter { $0.presence != .optional }
      .map { "\(id: $0.name) IS NOT NULL" as SQL }
    let present: SQL =
      switch needed.count {
      case 0: "num_nonnulls(\(keyParts.map { SQL.identifier($0.name) }.joined())) > 0"
      case 1: needed.joined()
      default: "(\(needed.joined(separator: " AND ")))"
      }
    return Check(
      ObjectName.make(table.name, suffix: "_key_check"),
      "\(present) OR \(id: hashKey) = \(UtilityName.zeroKey)()")
  }
}

extension CompiledVault {
  /// Says that a hash key is as long as a digest, so that no other program writes something else.
  func lengthCheck(of hashKey: String, in table: TableName) -> Check {
    Check(
      ObjectName.make(table.name, suffix: "_hk_check"),
      "octet_length(\(id: hashKey)) = \(hashSpec.algorithm.byteCount)")
  }
}
