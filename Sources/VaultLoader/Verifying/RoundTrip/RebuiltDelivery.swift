import PostgresSchema
import VaultHash
import VaultModel
import VaultSQL

/// Works out how a delivery is rebuilt from the vault: a comparison for each table that it feeds.
struct RebuiltDelivery {
  let plan: RoutePlan
  let load: TakenDelivery
  /// The load's date, as a literal.
  let loadDate: SQL
  /// The code lists of which only the newest row is kept, and that later loads have fed.
  let overwritten: Set<String>
  /// The tables into which an earlier load of the same date has put versions before this one's.
  let shared: Set<String>

  var comparisons: [Comparison] {
    plan.keys.indices.map(hub) + plan.links.indices.map(link)
      + plan.satellites.indices.flatMap(satellite) + plan.references.indices.flatMap(reference)
  }

  private static let delivered: SQL = "SELECT * FROM \(DeliveredRows.table) AS delivered"

  /// What `util.canonical_text` gives, without a function's call for each value: the settings that it
  /// pins are those of every connection of this program.
  private func canonical(_ column: String) -> SQL {
    "CASE WHEN version.\(id: column) IS NOT NULL THEN format('%s', version.\(id: column)) END"
  }

  private func partPairs(_ parts: [RoutePlan.Part], from first: Int) -> [Comparison.Pair] {
    parts.enumerated().map { offset, part in
      Comparison.Pair(
        column: part.definition.name, stored: canonical(part.definition.name),
        delivered: "delivered.\(id: DeliveredRows.part(first + offset))")
    }
  }

  /// The attributes that make versions; the others need not be the delivery's own.
  private func attributePairs(
    _ attributes: [CompiledVault.Attribute], columns: [Int?], hashed: [Int]
  ) -> [Comparison.Pair] {
    hashed.compactMap { place in
      guard let column = columns[place] else { return nil }
      let attribute = attributes[place]
      let former = attribute.successorOf.flatMap { ordinal in
        attributes.first { $0.ordinal == ordinal }
      }
      return Comparison.Pair(
        column: attribute.name, stored: canonical(attribute.name),
        delivered: "delivered.\(id: DeliveredRows.column(column))",
        isSensitive: attribute.sensitivity != .none,
        exemption: former.map { former in
          // Loaded before its type changed: the value lies where it lay then.
          """
          version.\(id: attribute.name) IS NULL AND version.\(id: former.name) IS NOT NULL
          """
        })
    }
  }
}

// MARK: - Keys

extension RebuiltDelivery {
  private func hub(_ index: Int) -> Comparison {
    let key = plan.keys[index]
    let table = QualifiedName(key.hub.table)
    let column = SQL.identifier(DeliveredRows.key(index))
    return Comparison(
      of: table, rows: "\(Self.delivered) WHERE \(column) IS NOT NULL",
      source: "\(table) AS version",
      matching: "version.\(id: key.hub.hashKey) = delivered.\(column)", isChosen: false,
      pairs: partPairs(key.parts, from: key.firstPart))
  }

  private func link(_ index: Int) -> Comparison {
    let feed = plan.links[index]
    let table = QualifiedName(feed.link.table)
    let participants = zip(feed.link.participants, feed.keys).map { participant, key in
      Comparison.Pair(
        column: participant.column, stored: "version.\(id: participant.column)::text",
        delivered: """
          coalesce(delivered.\(id: DeliveredRows.key(key)), \(UtilityName.zeroKey)())::text
          """)
    }
    let column = SQL.identifier(DeliveredRows.link(index))
    return Comparison(
      of: table, rows: "\(Self.delivered) WHERE \(column) IS NOT NULL",
      source: "\(table) AS version",
      matching: "version.\(id: feed.link.hashKey) = delivered.\(column)", isChosen: false,
      pairs: participants + partPairs(feed.dependentParts, from: feed.firstDependent)
        + attributePairs(feed.link.attributes, columns: feed.columns, hashed: feed.hashed))
  }

  private func deliveredKey(of parent: RoutePlan.Parent) -> SQL {
    switch parent {
    case .key(let key): .identifier(DeliveredRows.key(key))
    case .link(let link): .identifier(DeliveredRows.link(link))
    }
  }
}

// MARK: - Versions

extension RebuiltDelivery {
  /// How long after its date the load's own versions may begin, in microseconds.
  ///
  /// Several of one key stand a microsecond apart, behind those of a load with the same date.
  private func stretch(in table: CompiledVault.TableName) -> SQL {
    let slack = slack(in: table)
    switch plan.source.delivery {
    case .snapshot: return slack
    case .delta: return "delivered.key_records - 1 + \(slack)"
    }
  }

  private func slack(in table: CompiledVault.TableName) -> SQL {
    shared.contains(table.description) ? "999" : "0"
  }

  /// Whether several versions of a key may be the delivery's.
  private func hasStretch(in table: CompiledVault.TableName) -> Bool {
    plan.source.delivery == .delta || shared.contains(table.description)
  }

  /// The condition that `version` holds at some instant of the load.
  private func isInForce(_ stretch: SQL) -> SQL {
    // What a later record of the same delivery ended at once ends where the load begins.
    let ended: SQL =
      plan.source.delivery == .delta
      ? "version.load_end_date > \(loadDate) OR delivered.key_records > 1 "
        + "AND version.load_end_date = \(loadDate)"
      : "version.load_end_date > \(loadDate)"
    return """
      version.load_date <= \(loadDate) + (\(stretch)) * interval '1 microsecond'
        AND (version.load_end_date IS NULL OR \(ended))
      """
  }

  /// The delivered rows that have a key, each with the number of those that have the same.
  private func rows(of key: SQL, countedBy keys: SQL? = nil) -> SQL {
    """
    SELECT *, count(*) OVER (PARTITION BY \(keys ?? key)) AS key_records
    FROM \(DeliveredRows.table) WHERE \(key) IS NOT NULL
    """
  }

  private func satellite(_ index: Int) -> [Comparison] {
    let feed = plan.satellites[index]
    switch feed.satellite.kind {
    case .versions: return [versions(of: feed)]
    case .multiActive: return [members(of: feed), superfluousMembers(of: feed)]
    case .effectivity: return effectivity(index)
    case .nonHistorized: return [account(of: feed)]
    case .status: return [presence(of: feed)] + (absence(of: feed).map { [$0] } ?? [])
    case .recordTracking: return [sighting(of: feed)]
    }
  }

  private func versions(of feed: RoutePlan.Satellite) -> Comparison {
    let key = deliveredKey(of: feed.parent)
    return Comparison(
      of: QualifiedName(feed.satellite.table), rows: rows(of: key),
      source: versionSource(of: feed.satellite),
      matching: """
        version.\(id: feed.satellite.parentHashKey) = delivered.\(key) AND \(isInForce(stretch(in: feed.satellite.table)))
        """, isChosen: hasStretch(in: feed.satellite.table),
      pairs: attributePairs(
        feed.satellite.attributes, columns: feed.columns, hashed: feed.hashed))
  }

  private func versionSource(of satellite: CompiledVault.Satellite) -> SQL {
    let isDerived = plan.vault.conventions.closing == .insertOnly
    let name = QualifiedName(isDerived ? satellite.intervalsView : satellite.table)
    return "\(name) AS version"
  }

  private func account(of feed: RoutePlan.Satellite) -> Comparison {
    let table = QualifiedName(feed.satellite.table)
    let key = deliveredKey(of: feed.parent)
    return Comparison(
      of: table, rows: "\(Self.delivered) WHERE \(key) IS NOT NULL", source: "\(table) AS version",
      matching: "version.\(id: feed.satellite.parentHashKey) = delivered.\(key)", isChosen: false,
      pairs: attributePairs(
        feed.satellite.attributes, columns: feed.columns, hashed: feed.hashed))
  }
}

// MARK: - Sets of members

extension RebuiltDelivery {
  /// The condition that a stored member is a delivered one.
  private func isMember(_ feed: RoutePlan.Satellite) -> SQL {
    let attributes = feed.satellite.attributes
    let pairs = attributePairs(
      attributes, columns: feed.columns,
      hashed: attributes.indices.filter { feed.satellite.members.contains(attributes[$0].name) })
    return
      ([deliveredKey(of: feed.parent)].map {
        "version.\(id: feed.satellite.parentHashKey) = delivered.\($0)" as SQL
      } + pairs.map { "\($0.stored) = \($0.delivered)" }).joined(separator: " AND ")
  }

  /// A delivery gives a key one set, however many records it takes.
  private func isInForceAtOnce(in table: CompiledVault.TableName) -> SQL {
    """
    version.load_date <= \(loadDate) + \(slack(in: table)) * interval '1 microsecond'
      AND (version.load_end_date IS NULL OR version.load_end_date > \(loadDate))
    """
  }

  private func members(of feed: RoutePlan.Satellite) -> Comparison {
    let key = deliveredKey(of: feed.parent)
    return Comparison(
      of: QualifiedName(feed.satellite.table),
      rows: "\(Self.delivered) WHERE \(key) IS NOT NULL",
      source: versionSource(of: feed.satellite),
      matching: "\(isMember(feed)) AND \(isInForceAtOnce(in: feed.satellite.table))",
      isChosen: hasStretch(in: feed.satellite.table),
      pairs: attributePairs(
        feed.satellite.attributes, columns: feed.columns, hashed: feed.hashed))
  }

  private func superfluousMembers(of feed: RoutePlan.Satellite) -> Comparison {
    let key = deliveredKey(of: feed.parent)
    let table = feed.satellite.table
    return Comparison(
      of: QualifiedName(feed.satellite.table),
      differences: """
        SELECT known.input, known.record, NULL::text, NULL::text, NULL::text,
          'has a member that the delivery does not have'
        FROM (
          SELECT DISTINCT ON (\(key)) \(key), input, record FROM \(DeliveredRows.table)
          WHERE \(key) IS NOT NULL ORDER BY \(key), id) AS known
        JOIN \(versionSource(of: feed.satellite))
          ON version.\(id: feed.satellite.parentHashKey) = known.\(key)
            AND \(isInForceAtOnce(in: feed.satellite.table))
        WHERE NOT \(shared.contains(table.description) ? "true" : "false") AND NOT EXISTS (
          SELECT FROM \(DeliveredRows.table) AS delivered WHERE \(isMember(feed)))
        """)
  }
}

// MARK: - Effectivity, presence, sightings

extension RebuiltDelivery {
  private func effectivity(_ index: Int) -> [Comparison] {
    let feed = plan.satellites[index]
    guard case .link(let linkIndex) = feed.parent else { return [] }
    let link = plan.links[linkIndex].link
    let key = deliveredKey(of: feed.parent)
    let driving = plan.drivingKeys(of: index).map { SQL.identifier(DeliveredRows.key($0)) }
    let partners = plan.partnerKeys(of: index).map { SQL.identifier(DeliveredRows.key($0)) }
    let isDriven = driving.map { "\($0) IS NOT NULL" as SQL }
    let isPaired = partners.map { "\($0) IS NOT NULL" as SQL }.joined(separator: " OR ")
    let counted = rows(of: key, countedBy: driving.joined())
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
    let end: SQL = "\(loadDate) + (\(stretch(in: feed.satellite.table))) * interval '1 microsecond'"
    let ended = Comparison(
      of: table,
      differences: """
        SELECT delivered.input, delivered.record, NULL::text, NULL::text, NULL::text,
          'has a partner where the delivery has none'
        FROM (
          SELECT DISTINCT ON (\(driving.joined())) * FROM (\(counted)) AS counted
          WHERE \(isDriven.joined(separator: " AND "))
          ORDER BY \(driving.joined()), id DESC) AS delivered
        JOIN \(QualifiedName(link.table)) AS own ON \(isOfDriver)
        JOIN \(versionSource(of: feed.satellite))
          ON version.\(id: feed.satellite.parentHashKey) = own.\(id: link.hashKey)
        WHERE NOT (\(isPaired)) AND version.load_date <= \(end)
          AND (version.load_end_date IS NULL OR version.load_end_date > \(end))
        """)
    return partners.isEmpty ? [held] : [held, ended]
  }

  private func presence(of feed: RoutePlan.Satellite) -> Comparison {
    let key = deliveredKey(of: feed.parent)
    return Comparison(
      of: QualifiedName(feed.satellite.table),
      rows: "\(Self.delivered) WHERE \(key) IS NOT NULL",
      source: "(\(newestStatus(of: feed))) AS version",
      matching: "version.\(id: feed.satellite.parentHashKey) = delivered.\(key)", isChosen: false,
      pairs: [
        .init(column: "is_present", stored: "version.is_present::text", delivered: "'true'")
      ])
  }

  /// What the status satellite said of each key when the load was done.
  private func newestStatus(of feed: RoutePlan.Satellite, where condition: SQL = "true") -> SQL {
    let key = feed.satellite.parentHashKey
    return """
      SELECT DISTINCT ON (\(id: key)) * FROM \(QualifiedName(feed.satellite.table)) AS status
      WHERE load_date <= \(loadDate) + interval '999 microseconds' AND \(condition)
      ORDER BY \(id: key), load_date DESC
      """
  }

  /// The keys that were there and that a full extract does not have.
  ///
  /// Where records were refused the load looked for none, and mended ones are a part of an extract.
  private func absence(of feed: RoutePlan.Satellite) -> Comparison? {
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
            SELECT FROM \(DeliveredRows.table) AS delivered
            WHERE delivered.\(key) = version.\(id: column))
          AND NOT EXISTS (SELECT FROM metadata.quarantine WHERE load_id = \(load.id))
        """)
  }

  /// The tenants that an extract speaks for: what all share is the system's.
  private func tenants(of parent: RoutePlan.Parent) -> SQL {
    if case .key(let key) = parent, let foreign = plan.foreignTenantKey(ofKey: key) {
      return "'\(SQL(trusted: foreign.withUnsafeBytes { hexText($0) }))'::bytea"
    }
    return "SELECT \(id: DeliveredRows.key(plan.tenantKey)) FROM \(DeliveredRows.table)"
  }

  private func sighting(of feed: RoutePlan.Satellite) -> Comparison {
    let table = QualifiedName(feed.satellite.table)
    let key = deliveredKey(of: feed.parent)
    let source = load.reading?.recordSource ?? plan.source.recordSource
    return Comparison(
      of: table, rows: "\(Self.delivered) WHERE \(key) IS NOT NULL", source: "\(table) AS version",
      matching: """
        version.\(id: feed.satellite.parentHashKey) = delivered.\(key)
          AND version.load_date BETWEEN \(loadDate)
            AND \(loadDate) + interval '999 microseconds'
          AND version.record_source = \(literal: source)
        """, isChosen: true, pairs: [])
  }
}

// MARK: - Code lists

extension RebuiltDelivery {
  private func reference(_ index: Int) -> [Comparison] {
    let feed = plan.references[index]
    let table = QualifiedName(feed.reference.table)
    let pairs = attributePairs(
      feed.reference.attributes, columns: feed.columns, hashed: feed.hashed)
    // One text of all parts, NULL among them, so that rows are found by their hashes.
    let stored = feed.parts.map { canonical($0.definition.name) }
    let delivered = feed.parts.indices.map { place -> SQL in
      "\(id: DeliveredRows.part(feed.firstPart + place))"
    }
    let storedKey: SQL =
      "\(UtilityName.businessKey)(VARIADIC ARRAY[\((stored + ["''"]).joined())])"
    let deliveredKey: SQL =
      "\(UtilityName.businessKey)(VARIADIC ARRAY[\((delivered + ["''"]).joined())])"
    let matching: SQL = "\(storedKey) = delivered.code"
    let coded: SQL = "SELECT *, \(deliveredKey) AS code FROM \(DeliveredRows.table)"
    if let history = feed.reference.history {
      let isDerived = plan.vault.conventions.closing == .insertOnly
      let name = QualifiedName(history.table)
      return [
        Comparison(
          of: table, rows: coded, source: "\(table) AS version", matching: matching,
          isChosen: false, pairs: partPairs(feed.parts, from: feed.firstPart)),
        Comparison(
          of: name,
          rows: """
            SELECT *, count(*) OVER (PARTITION BY code) AS key_records FROM (\(coded)) AS coded
            """,
          source: isDerived ? derivedVersions(of: history.table, feed) : "\(name) AS version",
          matching: "\(matching) AND \(isInForce(stretch(in: history.table)))",
          isChosen: hasStretch(in: history.table), pairs: pairs),
      ]
    }
    // Of several rows of one code the last one stands.
    let last: SQL = "SELECT DISTINCT ON (code) * FROM (\(coded)) AS coded ORDER BY code, id DESC"
    let keeps = !overwritten.contains(feed.reference.table.description)
    return [
      Comparison(
        of: table, rows: last, source: "\(table) AS version", matching: matching, isChosen: false,
        pairs: partPairs(feed.parts, from: feed.firstPart) + (keeps ? pairs : []))
    ]
  }

  /// The versions of a code list that never closes them, with their ends.
  private func derivedVersions(
    of table: CompiledVault.TableName, _ feed: RoutePlan.Reference
  ) -> SQL {
    let key = feed.parts.map { SQL.identifier($0.definition.name) }.joined()
    return """
      (SELECT *, lead(load_date) OVER (PARTITION BY \(key) ORDER BY load_date) AS load_end_date
        FROM \(QualifiedName(table))) AS version
      """
  }
}
