package import PostgresSchema

/// A comparison of the hashes that a table stores with those that SQL makes of its stored values.
///
/// A row where they differ was written by other rules, or changed since.
package struct HashCheck: Hashable, Sendable {
  package var table: QualifiedName
  /// The column that is checked: a hash key, a hash diff or the joined text of a key.
  package var column: String
  /// The columns by which a row is found again.
  package var keyColumns: [String]
  /// What the column should hold, over `source`.
  package var recomputed: SQL
  /// The table as `stored`, with whatever must be joined to it.
  package var source: SQL
  /// The rows that have a hash to check; all of them where it is nil.
  package var filter: SQL?

  init(
    _ table: QualifiedName, column: String, keyColumns: [String], recomputed: SQL,
    joining joins: [SQL] = [], filter: SQL? = nil
  ) {
    self.table = table
    self.column = column
    self.keyColumns = keyColumns
    self.recomputed = recomputed
    source = (["\(table) AS stored"] + joins).joined(separator: "\n")
    self.filter = filter
  }
}

extension HashCheck {
  /// One row, one number: how many rows differ.
  package var countingDifferences: SQL {
    "SELECT count(*)\nFROM \(source)\nWHERE \(differs)"
  }

  /// The first rows that differ, in order of their keys: the key columns, the stored value, the right one.
  package func listingDifferences(limit: Int) -> SQL {
    let keys = keyColumns.map { "stored.\(id: $0)" as SQL }
    let values: [SQL] = [
      "stored.\(id: column) AS stored_value", "\(recomputed) AS recomputed_value",
    ]
    return """
      SELECT \((keys + values).joined())
      FROM \(source)
      WHERE \(differs)
      ORDER BY \(keys.joined())
      LIMIT \(limit)
      """
  }

  /// The same as one of the vault's checks.
  var check: VaultCheck {
    VaultCheck(
      .hashes, of: table, column: column,
      faults: """
        SELECT \(SQL.place(keyColumns, of: "stored")),
          format('holds %s; its values make %s', coalesce(stored.\(id: column)::text, 'NULL'),
            coalesce((\(recomputed))::text, 'NULL'))
        FROM \(source)
        WHERE \(differs)
        """)
  }

  private var differs: SQL {
    let difference: SQL = "stored.\(id: column) IS DISTINCT FROM \(recomputed)"
    return filter.map { "\($0)\n  AND \(difference)" } ?? difference
  }
}
