import DataVault

/// The name is unique in the source, and no other table refers to a policy.
let policy = Hub("policy", about: "A rule that the platform has set itself") {
  Key("policy_name", .text)
}

/// The name is unique in the source, and no other table refers to a framework.
let ethicsFramework = Hub("ethics_framework", about: "Principles that models are held to") {
  Key("framework_name", .text)
}

let governancePolicies = Source(GovernancePolicies.self, about: "The policies in force and retired")
{ row in
  tenant.key(row.tenantId)
  policy.key(row.policyName)

  Satellite("policy", of: policy, about: "What a policy says, and how strictly") {
    row.policyId.about("The source's own number")
    row.policyType.about("SECURITY, COMPLIANCE, ETHICS, OPERATIONAL or DATA")
    row.policyContent
    row.enforcementLevel.about("ADVISORY, MANDATORY or CRITICAL")
    row.isActive
    row.createdAt
    row.updatedAt.notHashed()
  }

  Satellite("policy_review", of: policy, about: "When a policy was looked at, and will be again") {
    row.lastReviewed
    row.nextReview
  }

  StatusSatellite(
    of: policy, named: "policy_presence",
    about: "Whether a policy is still there under its name")
}

let ethicalAiFrameworks = Source(
  EthicalAiFrameworks.self, about: "The frameworks that reviews go by"
) { row in
  tenant.key(row.tenantId)
  ethicsFramework.key(row.name)

  Satellite("ethics_framework", of: ethicsFramework, about: "What it asks, and how that is done") {
    row.frameworkId.about("The source's own number")
    row.description
    row.principles
    row.implementationGuide
    row.complianceRequirements
    row.isActive
    row.createdAt
    row.updatedAt.notHashed()
  }

  StatusSatellite(
    of: ethicsFramework, named: "ethics_framework_presence",
    about: "Whether a framework is still there under its name")
}
