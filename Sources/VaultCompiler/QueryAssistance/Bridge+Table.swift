import PostgresSchema
import VaultModel
import VaultSQL

extension CompiledVault.Bridge {
  static let remark = """
    For each instant, the whole paths of links that held then, each by the keys along it. A path may
    end at the zero key, but neither begins there nor goes on from there: two unknown keys are not
    the same. A path stays within a tenant, also where it goes through a hub that all tenants share.
    The keys of the links tell paths apart, for one key may have many partners.
    """

  func snapshotTable(in vault: CompiledVault) -> SnapshotTable {
    SnapshotTable(
      table: Table(
        QualifiedName(table), columns: columns,
        primaryKey: PrimaryKey(
          ObjectName.make(table.name, suffix: "_pkey"),
          [StandardColumn.snapshotDate, hubColumn] + steps.map(\.linkColumn)),
        storage: traits.storage(), comment: traits.comment(about ?? standardAbout)),
      expected: View(
        QualifiedName(expectedView), rights: .ofReader, query: expectation(in: vault),
        comment: "The rows that \(table) should hold"),
      refresh: QualifiedName(refreshFunction), indexes: traits.extraIndexes(on: table))
  }

  private var columns: [Column] {
    let tenant = hubColumn == StandardColumn.tenantKey ? [] : [Column.tenantKey]
    let start = [Column.snapshotDate, .hashKey(hubColumn)]
    return start + tenant
      + steps.flatMap { step in
        [Column.hashKey(step.linkColumn)] + step.exits.map { .hashKey($0.column) }
      }
  }

  private var standardAbout: String {
    "Paths from \(hub) through \(steps.map(\.link).joined(separator: ", ")) at each instant"
  }

  private func expectation(in vault: CompiledVault) -> SQL {
    var origins: [String: SQL] = [:]
    var conditions: [SQL] = []
    var joins: [SQL] = []
    var selected: [SQL] = ["instant.snapshot_date"]
    for (place, step) in steps.enumerated() {
      let link = vault.link(step.link)
      let alias = SQL(trusted: "l\(place + 1)")
      let entry: SQL = "\(alias).\(id: link.column(of: step.entryRole))"
      let known = vault.wasKnown(
        .link(link.name), hashKey: link.hashKey, as: alias, at: "instant.snapshot_date")
      var joined: [SQL] = [known]
      if let origin = origins[step.entryColumn] {
        joined += ["\(entry) = \(origin)", "\(alias).tenant_hk = l1.tenant_hk"]
      } else {
        selected.append("\(entry) AS \(id: hubColumn)")
        if hubColumn != StandardColumn.tenantKey { selected.append("\(alias).tenant_hk") }
        origins[step.entryColumn] = entry
      }
      joined.append("\(entry) <> \(UtilityName.zeroKey)()")
      joins.append(
        "JOIN \(QualifiedName(link.table)) AS \(alias)\n  ON \(joined.joined(separator: "\n  AND "))"
      )
      selected.append("\(alias).\(id: link.hashKey) AS \(id: step.linkColumn)")
      for exit in step.exits {
        let column: SQL = "\(alias).\(id: link.column(of: exit.role))"
        origins[exit.column] = column
        selected.append("\(column) AS \(id: exit.column)")
      }
      conditions += vault.standing(of: link, as: alias, at: "instant.snapshot_date")
    }
    let filter: SQL =
      conditions.isEmpty ? "" : "\nWHERE \(conditions.joined(separator: "\n  AND "))"
    return """
      SELECT
        \(selected.joined(separator: ",\n  "))
      FROM \(vault.calendarTable(calendar)) AS instant
      \(joins.joined(separator: "\n"))\(filter)
      """
  }
}

extension CompiledVault {
  fileprivate func link(_ name: String) -> Link {
    guard let link = links.first(where: { $0.name == name }) else {
      preconditionFailure("a vault that was resolved has the links that it names")
    }
    return link
  }

  /// The conditions that a row of a link held at an instant, beyond that it was there.
  ///
  /// An effectivity satellite must say that it held. A status satellite may say that it was gone;
  /// where it says nothing, the row counts.
  fileprivate func standing(of link: Link, as row: SQL, at instant: SQL) -> [SQL] {
    let key: SQL = "\(row).\(id: link.hashKey)"
    return satellites.filter { $0.parent == .link(link.name) }.compactMap { satellite in
      switch satellite.kind {
      case .effectivity:
        StateAtInstant(of: satellite, in: self).exists(key: key, instant: instant)
      case .status:
        """
        coalesce((
            SELECT status.is_present
            FROM \(QualifiedName(satellite.table)) AS status
            WHERE status.\(id: satellite.parentHashKey) = \(key) AND status.load_date <= \(instant)
            ORDER BY status.load_date DESC
            LIMIT 1), true)
        """
      case .versions, .multiActive, .recordTracking, .nonHistorized: nil
      }
    }
  }
}

extension CompiledVault.Link {
  fileprivate func column(of role: String) -> String {
    guard let participant = participants.first(where: { $0.role == role }) else {
      preconditionFailure("a vault that was resolved has the roles that it names")
    }
    return participant.column
  }
}
