import PostgresSchema
import VaultModel
import VaultSQL

/// What the report asks: rows of `subject`, `state` and `detail`, for one of its parts.
extension CompiledVault {
  /// A part of the report, what is asked about for it, and the query.
  typealias HealthQuestion = (part: String, subject: String, query: SQL)

  var judgedParts: [HealthQuestion] {
    [
      ("loads", judgedLoads), ("quality", judgedRules), ("tenant_isolation", judgedTables),
      ("completeness", judgedComponents),
    ].map { part, query in (part, part, query) }
  }

  private var judgedLoads: SQL {
    """
    SELECT coalesce(figure.source, 'all satellites'), figure.state,
      format('%s is %s, and should not be %s %s: %s', figure.metric, figure.value, figure.direction,
        CASE figure.state WHEN 'critical' THEN figure.critical ELSE figure.warning END,
        figure.advice)
    FROM \(name(of: .monitorLoads))() AS figure
    """
  }

  private var judgedRules: SQL {
    """
    SELECT rule.name, CASE
        WHEN newest.state = 'passed' OR newest.state = 'failed' AND rule.severity = 'info' THEN 'ok'
        WHEN newest.state = 'failed' AND rule.severity = 'warning' THEN 'warning'
        WHEN newest.state = 'failed' THEN 'critical'
        ELSE 'unknown'
      END, format('%s of %s rows of %s%s are good, a share of %s is asked for', newest.rows_good,
        newest.rows_measured, rule.table_name,
        ' of tenant ' || encode(newest.tenant_key, 'hex'), rule.minimum_share)
    FROM metadata.quality_rule AS rule
    LEFT JOIN (
      SELECT DISTINCT ON (result.rule, result.tenant_key) result.*
      FROM \(QualityMeasuring.results) AS result
      WHERE result.vault_name = \(literal: name) AND result.loaded_from = '-infinity'
        AND result.loaded_until = 'infinity' -- a window tells of some rows only
      ORDER BY result.rule, result.tenant_key, result.measured_at DESC, result.result_id DESC
    ) AS newest ON newest.rule = rule.name
    WHERE rule.vault_name = \(literal: name)
    """
  }

  private var judgedTables: SQL {
    """
    SELECT checked.table_name, checked.state, concat_ws('; ',
      CASE WHEN NOT checked.has_tenant THEN 'the tenant''s column is missing or may be NULL' END,
      CASE WHEN NOT checked.has_policies
        THEN 'its policies are not those that keep tenants apart' END,
      CASE WHEN NOT checked.has_foreign_keys THEN 'foreign keys are missing' END,
      CASE WHEN checked.rows_checked IS NULL THEN 'its rows cannot be read' END,
      CASE WHEN checked.rows_underived > 0
        THEN checked.rows_underived || ' keys do not derive from their tenant' END,
      CASE WHEN checked.rows_of_another > 0
        THEN checked.rows_of_another || ' rows speak of what is another tenant''s' END)
    FROM \(name(of: .validateTenantIsolation))() AS checked
    """
  }

  private var judgedComponents: SQL {
    """
    SELECT component.component, component.state, format('%s of %s are there; missing: %s. %s',
      component.present, component.expected,
      array_to_string(component.missing[1:10], ', ')
        || CASE WHEN cardinality(component.missing) > 10 THEN ' and more' ELSE '' END,
      component.advice)
    FROM \(name(of: .validateCompleteness))() AS component
    """
  }

  /// Each by itself: its queries are its author's own.
  var judgedMonitors: [HealthQuestion] {
    let monitors = monitorsInOrder.map { monitor -> HealthQuestion in
      (
        "performance", monitor.name,
        """
        SELECT \(literal: monitor.name) || '.' || shown.metric, shown.state,
          format('%s%s should not be %s %s: %s', shown.value,
            ' of tenant ' || encode(shown.tenant_hk, 'hex'), shown.direction,
            CASE shown.state WHEN 'critical' THEN shown.critical ELSE shown.warning END, shown.advice)
        FROM \(QualifiedName(monitor.view)) AS shown
        """
      )
    }
    let nothing: SQL = "SELECT NULL::text, 'unknown', NULL::text WHERE false"
    return monitors.isEmpty ? [("performance", "performance", nothing)] : monitors
  }
}
