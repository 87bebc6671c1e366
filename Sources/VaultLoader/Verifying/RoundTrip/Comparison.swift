import PostgresSchema

/// A question whose answers are the places where a table does not hold what was delivered.
struct Comparison {
  /// A column of the table beside the text that the delivery has for it.
  struct Pair {
    var column: String
    /// The stored value as canonical text, over `version`.
    var stored: SQL
    /// The delivered value as canonical text, over `delivered`.
    var delivered: SQL
    var isSensitive = false
    /// A condition over `version` under which the column cannot tell.
    var exemption: SQL?
  }

  var table: QualifiedName
  /// The columns that hold what not everybody may see.
  var sensitiveColumns: Set<String>
  /// A query of five columns: input, record, column, stored, delivered; the last but the first three
  /// being NULL where a row is missing, and `fault` the sixth.
  var differences: SQL

  /// The first differences and their number.
  func listing(limit: Int) -> SQL {
    """
    SELECT input, record, name, stored, delivered, fault, count(*) OVER ()
    FROM (
    \(differences)
    ) AS difference(input, record, name, stored, delivered, fault)
    ORDER BY input, record, name
    LIMIT \(limit)
    """
  }
}

extension Comparison {
  /// Holds each delivered row against the row of a table that it should have become.
  ///
  /// - Parameters:
  ///   - table: The table as the report names it.
  ///   - rows: A query over `delivered`: those rows that feed the table.
  ///   - source: Where `version` is found.
  ///   - matching: The condition that `version` is the delivered row's.
  ///   - isChosen: Whether several versions may match, of which the best one counts.
  ///   - pairs: The columns that are compared.
  init(
    of table: QualifiedName, rows: SQL, source: SQL, matching: SQL, isChosen: Bool, pairs: [Pair]
  ) {
    self.table = table
    sensitiveColumns = Set(pairs.filter(\.isSensitive).map(\.column))
    let values = pairs.enumerated().flatMap { place, pair in
      [
        "\(pair.stored) AS stored_\(SQL(trusted: "\(place)"))",
        "\(pair.delivered) AS delivered_\(SQL(trusted: "\(place)"))",
        "\(pair.exemption ?? "false") AS exempt_\(SQL(trusted: "\(place)"))",
      ] as [SQL]
    }
    let same = pairs.map { "\($0.stored) IS NOT DISTINCT FROM \($0.delivered)" as SQL }
    let best: [SQL] = same.isEmpty ? [] : ["(\(same.joined(separator: " AND "))) DESC"]
    let preferences = ["delivered.id"] + best + ["version.load_date DESC"]
    let choice: SQL = isChosen ? "DISTINCT ON (delivered.id) " : ""
    let order: SQL = isChosen ? "\nORDER BY \(preferences.joined())" : ""
    let selected: [SQL] =
      ["delivered.input", "delivered.record", "version.record_source IS NULL AS is_missing"]
      + values
    let tests = pairs.enumerated().map { place, pair in
      let number = SQL(trusted: "\(place)")
      return """
        (\(literal: pair.column), stored_\(number), delivered_\(number), NULL, \
        NOT is_missing AND NOT exempt_\(number)
            AND stored_\(number) IS DISTINCT FROM delivered_\(number))
        """ as SQL
    }
    let missing: SQL = "(NULL, NULL, NULL, 'has no such row', is_missing)"
    differences = """
      SELECT chosen.input, chosen.record, test.name, test.stored, test.delivered, test.fault
      FROM (
        SELECT \(choice)\(selected.joined(separator: ",\n    "))
        FROM (\(rows)) AS delivered
        LEFT JOIN \(source) ON \(matching)\(order)
      ) AS chosen
      CROSS JOIN LATERAL (VALUES
        \(([missing] + tests).joined(separator: ",\n    "))
      ) AS test(name, stored, delivered, fault, differs)
      WHERE test.differs
      """
  }

  init(of table: QualifiedName, differences: SQL) {
    self.table = table
    sensitiveColumns = []
    self.differences = differences
  }
}
