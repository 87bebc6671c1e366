import DataVault

/// Interactions and requests are counted apart, each over its own rows, before they meet: a join of
/// the one with the other would count each of them several times.
let comprehensiveAnalytics = Mart(
  "ai_comprehensive_analytics", storedBy: ["tenant_hk", "model_used", "activity_date"],
  about: "What each tenant asked of each model on each day (UTC), how fast and how safely"
) {
  """
  WITH asked AS (
    SELECT tenant_hk, model_used,
      (interaction_timestamp AT TIME ZONE 'UTC')::date AS activity_date,
      count(*) AS interactions,
      avg(processing_time_ms) AS average_response_ms,
      percentile_disc(0.95) WITHIN GROUP (ORDER BY processing_time_ms) AS slow_response_ms,
      sum(token_count_input) AS tokens_in,
      sum(token_count_output) AS tokens_out,
      count(*) FILTER (WHERE security_level IN ('unsafe', 'blocked')) AS unsafe_interactions,
      avg(CASE WHEN security_level = 'safe' THEN 1 ELSE 0 END) AS safety_score
    FROM business.ai_interaction_details_current
    GROUP BY 1, 2, 3
  ), people AS (
    SELECT details.tenant_hk, details.model_used,
      (details.interaction_timestamp AT TIME ZONE 'UTC')::date AS activity_date,
      count(DISTINCT who.user_hk) AS users
    FROM business.ai_interaction_details_current AS details
    JOIN business.user_ai_interaction_l AS who USING (ai_interaction_hk)
    GROUP BY 1, 2, 3
  ), requested AS (
    SELECT tenant_hk, requested_model AS model_used,
      (decided_at AT TIME ZONE 'UTC')::date AS activity_date,
      count(*) AS requests,
      count(*) FILTER (WHERE NOT access_granted) AS refused_requests,
      avg(risk_score) AS average_risk_score
    FROM business.ai_access_decision_current
    GROUP BY 1, 2, 3
  )
  SELECT tenant_hk, model_used, activity_date, coalesce(interactions, 0) AS interactions,
    coalesce(users, 0) AS users, average_response_ms, slow_response_ms, tokens_in, tokens_out,
    coalesce(unsafe_interactions, 0) AS unsafe_interactions, safety_score,
    coalesce(requests, 0) AS requests, coalesce(refused_requests, 0) AS refused_requests,
    average_risk_score
  FROM asked
  LEFT JOIN people USING (tenant_hk, model_used, activity_date)
  FULL JOIN requested USING (tenant_hk, model_used, activity_date)
  """
}

let complianceDashboard = Mart(
  "ai_compliance_dashboard", schema: "compliance", storedBy: ["tenant_hk", "activity_month"],
  about: "What an auditor asks of each tenant and month (UTC): sensitive questions, breaches, gaps"
) {
  """
  WITH asked AS (
    SELECT details.tenant_hk,
      date_trunc('month', details.interaction_timestamp AT TIME ZONE 'UTC')::date AS activity_month,
      count(*) AS interactions,
      count(*) FILTER (WHERE details.context_type = 'medical') AS medical_questions,
      count(*) FILTER (WHERE details.context_type = 'compliance') AS compliance_questions,
      count(*) FILTER (
        WHERE details.interaction_timestamp < now() - interval '\(daysThatTextIsKept) days'
          AND num_nonnulls(said.question_text, said.response_text) > 0) AS retention_breaches,
      count(*) FILTER (
        WHERE num_nulls(said.ip_address, said.user_agent) > 0) AS audit_gaps
    FROM business.ai_interaction_details_current AS details
    LEFT JOIN business.ai_interaction_text_current AS said USING (ai_interaction_hk)
    GROUP BY 1, 2
  ), requested AS (
    SELECT tenant_hk,
      date_trunc('month', decided_at AT TIME ZONE 'UTC')::date AS activity_month,
      count(*) AS requests,
      count(*) FILTER (WHERE 'PII_DETECTED' = ANY (compliance_flags)) AS privacy_questions,
      count(*) FILTER (WHERE NOT access_granted) AS refused_requests
    FROM business.ai_access_decision_current
    GROUP BY 1, 2
  ), counted AS (
    SELECT tenant_hk, activity_month, coalesce(interactions, 0) AS interactions,
      coalesce(medical_questions, 0) AS medical_questions,
      coalesce(compliance_questions, 0) AS compliance_questions,
      coalesce(privacy_questions, 0) AS privacy_questions, coalesce(requests, 0) AS requests,
      coalesce(refused_requests, 0) AS refused_requests,
      coalesce(retention_breaches, 0) AS retention_breaches, coalesce(audit_gaps, 0) AS audit_gaps
    FROM asked FULL JOIN requested USING (tenant_hk, activity_month)
  )
  SELECT counted.*, profile.data_region, profile.compliance_regimes
  FROM counted LEFT JOIN auth.tenant_profile_current AS profile USING (tenant_hk)
  """
}

/// Counted back from the newest question of each tenant, so that a platform at rest is judged by its
/// last month and not by an empty one; that nothing comes in any more is what loads are watched for.
let recentInteractions = Mart(
  "recent_interactions", schema: "ai_monitoring",
  about: "The interactions of each tenant's last thirty days"
) {
  """
  SELECT asked.tenant_hk, asked.ai_interaction_hk, asked.interaction_timestamp, asked.model_used,
    asked.processing_time_ms, asked.security_level
  FROM (
    SELECT details.*,
      max(details.interaction_timestamp) OVER (PARTITION BY details.tenant_hk) AS newest
    FROM business.ai_interaction_details_current AS details
  ) AS asked
  WHERE asked.interaction_timestamp > asked.newest - interval '30 days'
  """
}
