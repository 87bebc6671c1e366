package import PostgresSchema
package import VaultModel

/// The tables, functions, views and first rows that a vault becomes.
///
/// Pure: equal vaults give equal schemas, in whatever order their hubs, links and satellites stand.
package func lower(_ vault: CompiledVault) -> Schema {
  let vault = vault.sortedForWriting()
  let sections = [
    Section(
      "Before anything is made", remark: Fitness.remark, objects: [.codeBlock(vault.fitness)]),
    Section("Schemas", objects: vault.namespaces),
    Section("Hashes and keys", remark: KeyFunctions.remark, objects: vault.sharedFunctions),
    Section("Bookkeeping", remark: Bookkeeping.remark, objects: Bookkeeping.objects),
    Section(
      "Hubs", remark: CompiledVault.Hub.remark,
      objects: vault.hubs.map { .table($0.table(in: vault)) }),
    Section(
      "Links", remark: CompiledVault.Link.remark,
      objects: vault.links.map { .table($0.table(in: vault)) }),
    Section(
      "Satellites", remark: CompiledVault.Satellite.remark,
      objects: vault.satellites.map { .table($0.physicalTable) }),
    Section("Indexes", remark: Indexes.remark, objects: vault.indexes),
    Section(
      "Hash diffs", remark: "These recompute what the loader stored; verifying a vault needs them.",
      objects: vault.satellites.map { .function($0.hashDiff(by: vault.hashSpec.id)) }),
    Section(
      "Current versions", remark: "The open version of each key, without the ghost.",
      objects: vault.satellites.map { .view($0.currentView) }),
    Section("Ghost rows", remark: Ghost.remark, objects: vault.ghosts),
    Section("This vault", remark: Bookkeeping.vaultRemark, objects: [.rows(vault.bookkeepingRow)]),
  ]
  return Schema(sections: sections.filter { !$0.objects.isEmpty })
}

extension CompiledVault {
  fileprivate func sortedForWriting() -> CompiledVault {
    var vault = self
    vault.hubs.sort { $0.name.precedesByBytes($1.name) }
    vault.links.sort { $0.name.precedesByBytes($1.name) }
    vault.satellites.sort { $0.name.precedesByBytes($1.name) }
    for place in vault.satellites.indices {
      vault.satellites[place].attributes.sort { $0.ordinal < $1.ordinal }
    }
    return vault
  }

  fileprivate var sharedFunctions: [SchemaObject] {
    let needed = hashSpec.algorithm.neededExtension.map { [SchemaObject.installedExtension($0)] }
    return (needed ?? []) + KeyFunctions.all(for: hashSpec).map { .function($0) }
  }

  fileprivate var indexes: [SchemaObject] {
    let ofHubs = hubs.map { SchemaObject.index($0.keyIndex) }
    return ofHubs + links.flatMap(\.participantIndexes).map { .index($0) }
  }

  fileprivate var ghosts: [SchemaObject] {
    let ofHubs = hubs.map { SchemaObject.rows($0.ghost) }
    return ofHubs + satellites.map { .rows($0.ghost) }
  }
}

extension KeyFunctions {
  fileprivate static let remark = """
    What the loader does in Swift, once more in SQL: both give the same bytes for every value.
    All vaults of a database share these functions.
    """
}
