public import DataVault

/// The table of contents: every source that feeds the vault, and with it all that the vault holds.
public let vault = Vault(
  "aiml", tenant: tenant,
  about: "A multi-tenant AI platform: who asked which model what, and how the models did"
) {
  tenants
  users
  accessTokens
  models
  interactions
  accessDecisions
  evaluations
  trainingJobs
  deployments
  featurePipelineRuns
  queries

  comprehensiveAnalytics
  complianceDashboard
  recentInteractions
  aiPerformance
  qualityRules
}
