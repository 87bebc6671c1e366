import DataVault

let bridgeVolume = Mart(
  "bridge_volume",
  storedBy: [
    "tenant_hk", "transfer_day", "source_chain", "destination_chain", "source_token_symbol",
    "destination_token_symbol",
  ],
  about: "How much moved over the bridge on each day (UTC), in whole tokens, and how it ended"
) {
  """
  SELECT terms.tenant_hk, (terms.created_at AT TIME ZONE 'UTC')::date AS transfer_day,
    terms.source_chain, terms.destination_chain, terms.source_token_symbol, terms.destination_token_symbol,
    count(*) AS transfers,
    count(*) FILTER (WHERE state.status = 'confirmed') AS confirmed_transfers,
    count(*) FILTER (WHERE state.status IN ('failed', 'cancelled', 'expired')) AS lost_transfers,
    sum(terms.amount_in) AS amount_in,
    sum(terms.amount_out) FILTER (WHERE state.status = 'confirmed') AS amount_out,
    avg(extract(epoch FROM state.completed_at - terms.created_at) / 60)
      FILTER (WHERE state.status = 'confirmed') AS average_minutes
  FROM kembridge_business.transfer_terms_current AS terms
  LEFT JOIN kembridge_business.transfer_status_current AS state USING (transfer_hk)
  GROUP BY 1, 2, 3, 4, 5, 6
  """
}

/// A user has many transfers and many entries in the log: each is added up before they meet the user.
let bridgeRisk = Mart(
  "bridge_risk", storedBy: ["user_hk"],
  about: "How risky the transfers of each user on file are, and what the log holds of the user"
) {
  """
  WITH moved AS (
    SELECT party.user_hk,
      count(*) AS transfers,
      avg(risk.risk_score) AS average_risk_score,
      max(risk.risk_score) AS highest_risk_score,
      count(*) FILTER (WHERE risk.risk_score > 0.8) AS risky_transfers
    FROM kembridge_business.transfer_party_l AS party
    JOIN kembridge_business.transfer_party_effectivity_current USING (transfer_party_hk)
    LEFT JOIN kembridge_business.transfer_risk_current AS risk USING (transfer_hk)
    GROUP BY party.user_hk
  ), logged AS (
    SELECT event.user_hk,
      count(*) AS events,
      count(*) FILTER (WHERE event.severity IN ('error', 'critical')) AS alarming_events,
      max(event.created_at) AS last_event_at
    FROM kembridge_business.audit_l AS event
    GROUP BY event.user_hk
  )
  SELECT customer.tenant_hk, customer.user_hk, customer.user_id,
    coalesce(moved.transfers, 0) AS transfers, moved.average_risk_score, moved.highest_risk_score,
    coalesce(moved.risky_transfers, 0) AS risky_transfers,
    coalesce(logged.events, 0) AS events, coalesce(logged.alarming_events, 0) AS alarming_events,
    logged.last_event_at
  FROM kembridge_auth.user_now AS customer
  LEFT JOIN moved USING (user_hk)
  LEFT JOIN logged USING (user_hk)
  WHERE customer.is_present
  """
}

let bridgeSafety = Monitor(
  "bridge_safety", about: "Whether transfers arrive, in time and without undue risk"
) {
  Metric(
    "lost_transfer_share", warning: .above(0.05), critical: .above(0.2),
    advice: "Look for the pair of chains that fails in kembridge_infomart.bridge_volume."
  ) {
    """
    SELECT tenant_hk,
      avg(CASE WHEN status IN ('failed', 'cancelled', 'expired') THEN 1 ELSE 0 END) AS value
    FROM kembridge_business.transfer_status_current
    WHERE status IN ('confirmed', 'failed', 'cancelled', 'expired')
    GROUP BY tenant_hk
    """
  }

  Metric(
    "average_risk_score", warning: .above(0.5), critical: .above(0.8),
    advice: "Hold transfers of the users with the highest scores in kembridge_infomart.bridge_risk."
  ) {
    """
    SELECT tenant_hk, avg(risk_score) AS value
    FROM kembridge_business.transfer_risk_current
    GROUP BY tenant_hk
    """
  }

  Metric(
    "average_minutes_to_arrive", warning: .above(60), critical: .above(360),
    advice: "See which chain is slow to confirm."
  ) {
    """
    SELECT terms.tenant_hk,
      avg(extract(epoch FROM state.completed_at - terms.created_at) / 60) AS value
    FROM kembridge_business.transfer_terms_current AS terms
    JOIN kembridge_business.transfer_status_current AS state USING (transfer_hk)
    WHERE state.status = 'confirmed'
    GROUP BY terms.tenant_hk
    """
  }

  Metric(
    "alarming_event_share", warning: .above(0.1), critical: .above(0.3),
    advice: "Read the errors in the log, the newest first."
  ) {
    """
    SELECT tenant_hk, avg(CASE WHEN severity IN ('error', 'critical') THEN 1 ELSE 0 END) AS value
    FROM kembridge_business.audit_l
    GROUP BY tenant_hk
    """
  }
}
