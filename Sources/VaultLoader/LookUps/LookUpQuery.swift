import PostgresClient
import PostgresSchema
import VaultModel
import VaultSQL

/// Asks a hub whose its keys are.
struct LookUpQuery {
  /// A row that has one of the keys.
  struct Row {
    var key: [UInt8]
    /// The tenant's own key.
    var tenant: [UInt8]
    /// Whether a satellite tells something of it: others may name a key that is not their tenant's.
    var isDescribed: Bool
  }

  private let sql: SQL
  private let unknown: UnknownOrigins

  /// Prepares for one of the hubs in which a plan looks; rows of unknown origin are not seen.
  init(in hub: CompiledVault.Hub, of plan: RoutePlan, without unknown: UnknownOrigins) {
    self.unknown = unknown
    let tenant = plan.keys[plan.tenantKey].hub
    let key: SQL
    let wanted: SQL
    if let joined = hub.joinedKey {
      key = "hub.\(id: joined)"
      wanted = "wanted.key"
    } else {
      let part = hub.keyParts[0]
      key = "hub.\(id: part.name)"
      wanted = part.type.isText ? "wanted.key" : "wanted.key::\(DataType(part.type).sql)"
    }
    // What equals a key may have another text, as 1.0 and 1.00 have: the text decides, by the caller.
    sql = """
      WITH unknown AS MATERIALIZED (
        SELECT * FROM unnest($2::timestamptz[], $3::text[]) AS origin(load_date, record_source)
      )
      SELECT \(key), tenant.\(id: tenant.keyParts[0].name), \(Self.description(of: hub, in: plan.vault))
      FROM unnest($1::text[]) AS wanted(key)
      JOIN \(QualifiedName(hub.table)) AS hub ON \(key) = \(wanted)
      JOIN \(QualifiedName(tenant.table)) AS tenant
        ON tenant.\(id: tenant.hashKey) = hub.\(id: tenant.hashKey)
      WHERE tenant.\(id: tenant.keyParts[0].name) IS NOT NULL
        AND \(Self.isKnown("hub"))
      """
  }

  /// Whether one of a hub's satellites has a row of the hub's row in hand.
  private static func description(of hub: CompiledVault.Hub, in vault: CompiledVault) -> SQL {
    let rows = vault.satellites.filter { $0.parent == .hub(hub.name) && $0.hasHashDiff }
      .map { satellite -> SQL in
        """
        SELECT true FROM \(QualifiedName(satellite.table)) AS version
        WHERE version.\(id: satellite.parentHashKey) = hub.\(id: hub.hashKey)
          AND \(isKnown("version"))
        """
      }
    // A limit makes the server ask row by row, by the index: it never reads a whole satellite.
    return rows.isEmpty
      ? "false" : "(\(rows.joined(separator: "\nUNION ALL\n"))\nLIMIT 1) IS NOT NULL"
  }

  private static func isKnown(_ table: SQL) -> SQL {
    """
    (\(table).load_date, \(table).record_source)
      NOT IN (SELECT load_date, record_source FROM unknown)
    """
  }

  /// The rows that have one of these keys, of whatever tenant.
  ///
  /// - Throws: `PostgresError`.
  func rows(
    with keys: Set<[UInt8]>, on connection: Connection
  ) throws(PostgresError) -> [Row] {
    let found = try connection.query(
      sql,
      [
        .texts(keys.lazy.map { String(decoding: $0, as: UTF8.self) }), .text(unknown.loadDates),
        .text(unknown.recordSources),
      ])
    return found.indices.compactMap { row in
      guard let key = found.bytes(row, 0), let tenant = found.bytes(row, 1) else { return nil }
      return Row(key: Array(key), tenant: Array(tenant), isDescribed: found.text(row, 2) == "t")
    }
  }
}
