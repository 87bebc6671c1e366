import PostgresClient
import PostgresSchema
import VaultModel

/// One delivery beside the vault: the thread that reads it and the one that compares.
struct DeliveryStand: Sendable {
  private let plan: RoutePlan
  private let taken: TakenDelivery
  private let delivery: Delivery
  private let header: HeaderMatch
  private let format: InputFormat
  private let channel: BatchChannel

  init(
    plan: RoutePlan, taken: TakenDelivery, delivery: Delivery, header: HeaderMatch,
    format: InputFormat
  ) {
    self.plan = plan
    self.taken = taken
    self.delivery = delivery
    self.header = header
    self.format = format
    channel = BatchChannel(plan: plan)
  }

  /// Reads the delivery; what goes wrong is handed to the one that compares.
  func read(beside database: ConnectionTarget) {
    do {
      try TenantLookUp.with(plan, header: header, for: taken.id, in: database) { lookUp in
        let reader = try DeliveryReader(
          delivery, as: format, header: header, plan: plan, limit: BatchLimit(), resumePosition: 0,
          channel: channel, progress: Progress(), keeping: .all, lookUp: lookUp)
        reader.run()
      }
    } catch {
      channel.full.finish(throwing: error)
    }
  }

  /// Puts what was read beside the vault and asks for the differences.
  ///
  /// - Throws: `PostgresError`, and what reading threw.
  func compare(
    shown: Int, showsSensitive: Bool, on connection: Connection
  ) throws -> RoundTripReport.Delivery {
    defer { channel.close() }
    // The temporary tables go with the transaction: behind a pooler the next one may be another's.
    return try connection.trial {
      try connection.execute("SET LOCAL idle_in_transaction_session_timeout = 0")
      var rows = try DeliveredRows(of: plan, on: connection)
      while let batch = try channel.full.take() {
        try rows.append(batch, on: connection)
        batch.removeAll()
        _ = channel.empty.put(batch)
      }
      let records = try account(shown: shown, on: connection)
      let rebuilt = RebuiltDelivery(
        plan: plan, load: taken, loadDate: "\(literal: taken.loadDate ?? "-infinity")::timestamptz",
        overwritten: try fedTables(by: "other.load_date > own.load_date", on: connection),
        shared: try fedTables(
          by: "other.load_date = own.load_date AND other.load_id < own.load_id", on: connection))
      var result = RoundTripReport.Delivery(
        loadID: taken.id, source: taken.source, loadDate: taken.loadDate ?? "",
        inputs: taken.inputs.map(\.name), records: records,
        excluded: exclusions(overwritten: rebuilt.overwritten), differences: 0, examples: [])
      for comparison in [refusals] + rebuilt.comparisons {
        let found = try connection.query(comparison.listing(limit: shown))
        result.differences += found.count == 0 ? 0 : found.integer(0, 6) ?? 0
        result.examples += found.indices.map { row in
          difference(found, row: row, of: comparison, showsSensitive: showsSensitive)
        }
      }
      return result
    }
  }

  private func difference(
    _ rows: Rows, row: Int, of comparison: Comparison, showsSensitive: Bool
  ) -> RoundTripReport.Difference {
    let column = rows.text(row, 2)
    let isHidden =
      !showsSensitive && column.map { comparison.sensitiveColumns.contains($0) } ?? false
    return RoundTripReport.Difference(
      input: rows.text(row, 0), record: rows.integer(row, 1),
      table: comparison.table.description, column: column,
      stored: isHidden ? nil : rows.text(row, 3), delivered: isHidden ? nil : rows.text(row, 4),
      fault: isHidden ? "differs; --show-sensitive shows the values" : rows.text(row, 5))
  }
}

// MARK: - Accounting for records

extension DeliveryStand {
  /// Leaves out what the load refused only once it held it against the vault, and counts the rest.
  private func account(
    shown: Int, on connection: Connection
  ) throws(PostgresError) -> RoundTripReport.Records {
    let late = try connection.query(
      """
      WITH gone AS (DELETE FROM \(DeliveredRows.table) AS delivered USING metadata.quarantine AS refused
      WHERE refused.load_id = $1 AND refused.input = delivered.input
        AND refused.record = delivered.record RETURNING delivered.is_record)
      SELECT count(*) FROM gone WHERE is_record
      """, [.integer(taken.id)]
    ).integer(0, 0)
    try connection.execute("ANALYZE \(DeliveredRows.table); ANALYZE \(DeliveredRows.refused)")
    let values = plan.columns.indices.map { SQL.identifier(DeliveredRows.field($0)) }
    let counts = try connection.query(
      """
      SELECT (SELECT count(*) FROM \(DeliveredRows.table) WHERE is_record),
        (SELECT count(*) FROM \(DeliveredRows.refused))
      """)
    let repeats = try connection.query(
      """
      SELECT record, count(*) OVER () FROM (
        SELECT id, record, row_number() OVER (
          PARTITION BY md5(ROW(\(values.joined()))::text) ORDER BY id) AS copy
        FROM \(DeliveredRows.table) WHERE is_record) AS numbered
      WHERE copy > 1 ORDER BY id LIMIT \(shown)
      """)
    let compared = counts.integer(0, 0) ?? 0
    let refused = (counts.integer(0, 1) ?? 0) + (late ?? 0)
    return RoundTripReport.Records(
      read: compared + refused, compared: compared, quarantined: refused,
      duplicate: repeats.count == 0 ? 0 : repeats.integer(0, 1) ?? 0,
      duplicates: repeats.indices.compactMap { repeats.integer($0, 0) })
  }

  /// Each record that is refused now is in the quarantine, and each that is there was in the delivery.
  private var refusals: Comparison {
    Comparison(
      of: QualifiedName(schema: "metadata", name: "quarantine"),
      differences: """
        SELECT refused.input, refused.record, NULL::text, NULL::text, NULL::text,
          'is refused, and the quarantine of the load does not have it'
        FROM \(DeliveredRows.refused) AS refused
        WHERE NOT EXISTS (
          SELECT FROM metadata.quarantine AS kept
          WHERE kept.load_id = \(taken.id) AND kept.input = refused.input
            AND kept.record = refused.record)
        """)
  }

  /// The tables that other loads have fed, which are told by a condition over `other` and `own`.
  private func fedTables(
    by condition: SQL, on connection: Connection
  ) throws(PostgresError) -> Set<String> {
    let rows = try connection.query(
      """
      SELECT DISTINCT count.target FROM metadata.load_count AS count
      JOIN metadata.load AS other USING (load_id)
      JOIN metadata.load AS own ON own.load_id = $1
      WHERE \(condition) AND count.records_read > count.records_quarantined
      """, [.integer(taken.id)])
    return Set(rows.texts().compactMap(\.self))
  }
}

// MARK: - What cannot be compared

extension DeliveryStand {
  private func exclusions(overwritten: Set<String>) -> [RoundTripReport.Exclusion] {
    let names = Set(plan.columns.map(\.name))
    let unused = plan.source.columns.map(\.name).filter { !names.contains($0) }.map { name in
      let excluded = plan.source.excluded.first { $0.name == name }
      return RoundTripReport.Exclusion(
        column: name,
        reason: excluded.map { "the model excludes it: \($0.reason)" }
          ?? "the model stores it nowhere")
    }
    let unmatched = header.problems.map { problem -> RoundTripReport.Exclusion in
      switch problem {
      case .unknown(let name): .init(column: name, reason: "the model does not know it")
      case .missing(let name): .init(column: name, reason: "the delivery does not have it")
      case .twice(let name): .init(column: name, reason: "the delivery has it twice")
      }
    }
    let compared = comparedColumns(overwritten: overwritten)
    let passing = plan.columns.indices.filter { !compared.contains($0) }.map {
      RoundTripReport.Exclusion(
        column: plan.columns[$0].name,
        reason: "the vault does not keep each of its values")
    }
    return
      (unmatched + unused.filter { one in !unmatched.contains { $0.column == one.column } }
      + passing).sorted { $0.column < $1.column }
  }

  private func comparedColumns(overwritten: Set<String>) -> Set<Int> {
    let parts =
      plan.keys.flatMap(\.parts) + plan.links.flatMap(\.dependentParts)
      + plan.references.flatMap(\.parts)
    let references = plan.references.filter {
      $0.historyTarget != nil || !overwritten.contains($0.reference.table.description)
    }
    let attributes =
      plan.links.flatMap { feed in feed.hashed.map { feed.columns[$0] } }
      + plan.satellites.flatMap { feed in feed.hashed.map { feed.columns[$0] } }
      + references.flatMap { feed in feed.hashed.map { feed.columns[$0] } }
    return plan.origins(of: Set(parts.compactMap(\.column) + attributes.compactMap(\.self)))
  }
}

extension RoutePlan {
  /// The fields, and those that they are made of.
  fileprivate func origins(of fields: Set<Int>) -> Set<Int> {
    var origins = fields
    // What is made stands behind what it is made of, but for an array's elements.
    for (index, derived) in derived.enumerated().reversed()
    where origins.contains(columns.count + index) {
      switch derived.making {
      case .constant, .position, .lookedUpTenant: break
      case .combined(let inputs, _), .rowHash(let inputs, _): origins.formUnion(inputs)
      case .element:
        origins.formUnion(explosions.filter { $0.element == columns.count + index }.map(\.array))
      }
    }
    return origins
  }
}
