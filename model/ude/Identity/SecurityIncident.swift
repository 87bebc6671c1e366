import DataVault

let securityIncident = Hub(
  "security_incident", schema: "auth", about: "A breach or near miss of the platform's security"
) {
  Key("incident_id", .uuid)
}

/// `affected_tenants` is JSON of no fixed shape and stays payload: who is affected is for a
/// business rule to say.
let securityIncidentsEnhanced = Source(
  SecurityIncidentsEnhanced.self, about: "The incidents of the whole platform"
) { row in
  tenant.key(systemTenant)
  securityIncident.key(row.incidentId)

  Satellite("security_incident", of: securityIncident, about: "What happened, and what it did") {
    row.severity.about("LOW, MEDIUM, HIGH or CRITICAL")
    row.description
    row.detectionTime
    row.affectedTenants.sensitive(.confidential)
    row.complianceImpact
    row.financialImpactCents.sensitive(.confidential)
    row.createdAt
  }

  Satellite(
    "security_incident_status", of: securityIncident,
    about: "How far an incident is dealt with, and what was learned"
  ) {
    row.status.about("OPEN, INVESTIGATING, CONTAINED, RESOLVED or CLOSED")
    row.assignedTeam
    row.containmentTime
    row.rootCause
    row.remediation
    row.lessonsLearned
  }
}

let adversarialDefenseRules = Source(
  AdversarialDefenseRules.self, about: "By what an attack on the assistant is known"
) { row in
  Reference("defense_rule", key: row.ruleId, history: true, about: "A pattern of attack") {
    row.attackPattern
    row.detectionHeuristics
    row.mitigationAction
    row.confidenceThreshold.about("0 to 1")
    row.isActive
    row.effectivenessScore.about("0 to 1")
    row.falsePositiveRate.about("0 to 1")
    row.lastUpdated.notHashed()
  }
}

let adversarialAttemptLog = Source(
  AdversarialAttemptLog.self, about: "The attacks that were seen"
) { row in
  tenant.key(of: session, row.sessionId)
  session.key(row.sessionId)

  let attempt = Link(
    "adversarial_attempt", schema: "auth", kind: .nonHistorized, dependentKeys: row.attemptId,
    about: "An attack, and the session that it came from"
  ) {
    session
  } payload: {
    row.detectedPattern
    row.defenseTriggered
    row.blocked
    row.confidenceScore.about("0 to 1")
    row.createdAt
  }
  attempt

  Satellite(
    "adversarial_input", of: attempt, kind: .nonHistorized, about: "What was typed in an attack"
  ) {
    row.inputText.sensitive(.personal)
  }
}
