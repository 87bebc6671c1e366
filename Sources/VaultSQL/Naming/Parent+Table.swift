import PostgresSchema
package import VaultModel

extension CompiledVault {
  /// The hub or link that a satellite describes, or a point-in-time table: its table and hash key.
  package func key(of parent: Parent) -> (table: TableName, hashKey: String) {
    let found =
      switch parent {
      case .hub(let name): hubs.first { $0.name == name }.map { ($0.table, $0.hashKey) }
      case .link(let name): links.first { $0.name == name }.map { ($0.table, $0.hashKey) }
      }
    guard let found else {
      preconditionFailure("a vault that was resolved has the parents that it names")
    }
    return found
  }
}

extension CompiledVault.Hub {
  /// Whether a row belongs to one tenant, of which whatever speaks of it must be too.
  ///
  /// A tenant may take part in another's link, and what all share is the system's.
  package var isOfOneTenant: Bool { !isShared && hashKey != StandardColumn.tenantKey }
}
