import PostgresSchema
import VaultModel

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

  /// The open versions as rows; load_end_date is left out, for it is the same in all of them.
  func currentVersions(in vault: CompiledVault) -> View? {
    guard hasVersions else { return nil }
    let columns = physicalTable(in: vault).columns.filter { $0.name != StandardColumn.loadEndDate }
      .map { SelectedColumn($0, of: "version") }
    return View(
      QualifiedName(currentView), rights: .ofReader,
      query: """
        \(columns.selected)
        FROM \(versions(in: vault)) AS version
        WHERE \(vault.isOpen("version"))
          AND version.\(id: parentHashKey) <> \(UtilityName.zeroKey)()
        """,
      comment: "\(about ?? "Versions of \(name)") (as it is now)",
      columnComments: columns.comments)
  }

  /// All versions with their ends, the ghost among them; nil where the table has the ends.
  func intervals(in vault: CompiledVault) -> View? {
    guard hasVersions, vault.conventions.closing == .insertOnly else { return nil }
    let columns = physicalTable(in: vault).columns.map { SelectedColumn($0, of: "version") }
    let end = SelectedColumn(
      StandardColumn.loadEndDate, end(in: vault), of: .timestamptz,
      comment: "When the version ended; NULL while it is open.")
    let all = Array(columns.prefix(2)) + [end] + columns.dropFirst(2)
    let versions: SQL = "\(all.selected)\nFROM \(QualifiedName(table)) AS version"
    return View(
      QualifiedName(intervalsView), rights: .ofReader,
      query: drivingLink(in: vault).map { $0.onlyPartners(of: self, all.map(\.name)) } ?? versions,
      comment: "\(about ?? "Versions of \(name)") (with their ends)",
      columnComments: all.comments)
  }
}

// MARK: Derived ends

extension CompiledVault.Satellite {
  /// The first of what can end a version; `least` passes over what is NULL.
  private func end(in vault: CompiledVault) -> SQL {
    let departures = presence(in: vault).map { status -> SQL in
      """
      (
          SELECT min(status.load_date) FROM \(QualifiedName(status.table)) AS status
          WHERE status.\(id: parentHashKey) = version.\(id: parentHashKey)
            AND status.load_date > version.load_date AND NOT status.is_present)
      """
    }
    guard !departures.isEmpty else { return nextBeginning }
    return "least(\(([nextBeginning] + departures).joined()))"
  }

  private var nextBeginning: SQL {
    switch kind {
    // The members of a set begin together, so the next row may be one of the same set.
    case .multiActive:
      """
      min(version.load_date) OVER (
          PARTITION BY version.\(id: parentHashKey) ORDER BY version.load_date
          GROUPS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING)
      """
    case .versions, .effectivity, .status, .recordTracking, .nonHistorized:
      """
      lead(version.load_date) OVER (
          PARTITION BY version.\(id: parentHashKey) ORDER BY version.load_date)
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
  /// When each row of the link held: until its driving key had another partner, or none.
  ///
  /// Where rows are never closed, a row whose partners are all the zero key says that none holds;
  /// it ends the row before it and is no interval itself.
  fileprivate func onlyPartners(
    of satellite: CompiledVault.Satellite, _ columns: [String]
  ) -> SQL {
    let driving = participants.filter { drivingKey.contains($0.role) }
    let partners = participants.filter { !drivingKey.contains($0.role) }
    let isMissing = partners.map { "link.\(id: $0.column) = \(UtilityName.zeroKey)()" as SQL }
    let list = columns.map { name -> SQL in
      name == StandardColumn.loadEndDate ? "held.next_load_date AS load_end_date" : "held.\(id: name)"
    }
    return """
      SELECT
        \(list.joined(separator: ",\n  "))
      FROM (
        SELECT version.*, (\(isMissing.joined(separator: " AND "))) AS is_end,
          lead(version.load_date) OVER (
            PARTITION BY \(driving.map { "link.\(id: $0.column)" as SQL }.joined())
            ORDER BY version.load_date) AS next_load_date
        FROM \(QualifiedName(satellite.table)) AS version
        JOIN \(QualifiedName(table)) AS link ON link.\(id: hashKey) = version.\(id: hashKey)
      ) AS held
      WHERE NOT held.is_end
      """
  }
}

extension CompiledVault {
  fileprivate func sourcesFeeding(_ satellite: Satellite) -> Set<String> {
    Set(sources.filter { $0.satellites.contains { $0.satellite == satellite.name } }.map(\.name))
  }
}

// MARK: What holds when

extension CompiledVault {
  /// The condition on a version, read with its end, that it is open.
  func isOpen(_ version: SQL) -> SQL {
    switch (conventions.closing, conventions.openMarker) {
    case (.insertOnly, _), (.close, .null): "\(version).load_end_date IS NULL"
    case (.close, .date(let marker)): "\(version).load_end_date = \(literal: marker)"
    }
  }

  /// The condition on a version, read with its end, that it is the one in force (semantics, 6).
  func isInForce(_ version: SQL, at instant: SQL) -> SQL {
    """
    \(version).load_date <= \(instant)
      AND (\(version).load_end_date > \(instant) OR \(isOpen(version)))
    """
  }
}

// MARK: Code lists

extension CompiledVault.ReferenceTable {
  /// The newest row of each key, of a code list with history.
  func currentVersions(in vault: CompiledVault) -> View? {
    guard let history, let table = tables(in: vault).last else { return nil }
    let columns = table.columns.filter { $0.name != StandardColumn.loadEndDate }
      .map { SelectedColumn($0, of: "version") }
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
      comment: "\(about ?? "Code list \(name)") (as it is now)", columnComments: columns.comments)
  }
}
