import PostgresSchema
import VaultModel
import VaultSQL

extension CompiledVault {
  /// The stems of what may hold the platform's rows, which all tenants read.
  ///
  /// Shared hubs and what describes them, tables of records that the model gives the platform, the hub
  /// of tenants, and monitors, which judge each tenant.
  var stemsReadByAll: Set<Substring> {
    let platforms = sources.filter { source in
      source.keys.first?.parts.contains { $0.constant == conventions.systemTenant } == true
    }
    let fedHubs = Set(platforms.flatMap(\.keys).map(\.hub))
    let fedLinks = Set(platforms.flatMap(\.links).map(\.link))
    let fedSatellites = Set(platforms.flatMap(\.satellites).map(\.satellite))
    let sharedHubs = Set(hubs.filter(\.isShared).map(\.name))
    let satellitesReadByAll = satellites.filter { satellite in
      if case .hub(let name) = satellite.parent, sharedHubs.contains(name) { return true }
      return fedSatellites.contains(satellite.name)
    }
    let hubsReadByAll = hubs.filter {
      $0.isShared || $0.name == tenantHub || fedHubs.contains($0.name)
    }
    var tables: [TableName] = hubsReadByAll.map(\.table)
    tables += links.filter { fedLinks.contains($0.name) }.map(\.table)
    tables += satellitesReadByAll.map(\.table)
    tables += monitors.map(\.view)
    return Set(tables.map { QualifiedName($0).stem })
  }
}

extension QualifiedName {
  /// The name without what says its kind: `executive_name` of `executive_name_now`.
  var stem: Substring { name.lastIndex(of: "_").map { name[..<$0] } ?? name[...] }
}
