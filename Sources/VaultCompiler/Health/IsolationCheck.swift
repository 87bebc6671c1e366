import PostgresSchema
import VaultModel
import VaultSQL

/// The rows of a table that are not kept to the tenant whose they are said to be.
struct IsolationCheck: Hashable, Sendable {
  var table: QualifiedName
  /// A query of one row, four numbers: rows, those whose key does not derive from their tenant, those
  /// that belong to another tenant than what they speak of, and those of which either is true.
  var counts: SQL

  fileprivate init(
    _ table: CompiledVault.TableName, from source: SQL, filter: SQL?, underived: SQL, foreign: SQL
  ) {
    self.table = QualifiedName(table)
    let condition: SQL = filter.map { "\n  WHERE \($0)" } ?? ""
    // OFFSET keeps the server from working the hashes out once for each of the counts.
    counts = """
      SELECT count(*), count(*) FILTER (WHERE row_is.underived),
        count(*) FILTER (WHERE row_is.of_another),
        count(*) FILTER (WHERE row_is.underived OR row_is.of_another)
      FROM (
        SELECT \(underived) AS underived, \(foreign) AS of_another
        FROM \(source)\(condition)
        OFFSET 0
      ) AS row_is
      """
  }
}

/// The checks of all tables that have tenants, each kind in order of names: hubs, links, satellites,
/// point-in-time tables, bridges.
func isolationChecks(of vault: CompiledVault) -> [IsolationCheck] {
  let keys = Dictionary(
    hashChecks(of: vault).map { (QualifiedColumn($0.table, $0.column), $0) }
  ) { first, _ in first }
  return vault.hubs.sorted { $0.name.precedesByBytes($1.name) }.compactMap { hub in
    keys[QualifiedColumn(hub.table, hub.hashKey)].map { hub.isolationCheck($0, in: vault) }
  }
    + vault.links.sorted { $0.name.precedesByBytes($1.name) }.compactMap { link in
      keys[QualifiedColumn(link.table, link.hashKey)].map { link.isolationCheck($0, in: vault) }
    }
    + vault.satellites.sorted { $0.name.precedesByBytes($1.name) }.map {
      IsolationCheck($0.table, $0.parentHashKey, of: vault.key(of: $0.parent))
    }
    + vault.pointInTimes.sorted { $0.name.precedesByBytes($1.name) }.map {
      IsolationCheck($0.table, $0.parentHashKey, of: vault.key(of: $0.parent))
    }
    + vault.bridges.sorted { $0.name.precedesByBytes($1.name) }.map {
      IsolationCheck($0.table, $0.hubColumn, of: vault.key(of: .hub($0.hub)))
    }
}

private struct QualifiedColumn: Hashable {
  var table: QualifiedName
  var column: String

  init(_ table: QualifiedName, _ column: String) {
    self.table = table
    self.column = column
  }

  init(_ table: CompiledVault.TableName, _ column: String) {
    self.init(QualifiedName(table), column)
  }
}

extension HashCheck {
  fileprivate var isWrong: SQL { "stored.\(id: column) IS DISTINCT FROM \(recomputed)" }
}

extension CompiledVault.Hub {
  /// The tenants' own hub has nothing above it; what all share is the system tenant's.
  fileprivate func isolationCheck(_ key: HashCheck, in vault: CompiledVault) -> IsolationCheck {
    IsolationCheck(
      table, from: key.source, filter: key.filter, underived: key.isWrong,
      foreign: foreign(in: vault))
  }

  private func foreign(in vault: CompiledVault) -> SQL {
    guard hashKey != StandardColumn.tenantKey else { return "false" }
    if isShared, let system = vault.systemTenantKey {
      return "stored.tenant_hk <> \(system)"
    }
    guard let tenants = vault.hubs.first(where: { $0.name == vault.tenantHub }) else {
      preconditionFailure("a vault that was resolved has the hub of its tenants")
    }
    return """
      NOT EXISTS (
            SELECT FROM \(QualifiedName(tenants.table)) AS known WHERE known.tenant_hk = stored.tenant_hk)
      """
  }
}

extension CompiledVault.Link {
  /// The key's own check has joined the hub rows as `participant1` and so on.
  fileprivate func isolationCheck(_ key: HashCheck, in vault: CompiledVault) -> IsolationCheck {
    let foreign = participants.enumerated().compactMap { place, participant -> SQL? in
      guard vault.hubs.first(where: { $0.name == participant.hub })?.isOfOneTenant == true else {
        return nil
      }
      let row = SQL(trusted: "participant\(place + 1)")
      return """
        stored.\(id: participant.column) <> \(UtilityName.zeroKey)()
              AND \(row).tenant_hk <> stored.tenant_hk
        """
    }
    return IsolationCheck(
      table, from: key.source, filter: key.filter, underived: key.isWrong,
      foreign: foreign.isEmpty
        ? "false" : "coalesce(\(foreign.joined(separator: "\n      OR ")), false)")
  }
}

extension IsolationCheck {
  /// Of rows that have the key of what they describe, and must be its tenant's.
  fileprivate init(
    _ table: CompiledVault.TableName, _ column: String,
    of parent: (table: CompiledVault.TableName, hashKey: String)
  ) {
    let known: SQL = "stored.\(id: column) <> \(UtilityName.zeroKey)()"
    let rows: SQL = "\(QualifiedName(table)) AS stored"
    guard column != StandardColumn.tenantKey else {
      self.init(table, from: rows, filter: known, underived: "false", foreign: "false")
      return
    }
    self.init(
      table,
      from: """
        \(rows)
          LEFT JOIN \(QualifiedName(parent.table)) AS parent
            ON parent.\(id: parent.hashKey) = stored.\(id: column)
        """, filter: known, underived: "false",
      foreign: "coalesce(parent.tenant_hk <> stored.tenant_hk, false)")
  }
}
