import DataVault

/// An executive without a report stands there all the same, with nothing achieved.
let executivePerformanceMart = Mart(
  "executive_performance", storedBy: ["executive_hk"],
  about: "What each executive on a board has achieved over all periods"
) {
  """
  WITH achieved AS (
    SELECT report.executive_hk,
      count(*) AS reports,
      min(report.period_start) AS first_period,
      max(report.period_start) AS last_period,
      sum(figures.decisions_made) AS decisions_made,
      sum(figures.value_generated) AS value_generated,
      sum(figures.accuracy_rate * figures.decisions_made)
        / nullif(sum(figures.decisions_made) FILTER (WHERE figures.accuracy_rate IS NOT NULL), 0)
        AS accuracy_rate,
      sum(figures.active_minutes) AS active_minutes,
      sum(figures.calls_handled) AS calls_handled,
      sum(figures.emails_sent) AS emails_sent
    FROM sovren_business.executive_performance_l AS report
    JOIN sovren_business.executive_performance_current AS figures USING (executive_performance_hk)
    GROUP BY report.executive_hk
  )
  SELECT executive.tenant_hk, executive.executive_hk, executive.executive_id, executive.role,
    executive.is_active, coalesce(achieved.reports, 0) AS reports, achieved.first_period,
    achieved.last_period, coalesce(achieved.decisions_made, 0) AS decisions_made,
    coalesce(achieved.value_generated, 0) AS value_generated, achieved.accuracy_rate,
    coalesce(achieved.active_minutes, 0) AS active_minutes,
    coalesce(achieved.calls_handled, 0) AS calls_handled,
    coalesce(achieved.emails_sent, 0) AS emails_sent
  FROM sovren_business.executive_now AS executive
  LEFT JOIN achieved USING (executive_hk)
  WHERE executive.is_present
  """
}

let boardHealth = Monitor(
  "board_health", about: "Whether the simulated boards decide well, work, and are connected"
) {
  Metric(
    "average_accuracy_percent", warning: .below(80), critical: .below(60),
    advice: "Look for the least accurate ones in sovren_infomart.executive_performance."
  ) {
    """
    SELECT tenant_hk, avg(accuracy_rate) AS value
    FROM sovren_business.executive_performance_current
    GROUP BY tenant_hk
    """
  }

  Metric(
    "idle_executive_share", warning: .above(0.3), critical: .above(0.6),
    advice: "Give idle executives work, or take them off their boards."
  ) {
    """
    SELECT tenant_hk, avg(CASE WHEN is_active THEN 0 ELSE 1 END) AS value
    FROM sovren_business.executive_state_current
    WHERE is_active IS NOT NULL
    GROUP BY tenant_hk
    """
  }

  Metric(
    "broken_connection_share", warning: .above(0.1), critical: .above(0.3),
    advice: "Have the users sign in to their CRM systems again."
  ) {
    """
    SELECT tenant_hk, avg(CASE WHEN connection_status = 'error' THEN 1 ELSE 0 END) AS value
    FROM sovren_business.crm_integration_state_current
    GROUP BY tenant_hk
    """
  }
}

/// What the platform's own figures must be.
let qualityRules = [
  QualityRule(
    "accuracy_within_bounds", on: "executive_performance_s", .validity,
    "accuracy_rate IS NULL OR accuracy_rate BETWEEN 0 AND 100", severity: .error,
    about: "An accuracy is a share, in percent"),
  QualityRule(
    "executive_has_role", on: "executive_seat", .completeness, "role IS NOT NULL",
    severity: .error, about: "An executive without a role sits on no board"),
  QualityRule(
    "connection_state_known", on: "crm_integration_state", .validity,
    "connection_status IN ('disconnected', 'connected', 'error')", atLeast: 0.99,
    about: "The share of broken connections knows these states and no others"),
  QualityRule(
    "counted_work_not_negative", on: "executive_performance_s", .consistency,
    """
    coalesce(decisions_made, 0) >= 0 AND coalesce(active_minutes, 0) >= 0
      AND coalesce(calls_handled, 0) >= 0 AND coalesce(emails_sent, 0) >= 0
    """, atLeast: 0.99, about: "Nobody undoes what was counted"),
]
