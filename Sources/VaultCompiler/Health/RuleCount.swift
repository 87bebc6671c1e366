import PostgresSchema
import VaultModel
import VaultSQL

/// The query that counts the rows that a rule looks at, and the good ones among them.
struct RuleCount {
  private let rule: CompiledVault.QualityRule
  private let rows: MeasuredRows

  init(of rule: CompiledVault.QualityRule, in vault: CompiledVault) {
    self.rule = rule
    rows = MeasuredRows(of: rule.table, in: vault)
  }

  var body: SQL { beginning + condition + end }

  /// The author's own SQL within the body; a text of time is the compiler's.
  var condition: SQL {
    rule.dimension == .timeliness
      ? .literal(rule.condition) : SQL(trusted: rule.condition)
  }

  /// What stands before the condition.
  var beginning: SQL {
    switch rule.dimension {
    case .completeness, .validity, .consistency:
      "  SELECT \(tenant("stored")), count(*), count(*) FILTER (WHERE (\n"
    case .uniqueness:
      """
        SELECT \(tenant("candidate")), count(*), count(*) FILTER (WHERE candidate.occurrences = 1)
        FROM (
          SELECT \(neededColumns)count(*) OVER (PARTITION BY \(partition)

      """
    // One row for each tenant: either it has a row that is new enough, or not.
    case .timeliness:
      """
        SELECT \(tenant("stored")), least(count(*), 1),
          coalesce(max(stored.load_date) >= now() -
      """
    }
  }

  private var end: SQL {
    switch rule.dimension {
    case .completeness, .validity, .consistency:
      """

        ))
        FROM \(rows.relation) AS stored\(whole(where: [rows.filter, window("stored")], by: "stored"))
      """
    // The end of the line keeps a comment from hiding what follows.
    case .uniqueness:
      """

          ) AS occurrences
          FROM \(rows.relation) AS stored
          WHERE num_nulls(
      \(condition)
          ) = 0\(rows.filter.map { " AND \($0)" } ?? "")
        ) AS candidate\(whole(where: [window("candidate")], by: "candidate"))
      """
    case .timeliness:
      """
      ::interval, false)::integer::bigint
        FROM \(rows.relation) AS stored\(whole(where: [rows.filter], by: "stored"))
      """
    }
  }

  /// No others: one of them could be called as the count is.
  private var neededColumns: SQL {
    let names = [rows.tenantColumn, rows.hasLoadDate ? StandardColumn.loadDate : nil]
    return names.compactMap(\.self).map { "stored.\(id: $0), " as SQL }.joined(separator: "")
  }

  /// Rows of two tenants are never compared.
  private var partition: SQL {
    rows.tenantColumn.map { "stored.\(id: $0), " } ?? ""
  }

  private func tenant(_ row: SQL) -> SQL {
    rows.tenantColumn.map { "\(row).\(id: $0)" } ?? "NULL::bytea"
  }

  /// By number: a column of the same name would hide an argument's.
  private func window(_ row: SQL) -> SQL? {
    guard rows.hasLoadDate else { return nil }
    return """
      \(row).load_date >= coalesce($1, '-infinity')
          AND \(row).load_date < coalesce($2, 'infinity')
      """
  }

  private func whole(where conditions: [SQL?], by row: SQL) -> SQL {
    let conditions = conditions.compactMap(\.self)
    let filter: SQL =
      conditions.isEmpty ? "" : "\n  WHERE \(conditions.joined(separator: "\n    AND "))"
    let grouping: SQL = rows.tenantColumn == nil ? "" : "\n  GROUP BY \(tenant(row))"
    return filter + grouping
  }
}
