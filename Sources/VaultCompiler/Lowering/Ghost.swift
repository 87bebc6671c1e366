import PostgresSchema
import VaultModel
import VaultSQL

/// The row of the zero key, which each hub and each satellite of versions holds.
enum Ghost {
  static let remark = """
    The zero key stands for a key that is missing. With these rows a join over it finds one row,
    and no query needs an outer join for it.
    """

  fileprivate static let zeroKey: SQL = "\(UtilityName.zeroKey)()"
  fileprivate static let recordSource: SQL = "'SYSTEM'"

  fileprivate static func row(
    of table: CompiledVault.TableName, hashKey: String, _ values: [(column: String, value: SQL)]
  ) -> RowInsert {
    var all = [(hashKey, zeroKey)]
    if hashKey != StandardColumn.tenantKey { all.append((StandardColumn.tenantKey, zeroKey)) }
    all += values
    all += [
      (StandardColumn.loadDate, .ghostLoadDate), (StandardColumn.recordSource, recordSource),
    ]
    return RowInsert(
      into: QualifiedName(table), columns: all.map(\.0), rows: [all.map(\.1)], existing: .isKept)
  }
}

extension CompiledVault.Hub {
  var ghost: RowInsert { Ghost.row(of: table, hashKey: hashKey, []) }
}

extension CompiledVault.Satellite {
  /// Its payload is NULL, so its hash diff is that of the empty string; nil for kinds without versions.
  ///
  /// Member keys cannot be NULL within a primary key: there it has the zero of the member's type.
  var ghost: RowInsert? {
    switch kind {
    case .status, .recordTracking, .nonHistorized, .effectivity: return nil
    case .versions, .multiActive: break
    }
    let zeros = attributes.filter { members.contains($0.name) }.map { ($0.name, $0.type.zero) }
    return Ghost.row(
      of: table, hashKey: parentHashKey,
      [(StandardColumn.hashDiff, "\(UtilityName.hashBinary)('')")] + zeros)
  }
}

extension CompiledVault {
  /// The row of the zero key; nil where the link has none.
  func ghost(of link: Link) -> RowInsert? {
    guard hasGhost(link) else { return nil }
    let others = link.participants.map(\.column).filter { $0 != StandardColumn.tenantKey }
    var values: [(column: String, value: SQL)] = others.map { ($0, Ghost.zeroKey) }
    values += link.dependentKeys.map { ($0.name, $0.type.zero) }
    if !link.attributes.isEmpty {
      values.append((StandardColumn.hashDiff, "\(UtilityName.hashBinary)('')"))
    }
    return Ghost.row(of: link.table, hashKey: link.hashKey, values)
  }
}

extension SQLType {
  /// What stands for no value where NULL cannot.
  fileprivate var zero: SQL {
    switch self {
    case .bool: "false"
    case .int2, .int4, .int8, .float4, .float8, .numeric, .unconstrainedNumeric: "0"
    case .text, .varchar, .bytea: "''"
    case .uuid: "'00000000-0000-0000-0000-000000000000'"
    case .date: "'1900-01-01'"
    case .time: "'00:00:00'"
    case .timestamp: "'1900-01-01 00:00:00'"
    case .timestamptz: "'1900-01-01 00:00:00+00'"
    case .interval: "'PT0S'"
    case .jsonb: "'null'"
    case .inet: "'0.0.0.0'"
    case .array: "'{}'"
    }
  }
}

// MARK: The tenant of shared hubs

extension CompiledVault {
  /// The hub row of the tenant that shared hubs belong to; nil where no hub is shared.
  var systemTenantRow: RowInsert? {
    guard let key = conventions.systemTenant, let hashKey = systemTenantKey,
      let hub = hubs.first(where: { $0.name == tenantHub }), let part = hub.keyParts.first
    else { return nil }
    return RowInsert(
      into: QualifiedName(hub.table),
      columns: [
        hub.hashKey, part.name, StandardColumn.loadDate, StandardColumn.recordSource,
      ],
      rows: [
        [hashKey, .literal(key), .ghostLoadDate, Ghost.recordSource]
      ], existing: .isKept)
  }
}
