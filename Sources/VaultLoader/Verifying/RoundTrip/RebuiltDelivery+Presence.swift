import PostgresSchema
import VaultHash
import VaultModel
import VaultSQL

extension RebuiltDelivery {
  func effectivity(_ index: Int, _ rows: SQL) -> [Comparison] {
    let feed = plan.satellites[index]
    guard case .link(let linkIndex) = feed.parent else { return [] }
    let link = plan.links[linkIndex].link
    let key = deliveredKey(of: feed.parent)
    let driving = plan.drivingKeys(of: index).map { SQL.identifier(DeliveredRows.key($0)) }
    let partners = plan.partnerKeys(of: index).map { SQL.identifier(DeliveredRows.key($0)) }
    let isDriven = driving.map { "\($0) IS NOT NULL" as SQL }
    let isPaired = partners.map { "\($0) IS NOT NULL" as SQL }.joined(separator: " OR ")
    let counted = counted(rows, by: driving.joined())
    let table = QualifiedName(feed.satellite.table)
    let isWithPartner = (isDriven + ["(\(isPaired))"]).joined(separator: " AND ")
    let held = Comparison(
      of: table, rows: "SELECT * FROM (\(counted)) AS counted WHERE \(isWithPartner)",
      source: versionSource(of: feed.satellite),
      matching: """
        version.\(id: feed.satellite.parentHashKey) = delivered.\(key) AND \(isInForce(stretch(in: feed.satellite.table)))
        """, isChosen: hasStretch(in: feed.satellite.table), pairs: [])
    let roles = link.participants.filter { link.drivingKey.contains($0.role) }.map(\.column)
    let isOfDriver = zip(roles, driving).map {
      "own.\(id: $0) = delivered.\($1)" as SQL
    }.joined(separator: " AND ")
    let isNobody = link.participants.filter {
      !link.drivingKey.contains($0.role) && $0.column != plan.tenantHashKey
    }.map { "own.\(id: $0.column) = \(UtilityName.zeroKey)()" as SQL }.joined(separator: " AND ")
    let end: SQL = "\(date()) + (\(stretch(in: feed.satellite.table))) * interval '1 microsecond'"
    // Which of several records comes last, a declared order tells, and no comparison here.
    let isLast: SQL = plan.statements.areOrdered ? "delivered.key_records = 1" : "true"
    let ended = Comparison(
      of: table,
      differences: """
        SELECT delivered.input, delivered.record, NULL::text, NULL::text, NULL::text,
          'has a partner where the delivery has none'
        FROM (
          SELECT DISTINCT ON (\(driving.joined()), dated) * FROM (\(counted)) AS counted
          WHERE \(isDriven.joined(separator: " AND "))
          ORDER BY \(driving.joined()), dated, id DESC) AS delivered
        JOIN \(QualifiedName(link.table)) AS own ON \(isOfDriver)
        JOIN \(versionSource(of: feed.satellite))
          ON version.\(id: feed.satellite.parentHashKey) = own.\(id: link.hashKey)
        WHERE NOT (\(isPaired)) AND NOT (\(isNobody)) AND \(isLast) AND version.load_date <= \(end)
          AND (version.load_end_date IS NULL OR version.load_end_date > \(end))
        """)
    return partners.isEmpty ? [held] : [held, ended]
  }

  func presence(of feed: RoutePlan.Satellite, _ rows: SQL) -> Comparison {
    let key = deliveredKey(of: feed.parent)
    guard !plan.statements.areOrdered else { return orderedPresence(of: feed, rows) }
    return Comparison(
      of: QualifiedName(feed.satellite.table),
      rows: rows,
      source: "(\(newestStatus(of: feed))) AS version",
      matching: "version.\(id: feed.satellite.parentHashKey) = delivered.\(key)", isChosen: false,
      pairs: [
        .init(column: "is_present", stored: "version.is_present::text", delivered: "'true'")
      ])
  }

  /// Where records say themselves when they hold or what was deleted: one of the states that the key had
  /// at the record's date, or a few microseconds behind it.
  private func orderedPresence(of feed: RoutePlan.Satellite, _ rows: SQL) -> Comparison {
    let key = deliveredKey(of: feed.parent)
    let column = SQL.identifier(feed.satellite.parentHashKey)
    let table = QualifiedName(feed.satellite.table)
    return Comparison(
      of: table, rows: rows, source: "\(table) AS version",
      matching: """
        version.\(column) = delivered.\(key)
          AND version.load_date <= \(date()) + interval '999 microseconds'
          AND NOT EXISTS (
            SELECT FROM \(table) AS later WHERE later.\(column) = version.\(column)
              AND later.load_date > version.load_date AND later.load_date <= \(date()))
        """, isChosen: true,
      pairs: [
        .init(
          column: "is_present", stored: "version.is_present::text",
          delivered: "(NOT delivered.is_deletion)::text")
      ])
  }

  /// A column of the load's row in the register.
  private func registered(_ column: String) -> SQL {
    "(SELECT own.\(id: column) FROM metadata.load AS own WHERE own.load_id = \(load.id))"
  }

  /// What the status satellite said of each key when the load was done.
  func newestStatus(of feed: RoutePlan.Satellite, where condition: SQL = "true") -> SQL {
    let key = feed.satellite.parentHashKey
    return """
      SELECT DISTINCT ON (\(id: key)) * FROM \(QualifiedName(feed.satellite.table)) AS status
      WHERE load_date <= coalesce(\(registered("last_date")), \(loadDate) + interval '999 microseconds')
        AND \(condition)
      ORDER BY \(id: key), load_date DESC
      """
  }

  /// The keys that were there and that a full extract does not have.
  ///
  /// Where records were refused the load looked for none, and mended ones are a part of an extract.
  func absence(of feed: RoutePlan.Satellite, _ rows: SQL) -> Comparison? {
    guard plan.source.delivery == .snapshot, load.replayedLoad == nil else { return nil }
    let column = feed.satellite.parentHashKey
    let key = deliveredKey(of: feed.parent)
    let tenants = tenants(of: feed.parent)
    // What a late extract told was not known when this one was loaded.
    let isKnown: SQL = """
      NOT EXISTS (
        SELECT FROM metadata.load AS later
        WHERE later.load_id > \(load.id) AND later.vault_name = \(literal: plan.vault.name)
          AND later.source = \(literal: plan.source.name) AND status.load_date >= later.load_date
          AND status.load_date < later.load_date + interval '1 millisecond')
      """
    return Comparison(
      of: QualifiedName(feed.satellite.table),
      differences: """
        SELECT NULL::text, NULL::bigint, NULL::text, NULL::text, NULL::text,
          \(literal: column + "=") || version.\(id: column)::text
            || ' is present, and the delivery does not have it'
        FROM (\(newestStatus(of: feed, where: isKnown))) AS version
        WHERE version.is_present
          AND version.\(id: plan.tenantHashKey) IN (\(tenants))
          AND NOT EXISTS (
            SELECT FROM (\(rows)) AS delivered
            WHERE delivered.\(key) = version.\(id: column))
          AND NOT EXISTS (SELECT FROM metadata.quarantine WHERE load_id = \(load.id))
          AND NOT EXISTS (
            SELECT FROM metadata.load AS own
            WHERE own.load_id = \(load.id) AND own.presence = 'held_back')
        """)
  }

  /// The tenants that an extract speaks for: what all share is the system's.
  func tenants(of parent: RoutePlan.Parent) -> SQL {
    if case .key(let key) = parent, let foreign = plan.foreignTenantKey(ofKey: key) {
      return "'\(SQL(trusted: foreign.withUnsafeBytes { hexText($0) }))'::bytea"
    }
    return "SELECT \(id: DeliveredRows.key(plan.tenantKey)) FROM \(DeliveredRows.table)"
  }

  func sighting(of feed: RoutePlan.Satellite, _ rows: SQL) -> Comparison {
    let table = QualifiedName(feed.satellite.table)
    let key = deliveredKey(of: feed.parent)
    let source = load.reading?.recordSource ?? plan.source.recordSource
    let earliest: SQL =
      plan.statements.date == nil
      ? "coalesce(\(registered("dictated_date")), \(loadDate))" : date()
    return Comparison(
      of: table, rows: rows, source: "\(table) AS version",
      matching: """
        version.\(id: feed.satellite.parentHashKey) = delivered.\(key)
          AND version.load_date BETWEEN \(earliest) AND \(date()) + interval '999 microseconds'
          AND version.record_source = \(literal: source)
        """, isChosen: true, pairs: [])
  }
}
