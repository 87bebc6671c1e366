import PostgresSchema
import VaultModel

extension SourceLineage {
  /// The hash keys by which rows name their tenant and what they describe, and the joined text of keys.
  ///
  /// Each once, in byte order.
  package var keySteps: [Step] {
    Self.ordered(
      source.keys.flatMap(keySteps(of:)) + source.links.flatMap(keySteps(of:))
        + source.satellites.flatMap(keySteps(of:)))
  }

  /// The tables that a record of the source may bring rows to, in byte order.
  package var tables: [String] {
    let hubs = source.keys.compactMap { key in vault.hubs.first { $0.name == key.hub }?.table }
    let links = source.links.compactMap { feed in
      vault.links.first { $0.name == feed.link }?.table
    }
    let satellites = source.satellites.compactMap { feed in
      vault.satellites.first { $0.name == feed.satellite }?.table
    }
    let references = source.references.compactMap { feed in
      vault.references.first { $0.name == feed.reference }
    }.flatMap { [$0.table] + ($0.history.map { [$0.table] } ?? []) }
    let all = (hubs + links + satellites + references).map(\.description)
    return Set(all).sorted { $0.precedesByBytes($1) }
  }

  private func keySteps(of key: CompiledVault.SourceKey) -> [Step] {
    guard let hub = vault.hubs.first(where: { $0.name == key.hub }) else { return [] }
    let table = hub.table.description
    let joined = hub.joinedKey.map { name in
      columns(ofKey: key.role, hub: key.hub).map {
        Step(column: $0, table: table, target: name, type: .text, kind: .key)
      }
    }
    return (joined ?? [])
      + (hub.isOfOneTenant ? tenantSteps(to: table) : [])
  }

  private func keySteps(of feed: CompiledVault.LinkFeed) -> [Step] {
    guard let link = vault.links.first(where: { $0.name == feed.link }) else { return [] }
    return tenantSteps(to: link.table.description)
  }

  private func keySteps(of feed: CompiledVault.SatelliteFeed) -> [Step] {
    guard let satellite = vault.satellites.first(where: { $0.name == feed.satellite }) else {
      return []
    }
    let table = satellite.table.description
    let parents = parentColumns(of: satellite, feed).map {
      Step(column: $0, table: table, target: satellite.parentHashKey, type: .bytea, kind: .hash)
    }
    return parents + tenantSteps(to: table)
  }

  private func tenantSteps(to table: String) -> [Step] {
    columns(ofKey: vault.tenantHub, hub: vault.tenantHub).map {
      Step(column: $0, table: table, target: StandardColumn.tenantKey, type: .bytea, kind: .hash)
    }
  }

  /// The columns that the parent's hash key is made of.
  private func parentColumns(
    of satellite: CompiledVault.Satellite, _ feed: CompiledVault.SatelliteFeed
  ) -> [String] {
    switch satellite.parent {
    case .hub(let hub): return columns(ofKey: feed.role ?? hub, hub: hub)
    case .link(let name):
      guard let link = vault.links.first(where: { $0.name == name }),
        let fed = source.links.first(where: { $0.link == name })
      else { return [] }
      let participants = zip(fed.roles, link.participants).flatMap {
        columns(ofKey: $0, hub: $1.hub)
      }
      return participants + fed.dependentKeys.flatMap { columns(behind: $0) }
    }
  }
}
