import PostgresSchema
import VaultModel
import VaultSQL

/// The text that AutomateDV or datavault4dbt hashes for a list of values, in SQL.
///
/// The loader makes the same in Swift; `docs/hash-specs.md` has the rules.
enum CompatibleText {
  case automateDV
  case datavault4dbt

  /// The rules of a compatibility spec; nil for this product's own.
  init?(_ rules: HashRules) {
    switch rules {
    case .vw1: return nil
    case .automateDV: self = .automateDV
    case .datavault4dbt: self = .datavault4dbt
    }
  }

  /// The package that hashes so.
  var packageName: String {
    switch self {
    case .automateDV: "AutomateDV"
    case .datavault4dbt: "datavault4dbt"
    }
  }

  /// A value as it is hashed, and NULL where it counts as NULL.
  ///
  /// `E'…'`, for in plain quotes a session may take a backslash for more than itself.
  func standardized(_ text: SQL) -> SQL {
    switch self {
    case .automateDV: HashRules.automateDV.spelling(of: text)
    case .datavault4dbt:
      // Without the flag g a match is replaced once, which is what the package does.
      #"""
      '"' || replace(regexp_replace(regexp_replace(btrim(\#(text)), E'\\\\', E'\\\\\\\\'), '"', E'\\\\"'), '^^', '--') || '"'
      """#
    }
  }

  /// A value as it stands among others.
  func listed(_ text: SQL) -> SQL { "coalesce(\(standardized(text)), '^^')" }

  /// A key's text, of its listed values.
  func key(_ listed: SQL) -> SQL {
    switch self {
    case .automateDV: listed
    case .datavault4dbt: withoutMarks(uppercased(listed))
    }
  }

  /// A hash diff's text, of its listed values.
  func hashDiff(_ listed: SQL) -> SQL {
    switch self {
    case .automateDV: listed
    case .datavault4dbt: withoutMarks(listed)
    }
  }

  /// The letters a to z alone: by this collation the result is the same in every database.
  private func uppercased(_ text: SQL) -> SQL { #"upper(\#(text) COLLATE "C")"# }

  /// Without the first line feed, tab, vertical tab and carriage return.
  private func withoutMarks(_ text: SQL) -> SQL {
    let marks: [SQL] = [#"E'\n'"#, #"E'\t'"#, #"E'\x0B'"#, #"E'\r'"#]
    return marks.reduce(text) { "regexp_replace(\($0), \($1), '')" }
  }
}
