package import PostgresSchema
package import VaultModel

extension HashRules {
  /// What of a key part's text counts under a compatibility spec; NULL where it counts as NULL.
  ///
  /// The loader's `KeySpelling` says the same in Swift.
  package func spelling(of text: SQL) -> SQL {
    let uppercased: SQL = #"upper(btrim(\#(text)) COLLATE "C")"#
    return switch self {
    case .vw1: text
    case .automateDV: "nullif(\(uppercased), '')"
    case .datavault4dbt: uppercased
    }
  }
}
