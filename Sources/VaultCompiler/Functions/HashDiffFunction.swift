import PostgresSchema
import VaultModel

extension CompiledVault {
  /// The functions that recompute hash diffs, of all tables that have them.
  var hashDiffFunctions: [Function] {
    let ofLinks = links.compactMap { link in
      link.attributes.isEmpty
        ? nil : link.hashDiffFunction.map { HashDiff(name: $0, table: link.table, link.attributes) }
    }
    let ofSatellites = satellites.filter(\.hasHashDiff).map { satellite in
      HashDiff(
        name: satellite.hashDiffFunction, table: satellite.table, satellite.attributes)
    }
    let ofReferences = references.compactMap { reference in
      reference.history.map {
        HashDiff(name: $0.hashDiffFunction, table: $0.table, reference.attributes)
      }
    }
    return (ofLinks + ofSatellites + ofReferences).map(\.function)
  }
}

/// The hash of what a table's row says beyond its keys.
private struct HashDiff {
  let name: CompiledVault.TableName
  let table: CompiledVault.TableName
  let attributes: [CompiledVault.Attribute]

  init(
    name: CompiledVault.TableName, table: CompiledVault.TableName,
    _ attributes: [CompiledVault.Attribute]
  ) {
    self.name = name
    self.table = table
    self.attributes = attributes
  }

  /// Recomputes the hash diff of a stored row from its payload.
  var function: Function {
    Function(
      QualifiedName(name), [.init("version", .row(of: QualifiedName(table)))],
      returns: .bytea, volatility: .withinStatement, settings: CanonicalText.settings,
      body: body, comment: "The hash diff of a row of \(table), from its stored payload.")
  }

  private var body: SQL {
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
