import PostgresSchema
import VaultModel
import VaultSQL

extension RebuiltDelivery {
  /// How long after its date the load's own versions may begin, in microseconds.
  ///
  /// Several of one key stand a microsecond apart, behind those of a load with the same date.
  func stretch(in table: CompiledVault.TableName) -> SQL {
    let slack = slack(in: table)
    switch plan.source.delivery {
    case .snapshot: return slack
    case .delta: return "delivered.key_records - 1 + \(slack)"
    }
  }

  func slack(in table: CompiledVault.TableName) -> SQL {
    isShared(table) ? "999" : "0"
  }

  /// Whether versions of other loads may have the same date; whose records have dates of their own, no
  /// register tells.
  func isShared(_ table: CompiledVault.TableName) -> Bool {
    plan.statements.date != nil || shared.contains(table.description)
  }

  /// Whether several versions of a key may be the delivery's.
  func hasStretch(in table: CompiledVault.TableName) -> Bool {
    plan.source.delivery == .delta || isShared(table)
  }

  /// The condition that `version` holds at some instant of the load.
  func isInForce(_ stretch: SQL) -> SQL {
    // What a later record of the same delivery ended at once ends where the load begins.
    let ended: SQL =
      plan.source.delivery == .delta
      ? "version.load_end_date > \(date()) OR delivered.key_records > 1 "
        + "AND version.load_end_date = \(date())"
      : "version.load_end_date > \(date())"
    return """
      version.load_date <= \(date()) + (\(stretch)) * interval '1 microsecond'
        AND (version.load_end_date IS NULL OR \(ended))
      """
  }

  /// The delivered rows that have a key, each with the number of those that have the same key and date.
  func counted(_ rows: SQL, by key: SQL) -> SQL {
    "SELECT *, count(*) OVER (PARTITION BY \(key), dated) AS key_records FROM (\(rows)) AS fed"
  }

  func satellite(_ index: Int) -> [Comparison] {
    let feed = plan.satellites[index]
    let rows = tellingRows(.satellite, index)
    switch feed.satellite.kind {
    case .versions: return [versions(of: feed, rows)]
    case .multiActive: return [members(of: feed, rows), superfluousMembers(of: feed, rows)]
    case .effectivity: return effectivity(index, rows)
    case .nonHistorized: return [account(of: feed, rows)]
    case .status:
      return [presence(of: feed, self.rows(.satellite, index))]
        + (absence(of: feed, rows).map { [$0] } ?? [])
    case .recordTracking: return [sighting(of: feed, rows)]
    }
  }

  func versions(of feed: RoutePlan.Satellite, _ rows: SQL) -> Comparison {
    let key = deliveredKey(of: feed.parent)
    return Comparison(
      of: QualifiedName(feed.satellite.table), rows: counted(rows, by: key),
      source: versionSource(of: feed.satellite),
      matching: """
        version.\(id: feed.satellite.parentHashKey) = delivered.\(key) AND \(isInForce(stretch(in: feed.satellite.table)))
        """, isChosen: hasStretch(in: feed.satellite.table),
      pairs: attributePairs(
        feed.satellite.attributes, columns: feed.columns, hashed: feed.hashed))
  }

  func versionSource(of satellite: CompiledVault.Satellite) -> SQL {
    let isDerived = plan.vault.conventions.closing == .insertOnly
    let name = QualifiedName(isDerived ? satellite.intervalsView : satellite.table)
    return "\(name) AS version"
  }

  func account(of feed: RoutePlan.Satellite, _ rows: SQL) -> Comparison {
    let table = QualifiedName(feed.satellite.table)
    let key = deliveredKey(of: feed.parent)
    return Comparison(
      of: table, rows: rows, source: "\(table) AS version",
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
  private func isInForceAtOnce(
    in table: CompiledVault.TableName, with row: SQL = "delivered"
  ) -> SQL {
    """
    version.load_date <= \(date(of: row)) + \(slack(in: table)) * interval '1 microsecond'
      AND (version.load_end_date IS NULL OR version.load_end_date > \(date(of: row)))
    """
  }

  func members(of feed: RoutePlan.Satellite, _ rows: SQL) -> Comparison {
    Comparison(
      of: QualifiedName(feed.satellite.table),
      rows: rows,
      source: versionSource(of: feed.satellite),
      matching: "\(isMember(feed)) AND \(isInForceAtOnce(in: feed.satellite.table))",
      isChosen: hasStretch(in: feed.satellite.table),
      pairs: attributePairs(
        feed.satellite.attributes, columns: feed.columns, hashed: feed.hashed))
  }

  func superfluousMembers(of feed: RoutePlan.Satellite, _ rows: SQL) -> Comparison {
    let key = deliveredKey(of: feed.parent)
    let table = feed.satellite.table
    return Comparison(
      of: QualifiedName(feed.satellite.table),
      differences: """
        SELECT known.input, known.record, NULL::text, NULL::text, NULL::text,
          'has a member that the delivery does not have'
        FROM (
          SELECT DISTINCT ON (\(key), dated) \(key), dated, input, record FROM (\(rows)) AS fed
          ORDER BY \(key), dated, id) AS known
        JOIN \(versionSource(of: feed.satellite))
          ON version.\(id: feed.satellite.parentHashKey) = known.\(key)
            AND \(isInForceAtOnce(in: feed.satellite.table, with: "known"))
        WHERE NOT \(isShared(table) ? "true" : "false") AND NOT EXISTS (
          SELECT FROM (\(rows)) AS delivered WHERE \(isMember(feed)))
        """)
  }
}
