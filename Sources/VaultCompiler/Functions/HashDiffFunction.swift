import PostgresSchema
import VaultModel

extension CompiledVault.Satellite {
  /// The function that recomputes the hash diff of a stored row from its payload.
  var hashDiff: Function {
    Function(
      QualifiedName(hashDiffFunction), [.init("version", .row(of: QualifiedName(table)))],
      returns: .bytea, volatility: .withinStatement, settings: CanonicalText.settings,
      body: hashDiffBody, comment: "The hash diff of a row of \(table), from its stored payload.")
  }

  private var hashDiffBody: SQL {
    let hashed = attributes.filter(\.isHashed)
      .sorted { $0.hashName.precedesByBytes($1.hashName) }
    // No attribute makes a version here, so all versions are alike.
    guard !hashed.isEmpty else { return "  SELECT \(UtilityName.hashBinary)('')" }
    let entries = hashed.enumerated().map { place, attribute -> [SQL] in
      let column: SQL = "version.\(id: attribute.name)"
      return [
        "(\(place + 1),", "\(literal: attribute.hashName),",
        "\(CanonicalText.expression(column, of: attribute.type)))",
      ]
    }
    // The place is that of the name's bytes: a collation could sort otherwise.
    return """
        SELECT \(UtilityName.hashBinary)(coalesce(
          string_agg(name || '=' || \(KeyFunctions.escaped("value")), '|' ORDER BY place),
          ''))
        FROM (
          VALUES
            \(SQL.aligned(entries, separator: " ").joined(separator: ",\n      "))
        ) AS hashed(place, name, value)
        WHERE value IS NOT NULL
      """
  }
}
