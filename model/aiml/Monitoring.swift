import DataVault

let aiPerformance = Monitor(
  "ai_performance", schema: "ai_monitoring",
  about: "Whether the models of each tenant answer fast, safely and as they were trained to"
) {
  Metric(
    "average_response_ms", warning: .above(2000), critical: .above(5000),
    advice: "Look for the slow model in infomart.ai_comprehensive_analytics, and scale it."
  ) {
    """
    SELECT tenant_hk, avg(processing_time_ms) AS value
    FROM ai_monitoring.recent_interactions
    GROUP BY tenant_hk
    """
  }

  Metric(
    "average_safety_score", warning: .below(0.95), critical: .below(0.9),
    advice: "Read the unsafe and blocked interactions, and tighten the gateway's rules."
  ) {
    """
    SELECT tenant_hk, avg(CASE WHEN security_level = 'safe' THEN 1 ELSE 0 END) AS value
    FROM ai_monitoring.recent_interactions
    GROUP BY tenant_hk
    """
  }

  Metric(
    "refused_request_share", warning: .above(0.2), critical: .above(0.4),
    advice: "See by which flags the gateway refuses, and whether somebody tries its limits."
  ) {
    """
    SELECT tenant_hk, avg(CASE WHEN access_granted THEN 0 ELSE 1 END) AS value
    FROM business.ai_access_decision_current
    WHERE access_granted IS NOT NULL
    GROUP BY tenant_hk
    """
  }

  Metric(
    "worst_model_drift", warning: .above(0.3), critical: .above(0.6),
    advice: "Train the model anew on newer data."
  ) {
    """
    SELECT newest.tenant_hk, max(newest.model_drift_score) AS value
    FROM (
      SELECT DISTINCT ON (hub.tenant_hk, hub.model_name, hub.model_version)
        hub.tenant_hk, scores.model_drift_score
      FROM business.ai_model_performance_h AS hub
      JOIN business.ai_model_performance_current AS scores USING (ai_model_performance_hk)
      WHERE scores.model_drift_score IS NOT NULL
      ORDER BY hub.tenant_hk, hub.model_name, hub.model_version, hub.evaluation_date DESC
    ) AS newest
    GROUP BY newest.tenant_hk
    """
  }

  Metric(
    "failed_training_share", warning: .above(0.1), critical: .above(0.3),
    advice: "Read the error messages of the failed trainings."
  ) {
    """
    SELECT tenant_hk, avg(CASE WHEN training_status = 'FAILED' THEN 1 ELSE 0 END) AS value
    FROM business.ai_training_execution_current
    WHERE training_status IN ('COMPLETED', 'FAILED')
    GROUP BY tenant_hk
    """
  }

  Metric(
    "average_pipeline_quality", warning: .below(0.9), critical: .below(0.7),
    advice: "Look at the runs with the lowest score, and at what they read."
  ) {
    """
    SELECT tenant_hk, avg(data_quality_score) AS value
    FROM business.ai_feature_pipeline_current
    WHERE execution_status = 'COMPLETED'
    GROUP BY tenant_hk
    """
  }
}

/// What the source's own checks and the auditors ask for.
let qualityRules = [
  QualityRule(
    "interaction_has_origin", on: "ai_interaction_text", .completeness,
    "ip_address IS NOT NULL AND user_agent IS NOT NULL", atLeast: 0.95,
    about: "An auditor wants to know where each question came from"),
  QualityRule(
    "interaction_security_known", on: "ai_interaction_details", .validity,
    "security_level IN ('safe', 'review', 'unsafe', 'blocked')", severity: .error,
    about: "The safety score knows these levels and no others"),
  QualityRule(
    "scores_within_bounds", on: "ai_model_performance_s", .validity,
    """
    coalesce(accuracy_score, 0) BETWEEN 0 AND 1 AND coalesce(precision_score, 0) BETWEEN 0 AND 1
      AND coalesce(recall_score, 0) BETWEEN 0 AND 1 AND coalesce(f1_score, 0) BETWEEN 0 AND 1
      AND coalesce(auc_score, 0) BETWEEN 0 AND 1
    """, severity: .critical, about: "Scores are shares"),
  QualityRule(
    "training_ends_after_its_start", on: "ai_training_execution_s", .consistency,
    "training_end_time IS NULL OR training_end_time >= training_start_time", atLeast: 0.9,
    about: "A clock that goes wrong spoils all durations"),
  QualityRule(
    "user_email_unique", on: "user_profile", .uniqueness, "upper(btrim(user_email))", atLeast: 0.99,
    about: "Within a tenant an address is one person's"),
  QualityRule(
    "evaluations_go_on", on: "ai_model_performance_s", .timeliness, "30 days", severity: .info,
    about: "A model that nobody evaluates drifts unseen"),
]
