import PostgresSchema

/// Every row of a vault with all its columns, load dates too: for loads whose dates the test chooses.
struct VaultRows: Equatable {
  /// For each table its rows, sorted.
  var tables: [String: [String]] = [:]

  static func read(_ rig: VaultRig) async throws -> VaultRows {
    let names = try await rig.rows(
      """
      SELECT table_schema, table_name FROM information_schema.tables
      WHERE table_schema IN ('auth', 'business', 'ref') AND table_type = 'BASE TABLE'
      """)
    var content = VaultRows()
    for name in names {
      guard let schema = name[0], let table = name[1] else { continue }
      let rows = try await rig.rows(
        """
        SELECT row_to_json(row)::text FROM \(QualifiedName(schema: schema, name: table)) AS row
        ORDER BY 1
        """)
      content.tables["\(schema).\(table)"] = rows.compactMap { $0[0] }
    }
    return content
  }

  /// The rows that only one of two vaults has, for a message.
  func differences(from other: VaultRows) -> [String] {
    Set(tables.keys).union(other.tables.keys).sorted().flatMap { name -> [String] in
      let (own, others) = (Set(tables[name] ?? []), Set(other.tables[name] ?? []))
      return own.subtracting(others).sorted().map { "+ \(name) \($0)" }
        + others.subtracting(own).sorted().map { "- \(name) \($0)" }
    }
  }
}
