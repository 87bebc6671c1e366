import PostgresSchema
package import VaultModel

/// The checks of a vault: of each table in order of names, then of what the loads counted and of what is derived.
package func checks(of vault: CompiledVault) -> [VaultCheck] {
  let hubs = vault.hubs.sorted { $0.name.precedesByBytes($1.name) }
  let links = vault.links.sorted { $0.name.precedesByBytes($1.name) }
  let satellites = vault.satellites.sorted { $0.name.precedesByBytes($1.name) }
  let references = vault.references.sorted { $0.name.precedesByBytes($1.name) }
  let hashes = hashChecks(of: vault).map(\.check)
  let versions =
    satellites.flatMap {
      $0.versionChecks(in: vault) + $0.presenceChecks(in: vault) + $0.originChecks(in: vault)
    }
    + references.flatMap { $0.versionChecks(in: vault) }
  let relations =
    hubs.flatMap { $0.relationChecks(in: vault) } + links.flatMap { $0.relationChecks(in: vault) }
    + satellites.flatMap { $0.relationChecks(in: vault) }
    + references.compactMap(\.orphanCheck)
  let ghosts =
    hubs.map { $0.ghostCheck(in: vault) } + links.compactMap { $0.ghostCheck(in: vault) }
    + satellites.compactMap { $0.ghostCheck(in: vault) }
  let snapshots =
    vault.pointInTimes.flatMap { $0.snapshotChecks(in: vault) }
    + vault.bridges.flatMap { $0.snapshotChecks(in: vault) }
  return hashes + versions + relations + ghosts + vault.countChecks + snapshots
}
