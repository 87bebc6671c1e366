public import DataVault

/// The table of contents: all 148 tables of the platform, chapter by chapter.
///
/// What holds in every chapter:
///
/// - A record is told by its own UUID wherever the source promises no other key that is unique, is
///   always there and stays: names, dates and texts may be empty or be corrected, and a correction
///   would make two records of one. Where a natural key stands in for that, the hub says so.
/// - A code list is read by all tenants. What has a `tenant_id` is a hub, however short the list.
/// - The tenant is that of the record, else that of the user, session or booking that it speaks of,
///   else the platform itself, `systemTenant`, whose records only its own readers see. What the
///   platform has and tenants refer to is a shared hub, which all read.
/// - A link has no hub's name, since both would have the same hash key column.
/// - Whoever wrote, approved or checked a record takes part in a link, in a role; in the platform's
///   own records, which no tenant's user can be joined to, the UUID is payload.
/// - A reference to some table that another column names is followed where the tables are known,
///   and is payload all the same, so that nothing is lost.
/// - Personal columns lie in satellites of their own, to be erased without touching the rest.
/// - Amounts are in cents, shares go from 0 to 1, unless a column says otherwise.
public let vault = Vault(
  "ude", tenant: tenant, systemTenant: systemTenant,
  conventions: VaultConventions(naming: NamingPolicy(schema: "ude_*")),
  about: "A platform of digital employees: bookings, people, memories, rules, models, and the "
    + "machines below"
) {
  // Core
  schemaMigrations
  dataVersions
  systemConfigurations
  correlationRegistry
  changeEvents
  changeVerification
  eventOutbox
  cascadeCircuitBreakers
  failureContainmentZones
  rateLimitingPolicies
  keyManagement
  quantumSafeSignatures
  hybridCryptographySchemes
  quantumRandomnessSources
  optimizationRecommendations
  resourceUtilizationDetailed
  autoScalingPolicies

  // Identity, security, privacy
  tenants
  userProfiles
  behavioralBiometrics
  sessionManagement
  actionGateDecisions
  actionAuthenticationChallenges
  zeroTrustPolicies
  securityIncidentsEnhanced
  adversarialDefenseRules
  adversarialAttemptLog
  gdprWorkflows
  consentManagement
  privacyRegistry
  dataRetentionPolicies
  integrityVerificationLog
  systemSelfChecks

  // Regions
  geoDistributionConfig
  interplanetarySyncStrategies
  geopoliticalAdaptationRules
  crossRegionDataFlows
  dataSovereigntyCompliance

  // Bookings and money
  serviceSlots
  bookings
  bookingsHistory
  bookingFinancials
  paymentAttempts
  refunds
  approvalChains
  llmCallRecords
  quantumCallRecords
  tenantBudgets
  costAllocations

  // Catalogue, stock, suppliers
  catalog
  catalogAttributes
  inventory
  inventoryMovements
  suppliers
  purchaseOrders
  purchaseOrderItems

  // Staff
  staffRecords
  staffSchedule
  staffAssignments
  staffQualifications
  trainingRecords
  performanceReviews

  // Memory and personas
  anchors
  anchorRelationships
  personas
  userPersonaMappings
  contextualPersonas
  memoryEngrams
  semanticRelationships
  activationPatterns
  emotionalIntelligenceCache
  emotionalBiomarkers

  // Rules and workflows
  businessRules
  ruleExecutionLog
  rulePerformanceMetrics
  workflowDefinitions
  workflowInstances
  workflowExecutionLog

  // Localisation
  culturalContexts
  localeTranslations
  regionalComplianceRules

  // Infrastructure
  terraformStates
  infrastructureDrifts
  kubernetesProductionConfigs
  containerRegistry
  merkleVerificationChains

  // Reliability
  sloDefinitions
  sloMeasurements
  incidentCommand
  incidentTimeline
  drRunbooks
  backupStrategies
  performanceMetrics
  distributedTraces

  // Quantum
  quantumComputationJobs
  quantumHardwareRegistry
  quantumCircuitTemplates
  quantumOptimizationJobs
  quantumAdvantageValidations
  quantumDomainAmplitude
  quantumEntanglementNetworks
  quantumRecommendationAmplitudes
  quantumSecurityMonitoring
  quantumErrorCorrection

  // Prediction and self-healing
  quantumPredictiveStates
  stochasticPositionAnalysis
  quantumEntanglementForecasting
  quantumSelfHealingCircuits
  preemptiveDefenseMechanisms
  superpositionedFailureModes
  quantumInspiredPredictors
  stochasticTrajectoryModeling
  quantumBayesianNetworks
  adaptiveThreatModels
  proactiveHealingOrchestration
  entanglementBasedEarlyWarning

  // Customers of the assistant
  quantumCustomerProfiles
  predictiveResponseOptimization
  quantumConversationTrajectories
  quantumIntentPrediction
  multiLayerIntentModeling
  responseQualityMetrics
  quantumResponseTuning
  adaptiveResponseStrategies
  proactiveServiceTriggers
  customerJourneyOptimization
  quantumEngagementPrediction
  realTimeResponseOptimization
  responseLearningFeedback
  customerPredictionApis
  quantumPredictionApis
  customerPredictionMetrics

  // Domain routing
  tenantDomainProfiles
  domainSuperpositions
  domainObservables
  domainRoutingDecisions
  sessionCoherenceMetrics

  // Models
  modelRegistry
  modelCards
  modelExperiments
  experimentEnrollments
  modelDeploymentVersions
  modelPerformanceMonitoring

  // Governance
  governanceCouncil
  modelApprovalBoard
  governancePolicies
  ethicalAiFrameworks
  aiEthicsReviews

  // What is asked of it

  bookingRevenue
  platformHealth
  bookingInvoiceUnique
  bookingPriced
  userEmailPresent
  merkleRootUnique
  modelNameUnique
}
