import PostgresSchema
import VaultModel
import VaultSQL

/// Versions as they are read: with their ends, whether these are stored or derived.
enum VersionViews {
  static let intervalsRemark = """
    All versions with their ends, which no row of this vault holds: a version ends where the next
    one begins, or where its key was reported gone.
    """

  static let currentRemark = "The open version of each key, without the ghost."
}

extension CompiledVault.Satellite {
  /// Where the versions can be read with their ends: the table, or the view that derives them.
  func versions(in vault: CompiledVault) -> QualifiedName {
    vault.conventions.closing == .insertOnly ? QualifiedName(intervalsView) : QualifiedName(table)
  }

  /// Which of the two `versions(in:)` is.
  func versionSource(in vault: CompiledVault) -> RowSource {
    vault.conventions.closing == .insertOnly ? .view : .table
  }

  /// The open versions as rows; load_end_date is left out, for it is the same in all of them.
  func currentVersions(in vault: CompiledVault) -> View? {
    guard hasVersions else { return nil }
    let columns = physicalTable(in: vault).columns.filter { $0.name != StandardColumn.loadEndDate }
      .shown(attributes, of: "version", from: versionSource(in: vault))
    return View(
      QualifiedName(currentView), rights: .ofReader,
      query: """
        \(columns.selected)
        FROM \(versions(in: vault)) AS version
        WHERE \(vault.isOpen("version")) AND version.\(id: parentHashKey) <> \(UtilityName.zeroKey)()\
        \(partnerCondition(in: vault))
        """,
      comment: "\(about ?? "Versions of \(name)") (as it is now)")
  }

  /// That a version of effectivity has a partner: a row on the zero key says that there is none.
  ///
  /// Where ends are derived, the view of intervals leaves such rows out already.
  private func partnerCondition(in vault: CompiledVault) -> SQL {
    guard vault.conventions.closing == .close, let link = drivingLink(in: vault) else { return "" }
    return """

        AND NOT EXISTS (
          SELECT FROM \(QualifiedName(link.table)) AS own
          WHERE own.\(id: link.hashKey) = version.\(id: parentHashKey)
            AND \(link.hasNoPartner("own")))
      """
  }

  /// All versions with their ends, the ghost among them; nil where the table has the ends.
  func intervals(in vault: CompiledVault) -> View? {
    guard hasVersions, vault.conventions.closing == .insertOnly else { return nil }
    let columns = physicalTable(in: vault).columns.map { SelectedColumn($0, of: "version") }
    let link = drivingLink(in: vault)
    let end = SelectedColumn(
      StandardColumn.loadEndDate, end(in: vault, of: link?.drivingColumns ?? ownKey))
    let all = Array(columns.prefix(2)) + [end] + columns.dropFirst(2)
    let versions: SQL = "\(all.selected)\nFROM \(QualifiedName(table)) AS version"
    return View(
      QualifiedName(intervalsView), rights: .ofReader,
      query: link.map { $0.partnersAlone(among: versions, all.map(\.name)) } ?? versions,
      comment: "\(about ?? "Versions of \(name)") (with their ends)")
  }
}

// MARK: Derived ends

extension CompiledVault.Satellite {
  private var ownKey: SQL { "version.\(id: parentHashKey)" }

  /// The first of what can end a version of a key; `least` passes over what is NULL.
  private func end(in vault: CompiledVault, of key: SQL) -> SQL {
    let departures = presence(in: vault).map { status -> SQL in
      """
      (
          SELECT min(status.load_date) FROM \(QualifiedName(status.table)) AS status
          WHERE status.\(id: parentHashKey) = \(ownKey)
            AND status.load_date > version.load_date AND NOT status.is_present)
      """
    }
    guard !departures.isEmpty else { return nextBeginning(of: key) }
    return "least(\(([nextBeginning(of: key)] + departures).joined()))"
  }

  private func nextBeginning(of key: SQL) -> SQL {
    switch kind {
    // The members of a set begin together, so the next row may be one of the same set.
    case .multiActive:
      """
      min(version.load_date) OVER (
          PARTITION BY \(key) ORDER BY version.load_date
          GROUPS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING)
      """
    case .versions, .effectivity, .status, .recordTracking, .nonHistorized:
      """
      lead(version.load_date) OVER (
          PARTITION BY \(key) ORDER BY version.load_date)
      """
    }
  }

  /// The status satellites that tell when a source of this satellite lost a key.
  private func presence(in vault: CompiledVault) -> [CompiledVault.Satellite] {
    let own = vault.sourcesFeeding(self)
    return vault.satellites.filter { status in
      guard status.kind == .status, status.parent == parent else { return false }
      let others = vault.sourcesFeeding(status)
      return own.isEmpty || others.isEmpty || !own.isDisjoint(with: others)
    }
  }

  private func drivingLink(in vault: CompiledVault) -> CompiledVault.Link? {
    guard kind == .effectivity, case .link(let name) = parent else { return nil }
    return vault.links.first { $0.name == name && !$0.drivingKey.isEmpty }
  }
}

extension CompiledVault.Link {
  /// The condition that a row of the link says that its driving key has no partner.
  func hasNoPartner(_ row: SQL) -> SQL {
    let partners = participants.filter { !drivingKey.contains($0.role) }
    guard !partners.isEmpty else { return "false" }
    return partners.map { "\(row).\(id: $0.column) = \(UtilityName.zeroKey)()" as SQL }
      .joined(separator: " AND ")
  }

  /// A hub that tenants share has one key for all of them, so the tenant stands beside it.
  fileprivate var drivingColumns: SQL {
    let driving = participants.filter { drivingKey.contains($0.role) }.map(\.column)
    let tenant = driving.contains(StandardColumn.tenantKey) ? [] : [StandardColumn.tenantKey]
    return (tenant + driving).map { "link.\(id: $0)" as SQL }.joined()
  }

  /// The intervals of a link's effectivity in which there is a partner.
  ///
  /// A row whose partners are all the zero key says that none holds; it ends the row before it and is
  /// no interval itself.
  fileprivate func partnersAlone(among versions: SQL, _ columns: [String]) -> SQL {
    """
    SELECT
      \(SQL.filled(columns.map { "held.\(id: $0)" }, margin: "  "))
    FROM (
    \(versions)
    JOIN \(QualifiedName(table)) AS link ON link.\(id: hashKey) = version.\(id: hashKey)
    ) AS held
    JOIN \(QualifiedName(table)) AS link ON link.\(id: hashKey) = held.\(id: hashKey)
    WHERE NOT (\(hasNoPartner("link")))
    """
  }
}

extension CompiledVault {
  /// The sources whose records become rows of a satellite.
  func sourcesFeeding(_ satellite: Satellite) -> Set<String> {
    Set(sources.filter { $0.satellites.contains { $0.satellite == satellite.name } }.map(\.name))
  }
}

// MARK: What holds when

extension CompiledVault {
  /// The condition on a version, read with its end, that it is the one in force (semantics, 6).
  func isInForce(_ version: SQL, at instant: SQL) -> SQL {
    """
    \(version).load_date <= \(instant) AND (\(version).load_end_date > \(instant) \
    OR \(isOpen(version)))
    """
  }
}

// MARK: Code lists

extension CompiledVault.ReferenceTable {
  /// The newest row of each key, of a code list with history.
  func currentVersions(in vault: CompiledVault) -> View? {
    guard let history, let table = tables(in: vault).last else { return nil }
    let columns = table.columns.filter { $0.name != StandardColumn.loadEndDate }
      .shown(attributes, of: "version", from: .table)
    let query: SQL
    switch vault.conventions.closing {
    case .close:
      query = """
        \(columns.selected)
        FROM \(QualifiedName(history.table)) AS version
        WHERE \(vault.isOpen("version"))
        """
    case .insertOnly:
      let key = keyParts.map { "version.\(id: $0.name)" as SQL }.joined()
      query = """
        SELECT DISTINCT ON (\(key))
          \(columns.list)
        FROM \(QualifiedName(history.table)) AS version
        ORDER BY \(key), version.load_date DESC
        """
    }
    return View(
      QualifiedName(currentView), rights: .ofReader, query: query,
      comment: "\(about ?? "Code list \(name)") (as it is now)")
  }
}
