import PostgresSchema
import VaultModel

extension CompiledVault.Satellite {
  /// That no version of a key is in force while the key's source calls it absent.
  ///
  /// Only satellites that no other source feeds are bound by it: presence is per source.
  func presenceChecks(in vault: CompiledVault) -> [VaultCheck] {
    guard hasVersions, vault.conventions.closing == .close else { return [] }
    let own = vault.sourcesFeeding(name)
    return vault.satellites.filter {
      $0.kind == .status && $0.parent == parent && !own.isEmpty
        && own == vault.sourcesFeeding($0.name)
    }.map { presenceCheck(against: $0, in: vault) }
  }

  private func presenceCheck(
    against status: CompiledVault.Satellite, in vault: CompiledVault
  ) -> VaultCheck {
    let key: SQL = .identifier(parentHashKey)
    return VaultCheck(
      .presence, of: QualifiedName(table),
      faults: """
        SELECT \(SQL.place([parentHashKey, StandardColumn.loadDate], of: "version")),
          format('is in force at %s, when %s says that the key is absent', absence.load_date,
            \(literal: status.table.description))
        FROM \(QualifiedName(table)) AS version
        JOIN (
          SELECT status.\(key), status.load_date, status.is_present, lead(status.load_date) OVER (
            PARTITION BY status.\(key) ORDER BY status.load_date) AS next
          FROM \(QualifiedName(status.table)) AS status
        ) AS absence ON absence.\(key) = version.\(key)
        WHERE NOT absence.is_present
          AND version.load_date < coalesce(absence.next, 'infinity')
          AND (\(vault.isOpen("version")) OR version.load_end_date > absence.load_date)
        """)
  }

  /// That a satellite which took attributes over from another holds what that one held.
  func originChecks(in vault: CompiledVault) -> [VaultCheck] {
    guard vault.conventions.closing == .close, kind == .versions else { return [] }
    return origins.compactMap { name in
      vault.satellites.first { $0.name == name }.flatMap { originCheck(of: $0, in: vault) }
    }
  }

  /// Nil where the origin has dropped the columns.
  private func originCheck(
    of origin: CompiledVault.Satellite, in vault: CompiledVault
  ) -> VaultCheck? {
    let moved = attributes.filter { attribute in
      !attribute.isRetired
        && origin.attributes.contains { $0.name == attribute.name && $0.isRetired }
    }.map(\.name)
    guard !moved.isEmpty, origin.kind == .versions else { return nil }
    let isFilled = moved.map { "former.\(id: $0) IS NOT NULL" as SQL }
    let isSame = moved.map { "version.\(id: $0) IS NOT DISTINCT FROM former.\(id: $0)" as SQL }
    return VaultCheck(
      .origins, of: QualifiedName(table),
      faults: """
        SELECT \(SQL.place([parentHashKey, StandardColumn.loadDate], of: "former")),
          \(literal: "has no version that says the same as \(origin.table) at that date")
        FROM \(QualifiedName(origin.table)) AS former
        WHERE (\(isFilled.joined(separator: " OR "))) AND NOT EXISTS (
          SELECT FROM \(QualifiedName(table)) AS version
          WHERE version.\(id: parentHashKey) = former.\(id: parentHashKey)
            AND version.load_date <= former.load_date
            AND (\(vault.isOpen("version")) OR version.load_end_date > former.load_date)
            AND \(isSame.joined(separator: " AND ")))
        """)
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
