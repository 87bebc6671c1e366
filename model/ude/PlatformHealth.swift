import DataVault

let platformHealth = Monitor(
  "platform_health", about: "Whether each tenant's guests come, pay, and are served as promised"
) {
  Metric(
    "no_show_share", warning: .above(0.1), critical: .above(0.25),
    advice: "Remind guests the day before, or ask for a deposit."
  ) {
    """
    SELECT tenant_hk, avg(CASE WHEN status = 'NO_SHOW' THEN 1 ELSE 0 END) AS value
    FROM ude_business.booking_status_current
    WHERE status IN ('COMPLETED', 'NO_SHOW')
    GROUP BY tenant_hk
    """
  }

  Metric(
    "failed_payment_share", warning: .above(0.05), critical: .above(0.2),
    advice: "See whether one gateway or one means of payment fails."
  ) {
    """
    SELECT tenant_hk, avg(CASE WHEN status = 'FAILED' THEN 1 ELSE 0 END) AS value
    FROM ude_business.payment_status_current
    WHERE status IN ('COMPLETED', 'FAILED', 'REFUNDED')
    GROUP BY tenant_hk
    """
  }

  Metric(
    "good_event_share", warning: .below(0.99), critical: .below(0.95),
    advice: "Look for the objective whose error budget burns fastest."
  ) {
    """
    SELECT tenant_hk, sum(good_events_count)::numeric / nullif(sum(total_events_count), 0) AS value
    FROM ude_util.slo_measurement_l
    GROUP BY tenant_hk
    """
  }

  Metric(
    "open_severe_incidents", warning: .above(0), critical: .above(3),
    advice: "See who leads the work on them: ude_util.incident_commander_keys."
  ) {
    """
    SELECT what.tenant_hk,
      count(*) FILTER (
        WHERE what.severity IN ('SEV1', 'SEV2') AND state.status IS DISTINCT FROM 'RESOLVED'
      ) AS value
    FROM ude_util.incident_current AS what
    JOIN ude_util.incident_status_current AS state USING (incident_hk)
    GROUP BY what.tenant_hk
    """
  }
}
