import PostgresSchema
import VaultModel
import VaultSQL

extension CompiledVault.PointInTime {
  static let remark = """
    For each key and each instant (snapshot_date), which version of each satellite was in force; the
    ghost's where none was. So a query joins satellites by equality. No row stands before the key was known. The
    view says what should stand, the function brings the table to it and leaves alone what is right.
    """

  func snapshotTable(in vault: CompiledVault) -> SnapshotTable {
    let name = QualifiedName(table)
    return SnapshotTable(
      table: Table(
        name, columns: columns,
        primaryKey: PrimaryKey(
          ObjectName.make(table.name, suffix: "_pkey"),
          [parentHashKey, StandardColumn.snapshotDate]),
        storage: traits.storage(),
        comment: traits.comment(about ?? "Versions of \(parentTitle) in force at each instant")),
      expected: View(
        QualifiedName(expectedView), rights: .ofReader, query: expectation(in: vault),
        comment: "The rows that \(table) should hold"),
      refresh: QualifiedName(refreshFunction), indexes: indexes)
  }

  /// A refresh of the last snapshot alone finds its rows by the instant.
  private var indexes: [Index] {
    let byInstant = [StandardColumn.snapshotDate]
    var traits = traits
    if !traits.indexes.contains(byInstant) { traits.indexes.insert(byInstant, at: 0) }
    return traits.extraIndexes(on: table)
  }

  private var columns: [Column] {
    let start = [Column.hashKey(parentHashKey), .snapshotDate]
    let tenant = parentHashKey == StandardColumn.tenantKey ? [] : [Column.tenantKey]
    return start + tenant
      + satellites.flatMap { satellite in
        [
          Column(satellite.hashKeyColumn, .bytea, .notNull),
          Column(satellite.loadDateColumn, .timestamptz, .notNull),
        ]
      }
  }

  private func expectation(in vault: CompiledVault) -> SQL {
    let key: SQL = "parent.\(id: parentHashKey)"
    let instant: SQL = "instant.snapshot_date"
    let versions = satellites.enumerated().map { place, satellite in
      let alias = SQL(trusted: "s\(place + 1)")
      return (
        join: StateAtInstant(of: vault.satellite(satellite.satellite), in: vault)
          .join(as: alias, key: key, instant: instant),
        columns: [
          """
          coalesce(\(alias).\(id: parentHashKey), \(UtilityName.zeroKey)()) \
          AS \(id: satellite.hashKeyColumn)
          """,
          "coalesce(\(alias).load_date, \(SQL.ghostLoadDate)) AS \(id: satellite.loadDateColumn)",
        ] as [SQL]
      )
    }
    let tenant: [SQL] = parentHashKey == StandardColumn.tenantKey ? [] : ["parent.tenant_hk"]
    let selected = [key, instant] + tenant + versions.flatMap(\.columns)
    let earliest = vault.earliestDate(of: parent, hashKey: parentHashKey, as: "parent")
    // OFFSET keeps the date from being worked out once for each instant.
    let known: SQL = "CROSS JOIN LATERAL (SELECT \(earliest) AS load_date OFFSET 0) AS known"
    let joins =
      [known, "JOIN \(vault.calendarTable(calendar)) AS instant ON \(instant) >= known.load_date"]
      + versions.map(\.join)
    return """
      SELECT
        \(selected.joined(separator: ",\n  "))
      FROM \(QualifiedName(vault.key(of: parent).table)) AS parent
      \(joins.joined(separator: "\n"))
      """
  }

  private var parentTitle: String {
    switch parent {
    case .hub(let name): "hub \(name)"
    case .link(let name): "link \(name)"
    }
  }
}

extension CompiledVault {
  fileprivate func satellite(_ name: String) -> Satellite {
    guard let satellite = satellites.first(where: { $0.name == name }) else {
      preconditionFailure("a vault that was resolved has the satellites that it names")
    }
    return satellite
  }
}
