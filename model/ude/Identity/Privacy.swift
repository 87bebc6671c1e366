import DataVault

let gdprRequest = Hub(
  "gdpr_request", schema: "auth", about: "What somebody asked for under the GDPR"
) {
  Key("request_id", .uuid)
}

let gdprWorkflows = Source(
  GdprWorkflows.self, about: "The steps by which requests are dealt with"
) { row in
  tenant.key(systemTenant)
  gdprRequest.key(row.requestId)

  Satellite(
    "gdpr_step", of: gdprRequest, members: row.workflowId, about: "All steps of one request"
  ) {
    row.workflowId
    row.stepNumber.about("Counted from 1; the source lets two steps have one number")
    row.actionRequired
    row.assignedTo.about("A user of any tenant")
    row.slaDeadline
    row.status.about("PENDING, IN_PROGRESS, COMPLETED, BLOCKED or ESCALATED")
    row.evidenceCollected.sensitive(.confidential)
    row.complianceCheck
    row.approvalRequired
    row.createdAt
    row.completedAt
    row.verificationHash
  }
}

let consentManagement = Source(
  ConsentManagement.self, about: "What users have allowed, and what they took back"
) { row in
  tenant.key(of: user, row.userId)
  user.key(row.userId)

  // The scope may be corrected, so that a hash of it would make another consent of the same.
  let consent = Link(
    "user_consent", schema: "auth", dependentKeys: row.consentId, about: "Whose consent it is"
  ) {
    user
  }
  consent

  Satellite("user_consent", of: consent, about: "What a consent is for, and how it was given") {
    row.consentType.about("marketing, analytics, profiling or biometrics")
    row.scope
    row.source
    row.version
    row.evidence.sensitive(.confidential)
    row.createdAt
  }

  Satellite("user_consent_effectivity", of: consent, about: "From when to when a consent holds") {
    row.granted
    row.grantedAt
    row.withdrawalAt
    row.expiration
  }
}

let privacyRegistry = Source(
  PrivacyRegistry.self, about: "The source's own account of where personal data lie"
) { row in
  Reference(
    "privacy_field", key: row.fieldId, history: true, about: "How a field of the source is handled"
  ) {
    row.sheetName
    row.fieldName
    row.piiClassification.about("NON_PII, PII, SPII or SENSITIVE")
    row.encryptionRequired
    row.retentionDays
    row.maskingRule
    row.owner
    row.createdAt
    row.updatedAt.notHashed()
  }
}

let dataRetentionPolicies = Source(
  DataRetentionPolicies.self, about: "How long which data are kept"
) { row in
  Reference(
    "retention", key: row.policyId, history: true, about: "How long one category of data is kept"
  ) {
    row.dataCategory
    row.retentionDays
    row.autoDeletionEnabled
    row.legalHoldRequired
    row.encryptionRequired
    row.createdAt
    row.updatedAt.notHashed()
  }
}
