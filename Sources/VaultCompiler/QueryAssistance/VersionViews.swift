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
    var conditions = [
      vault.isOpen("version"), "version.\(id: parentHashKey) <> \(UtilityName.zeroKey)()",
    ]
    // The view that derives ends has left them out.
    if vault.conventions.closing == .close, let partner = hasPartner(ownKey, in: vault) {
      conditions.append(partner)
    }
    return View(
      QualifiedName(currentView), rights: .ofReader,
      query: """
        \(columns.selected)
        FROM \(versions(in: vault)) AS version
        WHERE \(conditions.joined(separator: "\n  AND "))
        """,
      comment: "\(about ?? "Versions of \(name)") (as it is now)",
      columnComments: columns.comments)
  }

  /// All versions with their ends, the ghost among them; nil where the table has the ends.
  func intervals(in vault: CompiledVault) -> View? {
    guard hasVersions, vault.conventions.closing == .insertOnly else { return nil }
    let columns = physicalTable(in: vault).columns.map { SelectedColumn($0, of: "version") }
    let link = drivingLink(in: vault)
    let end = SelectedColumn(
      StandardColumn.loadEndDate, end(in: vault, of: link?.drivingKeyList ?? ownKey),
      of: .timestamptz, comment: "When the version ended; NULL while it is open.")
    let all = Array(columns.prefix(2)) + [end] + columns.dropFirst(2)
    let versions: SQL = "\(all.selected)\nFROM \(QualifiedName(table)) AS version"
    return View(
      QualifiedName(intervalsView), rights: .ofReader,
      query: link.map { partnersAlone(of: $0, among: versions, all.map(\.name), in: vault) }
        ?? versions,
      comment: "\(about ?? "Versions of \(name)") (with their ends)",
      columnComments: all.comments)
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

  /// The intervals of a link's effectivity in which there is a partner.
  private func partnersAlone(
    of link: CompiledVault.Link, among versions: SQL, _ columns: [String], in vault: CompiledVault
  ) -> SQL {
    """
    SELECT
      \(columns.map { "held.\(id: $0)" as SQL }.joined(separator: ",\n  "))
    FROM (
    \(versions)
    JOIN \(QualifiedName(link.table)) AS link ON link.\(id: link.hashKey) = \(ownKey)
    ) AS held
    WHERE \(hasPartner("held.\(id: parentHashKey)", in: vault) ?? "true")
    """
  }
}

extension CompiledVault.Link {
  fileprivate var drivingKeyList: SQL {
    drivingColumns.map { "link.\(id: $0)" as SQL }.joined()
  }
}

// MARK: What holds when

extension CompiledVault {
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
      comment: "\(about ?? "Code list \(name)") (as it is now)", columnComments: columns.comments)
  }
}
