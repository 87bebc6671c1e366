import PostgresSchema

/// The rows that a table has from the beginning: ghosts, and the registers of `metadata`.
extension Planner {
  mutating func make(_ row: CatalogRow) {
    if let old = start.row(like: row) { return update(old, to: row) }
    addedRows.append(row)
  }

  mutating func remove(_ row: CatalogRow) {
    guard !isGone(row.table), target.row(like: row) == nil, start.key(of: row) != nil else {
      return
    }
    removedRows.append(row)
  }

  /// One statement for all rows that leave a table, and one for all that come.
  mutating func writeRows() {
    for (table, rows) in removedRows.byTable {
      let conditions = rows.compactMap { start.key(of: $0) }
      add(
        PlannedStatement(
          ObjectIdentity(.row, table), about: "Takes \(rows.counted) out of \(table)",
          sql: "DELETE FROM \(table) WHERE \(conditions.joined(separator: "\n  OR "));",
          contract: .nonBreaking, locks: writingLocks(table)), in: .rows)
    }
    for (table, rows) in addedRows.byTable {
      for rows in rows.byLayout {
        let insert = RowInsert(
          into: table, columns: rows[0].columns, rows: rows.map(\.values),
          // Another vault of the database, or a first load, may have brought them.
          existing: .isKept, listing: rows[0].listing)
        add(
          PlannedStatement(
            ObjectIdentity(.row, table), about: "Adds \(rows.counted) to \(table)",
            sql: insert.sql, locks: writingLocks(table)), in: .rows)
      }
    }
  }

  /// The server looks into the tables that foreign keys join with this one.
  private func writingLocks(_ table: QualifiedName) -> [QualifiedName: LockMode] {
    let neighbours = start.neighbours(of: table).union(target.neighbours(of: table))
    return locks(.rowShare, on: neighbours).merging(locks(.rowExclusive, on: table)) { max($0, $1) }
  }

  private mutating func update(_ old: CatalogRow, to new: CatalogRow) {
    let before = Dictionary(zip(old.columns, old.values)) { first, _ in first }
    let settings = zip(new.columns, new.values).filter { column, value in
      // The file of a migration writes down by itself which version it leads to.
      !(new.table == VaultRegister.table && column == VaultRegister.fingerprint)
        && (before[column] ?? "NULL") != value
    }.map { "\(id: $0.0) = \($0.1)" as SQL }
    guard !settings.isEmpty, let condition = target.key(of: new) else { return }
    add(
      PlannedStatement(
        CatalogObject.row(new).identity, about: "Changes a row of \(new.table)",
        sql: "UPDATE \(new.table) SET \(settings.joined()) WHERE \(condition);",
        contract: .nonBreaking, locks: writingLocks(new.table)), in: .rows)
  }
}

/// The table that says which version of a vault a database holds.
enum VaultRegister {
  static let table = QualifiedName(schema: "metadata", name: "vault")
  static let fingerprint = "fingerprint"
}

extension [CatalogRow] {
  /// Those of each table, the tables sorted.
  fileprivate var byTable: [(table: QualifiedName, rows: [CatalogRow])] {
    Dictionary(grouping: self, by: \.table).map { ($0, $1) }.sorted { $0.table < $1.table }
  }

  /// Those that one statement can write, in the order in which they begin.
  fileprivate var byLayout: [[CatalogRow]] {
    reduce(into: []) { groups, row in
      let place = groups.firstIndex { group in
        group[0].columns == row.columns && group[0].listing == row.listing
      }
      if let place { groups[place].append(row) } else { groups.append([row]) }
    }
  }

  fileprivate var counted: String { count == 1 ? "a row" : "\(count) rows" }
}
