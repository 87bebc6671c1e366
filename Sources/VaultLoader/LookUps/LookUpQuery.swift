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
    /// Which load brought it.
    var origin: RowOrigin
  }

  private let sql: SQL

  /// Prepares for one of the hubs in which a plan looks.
  init(in hub: CompiledVault.Hub, of plan: RoutePlan) {
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
      SELECT \(key), tenant.\(id: tenant.keyParts[0].name), hub.load_date, hub.record_source
      FROM unnest($1::text[]) AS wanted(key)
      JOIN \(QualifiedName(hub.table)) AS hub ON \(key) = \(wanted)
      JOIN \(QualifiedName(tenant.table)) AS tenant
        ON tenant.\(id: tenant.hashKey) = hub.\(id: tenant.hashKey)
      WHERE tenant.\(id: tenant.keyParts[0].name) IS NOT NULL
      """
  }

  /// The rows that have one of these keys, of whatever tenant.
  ///
  /// - Throws: `PostgresError`.
  func rows(
    with keys: some Sequence<[UInt8]>, on connection: Connection
  ) throws(PostgresError) -> [Row] {
    let found = try connection.query(sql, [.text(Self.arrayText(of: keys))])
    return found.indices.compactMap { row in
      guard let key = found.bytes(row, 0), let tenant = found.bytes(row, 1),
        let loadDate = found.text(row, 2), let recordSource = found.text(row, 3)
      else { return nil }
      return Row(
        key: Array(key), tenant: Array(tenant),
        origin: RowOrigin(loadDate: loadDate, recordSource: recordSource))
    }
  }

  /// Texts as PostgreSQL reads an array of them: each in quotes, for a text may hold anything.
  private static func arrayText(of texts: some Sequence<[UInt8]>) -> String {
    var output: [UInt8] = [UInt8(ascii: "{")]
    for text in texts {
      if output.count > 1 { output.append(UInt8(ascii: ",")) }
      output.append(UInt8(ascii: "\""))
      for byte in text {
        if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
          output.append(UInt8(ascii: "\\"))
        }
        output.append(byte)
      }
      output.append(UInt8(ascii: "\""))
    }
    output.append(UInt8(ascii: "}"))
    return String(decoding: output, as: UTF8.self)
  }
}

/// What tells the load that brought a row of a hub: its date and its record source.
struct RowOrigin: Hashable {
  /// As the server prints it.
  var loadDate: String
  var recordSource: String

  /// The origins that do not count for a load: its own, and those of loads that began after its end.
  ///
  /// So a load that goes on where it was cut off finds what it would have found, and whoever compares a
  /// delivery with the vault later finds what its load did. Where several loads share a date and a
  /// record source, the first one is taken for all.
  ///
  /// - Throws: `PostgresError`.
  static func unknown(
    to loadID: Int64, of vault: String, on connection: Connection
  ) throws(PostgresError) -> Set<RowOrigin> {
    let rows = try connection.query(
      """
      SELECT first.load_date, first.record_source
      FROM (
        SELECT DISTINCT ON (load_date, reading->>'record_source')
          load_date, reading->>'record_source' AS record_source, load_id, started_at
        FROM metadata.load
        WHERE vault_name = $1 AND load_date IS NOT NULL
          AND reading->>'record_source' IS NOT NULL
        ORDER BY load_date, reading->>'record_source', load_id
      ) AS first
      JOIN metadata.load AS own ON own.load_id = $2
      WHERE first.load_id = own.load_id
        OR first.started_at > coalesce(own.ended_at, 'infinity')
      """, [.text(vault), .integer(loadID)])
    return Set(
      rows.indices.compactMap { row in
        guard let loadDate = rows.text(row, 0), let recordSource = rows.text(row, 1) else {
          return nil
        }
        return RowOrigin(loadDate: loadDate, recordSource: recordSource)
      })
  }
}
