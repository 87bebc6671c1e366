import PostgresSchema
import VaultModel

extension CompiledVault.Satellite {
  /// Checks that no version holds while its own source reports the key absent.
  ///
  /// Another source may still have the key, so that only satellites of one source are checked.
  func presenceChecks(in vault: CompiledVault) -> [VaultCheck] {
    guard hasVersions else { return [] }
    let own = vault.sourcesFeeding(name)
    guard own.count <= 1 else { return [] }
    return vault.satellites.filter { status in
      status.kind == .status && status.parent == parent
        && vault.sourcesFeeding(status.name) == own
    }.map { presenceCheck(by: $0, in: vault) }
  }

  private func presenceCheck(
    by status: CompiledVault.Satellite, in vault: CompiledVault
  ) -> VaultCheck {
    VaultCheck(
      .presence, of: QualifiedName(table),
      faults: """
        SELECT \(SQL.place([parentHashKey, StandardColumn.loadDate] + members, of: "version")),
          format('holds although %s reports the key absent at %s',
            \(literal: "\(QualifiedName(status.table))"), min(report.load_date))
        FROM \(QualifiedName(table)) AS version
        JOIN \(QualifiedName(status.table)) AS report
          ON report.\(id: parentHashKey) = version.\(id: parentHashKey) AND NOT report.is_present
        WHERE version.\(id: parentHashKey) <> \(UtilityName.zeroKey)()
          AND (\(beginsWhileAbsent(by: status))\(spansAbsence(in: vault)))
        GROUP BY \(([parentHashKey, StandardColumn.loadDate] + members)
          .map { "version.\(id: $0)" as SQL }.joined())
        """)
  }

  private func beginsWhileAbsent(by status: CompiledVault.Satellite) -> SQL {
    """
    report.load_date <= version.load_date AND NOT EXISTS (
            SELECT FROM \(QualifiedName(status.table)) AS later
            WHERE later.\(id: parentHashKey) = report.\(id: parentHashKey) AND later.is_present
              AND later.load_date > report.load_date AND later.load_date <= version.load_date)
    """
  }

  /// Ends that are derived take the report into account, so that no version can span it.
  private func spansAbsence(in vault: CompiledVault) -> SQL {
    switch vault.conventions.closing {
    case .insertOnly: ""
    case .close:
      """

            OR report.load_date > version.load_date
              AND (report.load_date < version.load_end_date OR \(vault.isOpen("version")))
      """
    }
  }
}

extension CompiledVault {
  /// The sources that feed a satellite, by name.
  fileprivate func sourcesFeeding(_ satellite: String) -> Set<String> {
    Set(sources.filter { $0.satellites.contains { $0.satellite == satellite } }.map(\.name))
  }

  /// Whether a source gives a satellite's sets as arrays, which may be empty.
  func hasSetsOfArrays(_ satellite: String) -> Bool {
    sources.flatMap(\.satellites).contains { $0.satellite == satellite && $0.scope?.each != nil }
  }
}
