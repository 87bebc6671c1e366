import DataVault

/// Jobs and bills are added up by customer before they meet the customer: a customer has many of both,
/// and whoever has none is a customer all the same.
///
/// Each customer of the source has a row of its own; `counts_as` lets a reader add up those that a
/// rule found to be one.
let customerLifetimeValue = Mart(
  "customer_lifetime_value", storedBy: ["customer_hk"],
  about: """
    What each customer on file has brought and owes, and how much work was done for it. A bill is \
    what was asked for: no estimate, no draft, nothing cancelled
    """
) {
  """
  WITH worked AS (
    SELECT party.customer_hk,
      count(*) AS jobs,
      count(*) FILTER (WHERE state.status = 'completed') AS completed_jobs,
      count(*) FILTER (WHERE state.status = 'cancelled') AS cancelled_jobs,
      sum(money.final_amount) FILTER (WHERE state.status = 'completed') AS completed_amount,
      max(planned.actual_end) AS last_job_at
    FROM smb_business.job_customer_l AS party
    JOIN smb_business.job_customer_effectivity_current USING (job_customer_hk)
    JOIN smb_business.job_status_current AS state USING (job_hk)
    LEFT JOIN smb_business.job_money_current AS money USING (job_hk)
    LEFT JOIN smb_business.job_schedule_current AS planned USING (job_hk)
    GROUP BY party.customer_hk
  ), billed AS (
    SELECT party.customer_hk,
      count(*) AS invoices,
      sum(money.total_amount) AS billed_amount,
      sum(money.amount_paid) AS paid_amount,
      sum(money.total_amount - coalesce(money.amount_paid, 0))
        FILTER (WHERE state.status = 'overdue') AS overdue_amount
    FROM smb_business.invoice_party_l AS party
    JOIN smb_business.invoice_party_effectivity_current USING (invoice_party_hk)
    JOIN smb_business.invoice_current AS bill USING (invoice_hk)
    JOIN smb_business.invoice_status_current AS state USING (invoice_hk)
    LEFT JOIN smb_business.invoice_money_current AS money USING (invoice_hk)
    WHERE bill.invoice_type IS DISTINCT FROM 'estimate'
      AND coalesce(state.status, 'unknown') NOT IN ('draft', 'cancelled')
    GROUP BY party.customer_hk
  ), matched AS (
    SELECT DISTINCT ON (match.duplicate_hk)
      match.duplicate_hk AS customer_hk, kept.customer_id
    FROM smb_business.customer_match_l AS match
    JOIN smb_business.customer_h AS kept ON kept.customer_hk = match.kept_hk
    ORDER BY match.duplicate_hk, match.load_date DESC
  )
  SELECT customer.tenant_hk, customer.customer_hk, customer.customer_id,
    coalesce(matched.customer_id, customer.customer_id) AS counts_as, customer.customer_since,
    coalesce(worked.jobs, 0) AS jobs,
    coalesce(worked.completed_jobs, 0) AS completed_jobs,
    coalesce(worked.cancelled_jobs, 0) AS cancelled_jobs,
    worked.completed_amount, worked.last_job_at,
    coalesce(billed.invoices, 0) AS invoices,
    billed.billed_amount, billed.paid_amount, billed.overdue_amount,
    customer.lifetime_value AS lifetime_value_at_source
  FROM smb_business.customer_now AS customer
  LEFT JOIN worked USING (customer_hk)
  LEFT JOIN billed USING (customer_hk)
  LEFT JOIN matched USING (customer_hk)
  WHERE customer.is_present
  """
}

let firmHealth = Monitor(
  "firm_health", about: "Whether the firms of each tenant are paid for what they do"
) {
  Metric(
    "overdue_invoice_share", warning: .above(0.1), critical: .above(0.3),
    advice: "Send reminders; smb_infomart.customer_lifetime_value shows who owes most."
  ) {
    """
    SELECT state.tenant_hk, avg(CASE WHEN state.status = 'overdue' THEN 1 ELSE 0 END) AS value
    FROM smb_business.invoice_status_current AS state
    JOIN smb_business.invoice_current AS bill USING (invoice_hk)
    WHERE bill.invoice_type IS DISTINCT FROM 'estimate'
      AND state.status IN ('sent', 'viewed', 'paid', 'overdue')
    GROUP BY state.tenant_hk
    """
  }

  Metric(
    "cancelled_job_share", warning: .above(0.15), critical: .above(0.3),
    advice: "Ask why customers withdraw: job_status_change_l has the reasons."
  ) {
    """
    SELECT tenant_hk, avg(CASE WHEN status = 'cancelled' THEN 1 ELSE 0 END) AS value
    FROM smb_business.job_status_current
    WHERE status IN ('completed', 'cancelled')
    GROUP BY tenant_hk
    """
  }

  Metric(
    "failed_payment_share", warning: .above(0.05), critical: .above(0.15),
    advice: "See whether one processor or one method fails."
  ) {
    """
    SELECT state.tenant_hk, avg(CASE WHEN state.status = 'failed' THEN 1 ELSE 0 END) AS value
    FROM smb_business.transaction_status_current AS state
    JOIN smb_business.transaction_current AS paid USING (transaction_hk)
    WHERE paid.transaction_type = 'payment' AND state.status IN ('completed', 'failed')
    GROUP BY state.tenant_hk
    """
  }

  Metric(
    "average_profit_margin", warning: .below(15), critical: .below(5),
    advice: "Compare quoted and final amounts by type of job."
  ) {
    """
    SELECT money.tenant_hk, avg(money.profit_margin) AS value
    FROM smb_business.job_money_current AS money
    JOIN smb_business.job_status_current AS state USING (job_hk)
    WHERE state.status = 'completed'
    GROUP BY money.tenant_hk
    """
  }
}
