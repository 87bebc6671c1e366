import PostgresSchema
import VaultModel

/// A table whose rows are derived from the vault, with the view that says which they should be.
private struct DerivedTable {
  var name: String
  var table: QualifiedName
  var expected: QualifiedName
  /// By which columns a row is found again.
  var key: [String]
  var columns: [String]

  /// The rows that a refresh would add, change or remove.
  var staleness: VaultCheck {
    let rest = columns.filter { !key.contains($0) }
    let same = key.map { "stored.\(id: $0) = expected.\(id: $0)" as SQL }
    let selected = key.map { "coalesce(stored.\(id: $0), expected.\(id: $0)) AS \(id: $0)" as SQL }
    let differences =
      rest.map { "stored.\(id: $0) IS DISTINCT FROM expected.\(id: $0)" as SQL }
      + key.prefix(1).map { "stored.\(id: $0) IS NULL OR expected.\(id: $0) IS NULL" as SQL }
    return VaultCheck(
      .stale, of: table,
      faults: """
        SELECT \(SQL.place(key, of: "found")),
          found.fault || \(literal: "; vaultload refresh \(name) brings it up to date")
        FROM (
          SELECT \(selected.joined()),
            CASE
              WHEN stored.\(id: key[0]) IS NULL THEN 'is missing'
              WHEN expected.\(id: key[0]) IS NULL THEN 'should not be there'
              ELSE 'is not what holds then'
            END AS fault
          FROM \(table) AS stored
          FULL JOIN \(expected) AS expected ON \(same.joined(separator: " AND "))
          WHERE \(differences.joined(separator: " OR "))
        ) AS found
        """)
  }

  /// The rows that name, by these columns, a row of another table that is not there.
  func dangling(
    _ column: String, to target: QualifiedName, _ columns: [(from: String, to: String)],
    unless exception: SQL = "false"
  ) -> VaultCheck {
    let same = columns.map { "target.\(id: $0.to) = stored.\(id: $0.from)" as SQL }
    return VaultCheck(
      .pointers, of: table, column: column,
      faults: """
        SELECT \(SQL.place(key, of: "stored")),
          \(literal: "names a row of \(target) that does not exist")
        FROM \(table) AS stored
        WHERE NOT (\(exception))
          AND NOT EXISTS (
            SELECT FROM \(target) AS target WHERE \(same.joined(separator: " AND ")))
        """)
  }
}

extension CompiledVault.PointInTime {
  /// That each row is what the vault says of its instant, and names versions that there are.
  func snapshotChecks(in vault: CompiledVault) -> [VaultCheck] {
    let key = [parentHashKey, StandardColumn.snapshotDate]
    let derived = DerivedTable(
      name: name, table: QualifiedName(table), expected: QualifiedName(expectedView), key: key,
      columns: key + [StandardColumn.tenantKey]
        + satellites.flatMap { [$0.hashKeyColumn, $0.loadDateColumn] })
    let pointers = satellites.compactMap { named -> VaultCheck? in
      guard let satellite = vault.satellites.first(where: { $0.name == named.satellite }) else {
        return nil
      }
      // Not every satellite has a ghost's row, and where no version held it is named all the same.
      return derived.dangling(
        named.loadDateColumn, to: QualifiedName(satellite.table),
        [
          (named.hashKeyColumn, satellite.parentHashKey),
          (named.loadDateColumn, StandardColumn.loadDate),
        ],
        unless: """
          stored.\(id: named.hashKeyColumn) = \(UtilityName.zeroKey)()
            AND stored.\(id: named.loadDateColumn) = \(SQL.ghostLoadDate)
          """)
    }
    return [derived.staleness] + pointers
  }
}

extension CompiledVault.Bridge {
  /// That each row is a path that held at its instant, along rows of links that there are.
  func snapshotChecks(in vault: CompiledVault) -> [VaultCheck] {
    let key = [StandardColumn.snapshotDate, hubColumn] + steps.map(\.linkColumn)
    let derived = DerivedTable(
      name: name, table: QualifiedName(table), expected: QualifiedName(expectedView), key: key,
      columns: key + [StandardColumn.tenantKey] + steps.flatMap { $0.exits.map(\.column) })
    let pointers = steps.compactMap { step -> VaultCheck? in
      guard let link = vault.links.first(where: { $0.name == step.link }) else { return nil }
      let columns = Dictionary(
        link.participants.map { ($0.role, $0.column) }, uniquingKeysWith: { first, _ in first })
      let participants =
        [(step.entryColumn, step.entryRole)] + step.exits.map { ($0.column, $0.role) }
      return derived.dangling(
        step.linkColumn, to: QualifiedName(link.table),
        [(step.linkColumn, link.hashKey)]
          + participants.compactMap { own, role in columns[role].map { (own, $0) } })
    }
    return [derived.staleness] + pointers
  }
}
