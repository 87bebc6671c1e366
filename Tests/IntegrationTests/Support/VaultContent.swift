import PostgresSchema

/// What a vault holds, told so that two vaults can be compared.
///
/// Load dates differ from run to run, so that a version is told by its place among those of its key;
/// what must hold of the dates themselves is counted as faults.
struct VaultContent: Equatable {
  /// For each table its rows' digest and their number.
  var tables: [String: String] = [:]

  /// Reads all rows but these columns; sources that share a hub are told apart by one of them.
  ///
  /// `withDates` is for loads whose dates the test dictates.
  static func read(
    _ rig: VaultRig, in schemas: Set<String> = ["auth", "business", "util"],
    leavingOut omitted: [String] = [], withDates: Bool = false
  ) async throws -> VaultContent {
    var content = VaultContent()
    let places = schemas.sorted().map { "\(literal: $0)" as SQL }
    let left = (withDates ? [""] : ["load_date", "load_end_date"] + omitted).map {
      "\(literal: $0)" as SQL
    }
    let tables = try await rig.rows(
      """
      SELECT table_schema, table_name,
        bool_or(column_name = 'load_end_date'),
        string_agg(format('%I', column_name), ', ' ORDER BY ordinal_position)
          FILTER (WHERE column_name NOT IN (\(left.joined()))),
        min(column_name) FILTER (WHERE ordinal_position = 1)
      FROM information_schema.columns
      JOIN information_schema.tables USING (table_schema, table_name)
      WHERE table_schema IN (\(places.joined())) AND table_type = 'BASE TABLE'
      GROUP BY 1, 2 ORDER BY 1, 2
      """)
    for row in tables {
      guard let schema = row[0], let name = row[1], let columns = row[3], let key = row[4] else {
        continue
      }
      let table = QualifiedName(schema: schema, name: name)
      let version: SQL =
        row[2] == "t"
        ? """
        , dense_rank() OVER (PARTITION BY \(id: key) ORDER BY load_date) AS version,
        load_end_date IS NULL AS is_open
        """ : ""
      let digest = try await rig.rows(
        """
        SELECT count(*) || ' ' || coalesce(md5(string_agg(line, '' ORDER BY line)), '')
        FROM (SELECT md5(row_to_json(row)::text) AS line
          FROM (SELECT \(SQL(trusted: columns))\(version) FROM \(table)) AS row) AS lines
        """)
      content.tables[table.description] = digest[0][0]
    }
    return content
  }

  /// Versions whose interval does not end where the next one begins, keys with several open versions.
  static func brokenIntervals(_ rig: VaultRig) async throws -> [String] {
    let satellites = try await rig.rows(
      """
      SELECT table_schema, table_name, min(column_name) FILTER (WHERE ordinal_position = 1)
      FROM information_schema.columns
      JOIN information_schema.tables USING (table_schema, table_name)
      WHERE table_schema IN ('auth', 'business', 'util') AND table_type = 'BASE TABLE'
      GROUP BY 1, 2 HAVING bool_or(column_name = 'hash_diff')
      """)
    var broken: [String] = []
    for row in satellites {
      guard let schema = row[0], let name = row[1], let key = row[2] else { continue }
      let count = try await rig.number(
        """
        SELECT count(*) FROM (
          SELECT load_date, load_end_date,
            lead(load_date) OVER (PARTITION BY \(id: key) ORDER BY load_date) AS next
          FROM \(QualifiedName(schema: schema, name: name))) AS version
        WHERE load_end_date IS DISTINCT FROM next OR load_end_date <= load_date
        """)
      if count > 0 { broken.append("\(schema).\(name): \(count)") }
    }
    return broken
  }
}
