import PostgresSchema

/// What a table is in a Data Vault, as its columns tell.
enum VaultTable: Hashable {
  case hubOrLink
  case satellite
}

extension KnownSchema {
  /// Nil for any other table, and for one that no script here makes.
  func vaultTable(_ name: QualifiedName) -> VaultTable? {
    guard let columns = tables[name]?.columns, columns["load_date"] != nil,
      columns["record_source"] != nil
    else { return nil }
    return columns["hash_diff"] == nil ? .hubOrLink : .satellite
  }
}

extension String {
  /// Whether a column of that name tells what a row is, and is no payload.
  var isVaultColumn: Bool {
    hasSuffix("_hk") || ["load_date", "load_end_date", "hash_diff", "record_source"].contains(self)
  }
}
