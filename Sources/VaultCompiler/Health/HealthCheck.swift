import PostgresSchema
import VaultModel
import VaultSQL

/// All of it in one report.
enum HealthCheck {
  static let remark = """
    How the vault is, from what can be measured of it. A part that cannot be computed is unknown and
    says why, so that one thing that is missing hides nothing else.
    """
}

extension CompiledVault {
  /// The functions of this vault that tell how it is, but for those of quality.
  var healthFunctions: [Function] {
    [monitorLoads, validateCompleteness, validateTenantIsolation, comprehensiveHealthCheck]
  }

  private var comprehensiveHealthCheck: Function {
    let parts = [
      ("loads", judgedLoads), ("quality", judgedRules), ("tenant_isolation", judgedTables),
      ("completeness", judgedComponents), ("performance", judgedMonitors),
    ].map { part, query in
      "(\(literal: part), \(SQL.dollarQuoted("\n\(query)\n")))" as SQL
    }
    return Function(
      name(of: .comprehensiveHealthCheck), [], returns: .jsonb, language: .plpgsql,
      volatility: .withinStatement, parallelism: .unsafe, settings: [.systemSearchPath],
      body: """
        DECLARE
          part record;
          judged jsonb;
          report jsonb := '{}';
        BEGIN
          FOR part IN
            SELECT listed.name, listed.query
            FROM (VALUES
              \(parts.joined(separator: ",\n        "))
            ) AS listed(name, query)
          LOOP
            BEGIN
              EXECUTE \(Self.summary) INTO judged;
            EXCEPTION WHEN undefined_table OR undefined_column OR undefined_function
              OR insufficient_privilege THEN
              judged := jsonb_build_object('state', 'unknown', 'message', SQLERRM);
            END;
            report := report || jsonb_build_object(part.name, judged);
          END LOOP;
          RETURN jsonb_build_object(
            'vault', \(literal: name), 'checked_at', now(), 'state', \(UtilityName.worstState)(
              ARRAY(SELECT judgement.value ->> 'state' FROM jsonb_each(report) AS judgement)),
            'parts', report);
        END
        """,
      comment: """
        \(HealthFunction.comprehensiveHealthCheck.about) Quality is what the rules came to when they were \
        last measured.
        """)
  }

  /// How the rows of a part's query, `subject`, `state` and `detail`, become its summary.
  private static let summary: SQL = """
    format(
              'SELECT jsonb_build_object(''state'', \(UtilityName.worstState)(array_agg(judged.state)),
                ''ok'', count(*) FILTER (WHERE judged.state = ''ok''),
                ''warning'', count(*) FILTER (WHERE judged.state = ''warning''),
                ''critical'', count(*) FILTER (WHERE judged.state = ''critical''),
                ''unknown'', count(*) FILTER (WHERE judged.state = ''unknown''),
                ''findings'', coalesce(
                  jsonb_agg(to_jsonb(judged) ORDER BY judged.state, judged.subject, judged.detail)
                    FILTER (WHERE judged.state IN (''warning'', ''critical'')), ''[]''))
              FROM (%s) AS judged(subject, state, detail)', part.query)
    """
}

// MARK: Parts

extension CompiledVault {
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
      WHERE result.vault_name = \(literal: name)
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

  private var judgedMonitors: SQL {
    let rows = monitorsInOrder.map { monitor -> SQL in
      """
      SELECT \(literal: monitor.name) || '.' || shown.metric, shown.state,
        format('%s%s should not be %s %s: %s', shown.value,
          ' of tenant ' || encode(shown.tenant_hk, 'hex'), shown.direction,
          CASE shown.state WHEN 'critical' THEN shown.critical ELSE shown.warning END, shown.advice)
      FROM \(QualifiedName(monitor.view)) AS shown
      """
    }
    guard !rows.isEmpty else { return "SELECT NULL::text, 'unknown', NULL::text WHERE false" }
    return rows.joined(separator: "\nUNION ALL\n")
  }
}
