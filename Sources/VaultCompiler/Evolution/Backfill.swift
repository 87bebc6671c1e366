package import PostgresSchema
package import VaultModel
import VaultSQL

/// Fills a new satellite with the versions that its attributes had in others.
///
/// At each instant at which one of the others changes, the new one's payload is what they held
/// together; where that is what it was before, there is no version (semantics, section 4).
package struct Backfill {
  private let move: Evolution.Move
  private let vault: CompiledVault

  package init(_ move: Evolution.Move, in vault: CompiledVault) {
    self.move = move
    self.vault = vault
  }

  /// One `INSERT`.
  package var insert: SQL {
    """
    WITH \(states),
    hashed AS (
      SELECT state.*, CASE WHEN holds THEN \(hashDiff) END AS diff FROM state
    ),
    marked AS (
      SELECT hashed.*, lag(diff) OVER (PARTITION BY hash_key ORDER BY at) AS former FROM hashed
    ),
    kept AS (
      SELECT marked.*, lead(at) OVER (PARTITION BY hash_key ORDER BY at) AS next
      FROM marked WHERE diff IS DISTINCT FROM former
    )
    INSERT INTO \(target) \(SQL.list(columns))
    SELECT \(values.joined())
    FROM kept WHERE holds;
    """
  }

  /// Rows at which the new satellite says something else than the others did; none are right.
  package var differences: SQL {
    let payload = move.origins.flatMap(\.columns).map { column -> SQL in
      "stored.\(id: column.to) IS DISTINCT FROM state.\(id: column.to)"
    }
    return """
      WITH \(states)
      SELECT state.hash_key, state.at FROM state
      LEFT JOIN \(versions(of: target, as: "stored")) ON stored.\(id: hashKey) = state.hash_key
        AND \(holds("stored", at: "state.at"))
      WHERE (stored.\(id: hashKey) IS NOT NULL) <> state.holds
        OR state.holds AND (\(payload.joined(separator: " OR ")))
      LIMIT 10
      """
  }
}

// MARK: What the others held

extension Backfill {
  private var target: QualifiedName { QualifiedName(move.target.table) }
  private var hashKey: String { move.target.parentHashKey }
  private var storesEnds: Bool { !vault.endColumn.isEmpty }
  private var hasTenant: Bool { hashKey != StandardColumn.tenantKey }

  /// `point`, the instants of each key, and `state`, what was held from each of them on.
  private var states: SQL {
    let points = move.origins.map { origin -> SQL in
      let table = QualifiedName(origin.satellite.table)
      let keys: SQL = "\(id: hashKey) <> \(UtilityName.zeroKey)()"
      let starts: SQL = "SELECT \(id: hashKey), load_date FROM \(table) WHERE \(keys)"
      guard storesEnds else { return starts }
      let ends: SQL = """
        SELECT \(id: hashKey), load_end_date FROM \(table) AS version
          WHERE \(keys) AND NOT (\(vault.isOpen("version")))
        """
      return "\(starts)\n  UNION \(ends)"
    }
    let joins = zip(aliases, move.origins).map { alias, origin -> SQL in
      let table = versions(of: QualifiedName(origin.satellite.table), as: alias)
      let condition: SQL = "\(alias).\(id: hashKey) = point.hash_key"
      return "LEFT JOIN \(table) ON \(condition)\n    AND \(holds(alias, at: "point.at"))"
    }
    let present = aliases.map { "\($0).\(id: hashKey) IS NOT NULL" as SQL }
    var columns: [SQL] = ["point.hash_key", "point.at"]
    columns.append("\(present.joined(separator: " OR ")) AS holds")
    for (alias, origin) in zip(aliases, move.origins) {
      columns += origin.columns.map { "\(alias).\(id: $0.from) AS \(id: $0.to)" }
    }
    if hasTenant { columns.append(either(StandardColumn.tenantKey)) }
    columns.append(either(StandardColumn.recordSource))
    return """
      point (hash_key, at) AS (
        \(points.joined(separator: "\n  UNION "))
      ),
      state AS (
        SELECT \(columns.joined(separator: ",\n    "))
        FROM point
        \(joins.joined(separator: "\n  "))
      )
      """
  }

  private var aliases: [SQL] {
    move.origins.indices.map { SQL(trusted: "origin_\($0 + 1)") }
  }

  private func either(_ column: String) -> SQL {
    let all = aliases.map { "\($0).\(id: column)" as SQL }
    return "coalesce(\(all.joined())) AS \(id: column)"
  }

  /// The versions of a satellite, with their ends where no row has one.
  private func versions(of table: QualifiedName, as alias: SQL) -> SQL {
    guard !storesEnds else { return "\(table) AS \(alias)" }
    let end: SQL =
      "lead(load_date) OVER (PARTITION BY \(id: hashKey) ORDER BY load_date) AS load_end_date"
    return "(SELECT version.*, \(end) FROM \(table) AS version) AS \(alias)"
  }

  private func holds(_ alias: SQL, at instant: SQL) -> SQL {
    "\(alias).load_date <= \(instant)"
      + " AND (\(alias).load_end_date IS NULL OR \(instant) < \(alias).load_end_date)"
  }
}

// MARK: What the new one stores

extension Backfill {
  private var columns: [String] {
    move.target.physicalTable(in: vault).columns.map(\.name)
  }

  private var values: [SQL] {
    columns.map { value(of: $0, start: "at", end: end, diff: "diff") }
  }

  private var end: SQL {
    switch vault.conventions.openMarker {
    case .null: "next"
    case .date(let marker): "coalesce(next, \(literal: marker))"
    }
  }

  /// The function takes a row of the satellite's table, whatever it is worked out from.
  private var hashDiff: SQL {
    let row = columns.map { value(of: $0, start: "at", end: "NULL", diff: "NULL") }
    return "\(QualifiedName(move.target.hashDiffFunction))(ROW(\(row.joined()))::\(target))"
  }

  private func value(of column: String, start: SQL, end: SQL, diff: SQL) -> SQL {
    switch column {
    case hashKey: return "hash_key"
    case StandardColumn.loadDate: return start
    case StandardColumn.loadEndDate: return end
    case StandardColumn.hashDiff: return diff
    case StandardColumn.tenantKey, StandardColumn.recordSource: return "\(id: column)"
    default:
      let isMoved = move.origins.contains { $0.columns.contains { $0.to == column } }
      return isMoved ? "\(id: column)" : "NULL"
    }
  }
}
