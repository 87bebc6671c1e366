import PostgresSchema

/// The rows that a table has from the beginning: ghosts, and the registers of `metadata`.
extension Planner {
  mutating func make(_ row: CatalogRow) {
    if let old = start.row(like: row) { return update(old, to: row) }
    let insert = RowInsert(
      into: row.table, columns: row.columns, rows: [row.values],
      // Another vault of the database, or a first load, may have brought it.
      existing: .isKept)
    add(
      PlannedStatement(
        CatalogObject.row(row).identity, about: "Adds a row to \(row.table)", sql: insert.sql,
        locks: writingLocks(row.table)), in: .rows)
  }

  mutating func remove(_ row: CatalogRow) {
    guard !isGone(row.table), target.row(like: row) == nil,
      let condition = start.key(of: row)
    else { return }
    add(
      PlannedStatement(
        CatalogObject.row(row).identity, about: "Takes a row out of \(row.table)",
        sql: "DELETE FROM \(row.table) WHERE \(condition);", contract: .nonBreaking,
        locks: writingLocks(row.table)), in: .rows)
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
