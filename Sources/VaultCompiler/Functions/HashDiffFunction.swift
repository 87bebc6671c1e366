import PostgresSchema
import VaultModel
import VaultSQL

extension CompiledVault {
  /// The functions that recompute hash diffs, of all tables that have them.
  var hashDiffFunctions: [Function] {
    let ofLinks = links.compactMap { link in
      link.attributes.isEmpty
        ? nil : link.hashDiffFunction.map { hashDiff($0, of: link.table, link.attributes) }
    }
    let ofSatellites = satellites.filter(\.hasHashDiff).map { satellite in
      hashDiff(satellite.hashDiffFunction, of: satellite.table, satellite.attributes)
    }
    let ofReferences = references.compactMap { reference in
      reference.history.map { hashDiff($0.hashDiffFunction, of: $0.table, reference.attributes) }
    }
    return ofLinks + ofSatellites + ofReferences
  }

  /// Recomputes the hash diff of a stored row from its payload.
  private func hashDiff(
    _ name: TableName, of table: TableName, _ attributes: [Attribute]
  ) -> Function {
    Function(
      QualifiedName(name), [.init("version", .row(of: QualifiedName(table)))],
      returns: .bytea, volatility: .withinStatement, settings: CanonicalText.settings,
      body: HashDiff(of: attributes, in: "version", by: hashSpec.id).body)
  }
}

/// The hash diff of the attributes of a row.
struct HashDiff {
  private let attributes: [CompiledVault.Attribute]
  private let hashed: [CompiledVault.Attribute]
  private let row: SQL
  private let rules: HashRules

  /// Takes all attributes, in the order of their ordinals, and the row that they are columns of.
  init(of attributes: [CompiledVault.Attribute], in row: SQL, by rules: HashRules) {
    let hashed = attributes.filter(\.makesVersions)
    self.attributes = attributes
    self.hashed = rules.hashOrder(of: hashed.map(\.hashName)).map { hashed[$0] }
    self.row = row
    self.rules = rules
  }

  /// The body of a function that gives it.
  var body: SQL {
    // No attribute makes a version here, so all versions are alike.
    guard !hashed.isEmpty else { return "  SELECT \(UtilityName.hashBinary)('')" }
    guard let compatible = CompatibleText(rules) else { return ownBody }
    return compatible.hashDiffBody(of: hashed.map { "\(attributes.value(of: $0, in: row))::text" })
  }

  private var ownBody: SQL {
    let entries = hashed.enumerated().map { place, attribute -> SQL in
      let value = CanonicalText.hashed(attributes.value(of: attribute, in: row), of: attribute)
      return "(\(place + 1), \(literal: attribute.hashName), \(value))"
    }
    // The place is that of the name's bytes: a collation could sort otherwise.
    return """
        SELECT \(UtilityName.hashBinary)(coalesce(
          string_agg(name || '=' || \(KeyFunctions.escaped("value")), '|' ORDER BY place), ''))
        FROM (VALUES
          \(SQL.filled(entries, margin: "    "))
        ) AS hashed(place, name, value) WHERE value IS NOT NULL
      """
  }
}

extension CompatibleText {
  /// The body of a function that gives the hash diff of values, which stand in the order of hashing.
  fileprivate func hashDiffBody(of values: [SQL]) -> SQL {
    let entries = values.enumerated().map { place, value in "(\(place + 1), \(value))" as SQL }
    let hash: SQL =
      "\(UtilityName.hashBinary)(\(hashDiff("string_agg(\(listed("value")), '||' ORDER BY place)")))"
    return """
        SELECT \(whenAnyValue(hash))
        FROM (VALUES
          \(SQL.filled(entries, margin: "    "))
        ) AS hashed(place, value)
      """
  }

  /// To datavault4dbt a payload of NULLs is its unknown key; to AutomateDV it is one like others.
  private func whenAnyValue(_ hash: SQL) -> SQL {
    switch self {
    case .automateDV: hash
    case .datavault4dbt:
      "CASE WHEN count(value) > 0 THEN \(hash) ELSE \(UtilityName.zeroKey)() END"
    }
  }
}
