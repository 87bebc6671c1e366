import DataVault

// Where a tenant's data lie, and what the law of that place asks.

let geoDistributionConfig = Source(
  GeoDistributionConfig.self, about: "In which regions a tenant's data are kept"
) { row in
  tenant.key(row.tenantId)

  Satellite(
    "tenant_geo", of: tenant, members: row.configId, about: "A tenant's regions and their rules"
  ) {
    row.configId
    row.primaryRegion
    row.backupRegions
    row.dataResidencyRules
    row.failoverPolicy
    row.syncStrategy.about("SYNC, ASYNC or SEMI_SYNC")
    row.complianceCertifications
    row.dataSovereigntyRules
    row.createdAt
  }

  Satellite(
    "tenant_geo_health", of: tenant, members: row.configId, about: "How well a tenant's regions do"
  ) {
    row.configId
    row.healthStatus.about("HEALTHY, DEGRADED or UNHEALTHY")
    row.lastHealthCheck
  }
}

let dataSovereigntyCompliance = Source(
  DataSovereigntyCompliance.self, about: "Whether tenants obey the law of each country"
) { row in
  tenant.key(row.tenantId)

  Satellite(
    "tenant_sovereignty", of: tenant, members: row.complianceId,
    about: "How a tenant stands with the law of each country"
  ) {
    row.complianceId
    row.countryCode
    row.regulation
    row.complianceStatus.about("COMPLIANT, NON_COMPLIANT, PENDING or EXEMPT")
    row.evidence.sensitive(.confidential)
    row.lastAudit
    row.nextAuditDue
    row.createdAt
  }
}

let geopoliticalAdaptationRules = Source(
  GeopoliticalAdaptationRules.self, about: "What the platform does otherwise in some countries"
) { row in
  Reference(
    "regulation_rule", key: row.ruleId, history: true, about: "What one law of a country asks for"
  ) {
    row.countryCode
    row.regulationType.about("GDPR, CCPA, PIPL, LGPD or LOCAL")
    row.complianceRequirements
    row.adaptationStrategy
    row.activationConditions
    row.isActive
    row.lastEvaluated
    row.complianceScore.about("0 to 1")
  }
}
