import PostgresSchema
import VaultModel

/// The row of the zero key, which each hub and satellite holds.
enum Ghost {
  static let remark = """
    The zero key stands for a key that is missing. With these rows a join over it finds one row,
    and no query needs an outer join for it.
    """

  fileprivate static let zeroKey: SQL = "\(UtilityName.zeroKey)()"
  fileprivate static let loadDate: SQL = "'1900-01-01 00:00:00+00'"
  fileprivate static let recordSource: SQL = "'SYSTEM'"

  fileprivate static func row(
    of table: CompiledVault.TableName, hashKey: String, _ values: [(column: String, value: SQL)]
  ) -> RowInsert {
    var all = [(hashKey, zeroKey)]
    if hashKey != StandardColumn.tenantKey { all.append((StandardColumn.tenantKey, zeroKey)) }
    all += values
    all += [
      (StandardColumn.loadDate, loadDate), (StandardColumn.recordSource, recordSource),
    ]
    return RowInsert(
      into: QualifiedName(table), columns: all.map(\.0), rows: [all.map(\.1)], existing: .isKept)
  }
}

extension CompiledVault.Hub {
  var ghost: RowInsert { Ghost.row(of: table, hashKey: hashKey, []) }
}

extension CompiledVault.Satellite {
  /// Its payload is NULL, so its hash diff is that of the empty string.
  var ghost: RowInsert {
    Ghost.row(
      of: table, hashKey: parentHashKey,
      [(StandardColumn.hashDiff, "\(UtilityName.hashBinary)('')")])
  }
}
