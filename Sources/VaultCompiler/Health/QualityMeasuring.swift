import PostgresSchema
import VaultModel
import VaultSQL

/// Measures the quality rules of a vault and keeps the results.
enum QualityMeasuring {
  static let remark = """
    A function for each rule counts the rows that hold now and were loaded within a window, and those of
    them that are good; measure_quality calls them all and keeps what they say.
    """

  static let results = Bookkeeping.name("quality_result")

  static let resultTable = Bookkeeping.table(
    results,
    [
      Column("result_id", .bigint, .notNull, filling: .identity, comment: "Number of the result."),
      Column("vault_name", .text, .notNull),
      Column("rule", .text, .notNull, comment: "Name of the rule."),
      Column(
        "tenant_key", .bytea, comment: "Whose rows; NULL where the table's rows are nobody's own."),
      Column(
        "measured_at", .timestamptz, .notNull, filling: Bookkeeping.now,
        comment: "When; the same for all rules of a run."),
      Column("loaded_from", .timestamptz, .notNull, comment: "Rows loaded before were left out."),
      Column(
        "loaded_until", .timestamptz, .notNull,
        comment: "Rows loaded then or later were left out."),
      Column("rows_measured", .bigint, .notNull, comment: "How many rows were looked at."),
      Column("rows_good", .bigint, .notNull, comment: "How many of them are good."),
      Column("share", .numeric, comment: "Of the good rows, of 1; NULL where there is no row."),
      Column("minimum_share", DataType("double precision"), .notNull),
      Column("severity", .text, .notNull),
      Column(
        "state", .text, .notNull, comment: "passed, failed, or unknown where there is no row."),
    ],
    key: ["result_id"],
    checks: [
      Check("quality_result_state_check", "\(id: "state") IN ('passed', 'failed', 'unknown')")
    ],
    comment: "What the quality rules came to, each time they were measured.")

  static let arguments: [Function.Argument] =
    window + [.init("rules", .array(of: .text), defaultValue: "NULL")]

  fileprivate static let window: [Function.Argument] = [
    .init("loaded_from", .timestamptz, defaultValue: "NULL"),
    .init("loaded_until", .timestamptz, defaultValue: "NULL"),
  ]

  static let result = DataType.rows([
    ("rule", .text), ("tenant_hk", .bytea), ("rows_measured", .bigint), ("rows_good", .bigint),
    ("share", .numeric), ("minimum_share", DataType("double precision")), ("severity", .text),
    ("state", .text),
  ])

  fileprivate static let countedRows = DataType.rows([
    ("tenant_hk", .bytea), ("rows_measured", .bigint), ("rows_good", .bigint),
  ])
}

extension CompiledVault {
  /// A function for each rule, and the one that calls them.
  var qualityFunctions: [Function] {
    qualityRulesInOrder.map(countingFunction) + [measureQuality]
  }

  var qualityRulesInOrder: [QualityRule] {
    qualityRules.sorted { $0.name.precedesByBytes($1.name) }
  }

  private func countingFunction(of rule: QualityRule) -> Function {
    Function(
      measuringFunction(of: rule), QualityMeasuring.window, returns: QualityMeasuring.countedRows,
      volatility: .withinStatement, settings: [.systemSearchPath],
      body: RuleCount(of: rule, in: self).body,
      comment: """
        \(rule.about ?? "Rule \(rule.name)"): rows of \(rule.table) that hold now, loaded within the \
        window, and the good ones among them; NULL names no end.
        """)
  }
}

// MARK: All rules

extension CompiledVault {
  private var measureQuality: Function {
    let counts = qualityRulesInOrder.map { measured($0) }
    return Function(
      name(of: .measureQuality), QualityMeasuring.arguments, returns: QualityMeasuring.result,
      volatility: .never, parallelism: .unsafe, settings: [.systemSearchPath],
      body: counts.isEmpty ? Self.nothingMeasured : keeping(counts),
      comment: """
        \(HealthFunction.measureQuality.about) Of the rows loaded from the first instant up to the \
        second; NULL names no end, and without names all rules are measured.
        """)
  }

  private static let nothingMeasured: SQL = """
      SELECT NULL::text, NULL::bytea, NULL::bigint, NULL::bigint, NULL::numeric, NULL::double precision,
        NULL::text, NULL::text
      WHERE false
    """

  private func keeping(_ measured: [SQL]) -> SQL {
    """
      WITH kept AS (
        INSERT INTO \(QualityMeasuring.results) (
          vault_name, rule, tenant_key, loaded_from, loaded_until, rows_measured, rows_good, share,
          minimum_share, severity, state)
        SELECT \(literal: name), shared.rule, shared.tenant_hk, coalesce($1, '-infinity'),
          coalesce($2, 'infinity'), shared.rows_measured, shared.rows_good, shared.share,
          shared.minimum_share, shared.severity, CASE
            WHEN shared.share IS NULL THEN 'unknown'
            WHEN shared.share >= shared.minimum_share::numeric THEN 'passed'
            ELSE 'failed'
          END
        FROM (
          SELECT measured.*,
            measured.rows_good::numeric / nullif(measured.rows_measured, 0) AS share
          FROM (
            \(measured.joined(separator: "\n        UNION ALL\n        "))
          ) AS measured(rule, minimum_share, severity, tenant_hk, rows_measured, rows_good)
          WHERE $3 IS NULL OR measured.rule = ANY ($3)
        ) AS shared
        RETURNING *
      )
      SELECT kept.rule, kept.tenant_key, kept.rows_measured, kept.rows_good, kept.share,
        kept.minimum_share, kept.severity, kept.state
      FROM kept
      ORDER BY kept.rule, kept.tenant_key
    """
  }

  /// The counts of a rule, with a row for each tenant that has none of its rows.
  private func measured(_ rule: QualityRule) -> SQL {
    let heading: SQL = """
      \(literal: rule.name), \(SQL(trusted: "\(rule.minimumShare)"))::double precision, \
      \(literal: rule.severity.rawValue)
      """
    let counts: SQL = "\(measuringFunction(of: rule))($1, $2) AS counted"
    guard MeasuredRows(of: rule.table, in: self).tenantColumn != nil else {
      return """
        SELECT \(heading), counted.tenant_hk, counted.rows_measured, counted.rows_good
            FROM \(counts)
        """
    }
    return """
      SELECT \(heading), coalesce(counted.tenant_hk, tenant.tenant_hk),
            coalesce(counted.rows_measured, 0), coalesce(counted.rows_good, 0)
          FROM \(tenantsOtherThanGhost) AS tenant
          FULL JOIN \(counts) ON counted.tenant_hk = tenant.tenant_hk
      """
  }

  /// The tenants' hash keys, in brackets.
  var tenantsOtherThanGhost: SQL {
    guard let hub = hubs.first(where: { $0.name == tenantHub }) else {
      preconditionFailure("a vault that was resolved has the hub of its tenants")
    }
    return """
      (
            SELECT tenant_hk FROM \(QualifiedName(hub.table)) WHERE tenant_hk <> \(UtilityName.zeroKey)())
      """
  }
}

// MARK: What authors wrote

extension CompiledVault {
  /// The conditions of all quality rules, in the order of the functions that hold them.
  var authoredConditions: [AuthoredQuery] {
    qualityRulesInOrder.map { rule in
      let count = RuleCount(of: rule, in: self)
      let function = countingFunction(of: rule)
      return AuthoredQuery(
        author: "quality rule '\(rule.name)'", opening: function.opening + count.beginning,
        query: count.condition, in: function.creation)
    }
  }
}
