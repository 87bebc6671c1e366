import PostgresSchema
import VaultModel
import VaultSQL

extension CompiledVault {
  /// The stems of the tables whose rows all tenants read: shared hubs, and what describes them.
  var stemsReadByAll: Set<Substring> {
    let shared = hubs.filter(\.isShared)
    let about = satellites.filter { satellite in
      shared.contains { satellite.parent == .hub($0.name) }
    }
    return Set((shared.map(\.table) + about.map(\.table)).map { QualifiedName($0).stem })
  }
}

extension QualifiedName {
  /// The name without what says its kind: `executive_name` of `executive_name_now`.
  var stem: Substring { name.lastIndex(of: "_").map { name[..<$0] } ?? name[...] }
}
